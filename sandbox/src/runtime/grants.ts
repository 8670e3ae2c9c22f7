export const PERMISSIONS = ['whatsapp_business_messaging', 'whatsapp_business_management'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What a token may do. Tokens without a grant may do everything with every WABA. */
export type TokenGrant = {
  permissions: ReadonlySet<Permission>
  /** Undefined: every WABA. */
  waba_ids?: ReadonlySet<string>
  expires_at_ms?: number
}

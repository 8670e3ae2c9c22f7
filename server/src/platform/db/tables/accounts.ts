import type { Generated } from 'kysely'
import type { Json } from './columns.ts'

export type AccountsTable = {
  id: string
  name: string
  default_country: string | null
  freshness_days: Generated<number>
  stale_phone: Generated<'notice' | 'seal'>
  raw_retention_days: number | null
  audit_retention_days: number | null
  settings: Generated<Json<Record<string, unknown>>>
  created_at: Date
}

export type PortfoliosTable = {
  account_id: string
  id: string
  meta_portfolio_id: string
  name: string | null
  created_at: Date
}

/** Secrets are sealed: see crypto.ts. */
export type AppsTable = {
  account_id: string
  id: string
  meta_app_id: string
  app_secret: Buffer
  previous_app_secret: Buffer | null
  verify_token: Buffer
  /** When Meta last asked for the address of the webhooks and was given its challenge. */
  verified_at: Date | null
  created_at: Date
}

export type WabasTable = {
  account_id: string
  id: string
  portfolio_id: string
  waba_id: string
  created_at: Date
}

export type InboxesTable = {
  account_id: string
  id: string
  name: string
  channel: Generated<'whatsapp'>
  portfolio_id: string
  waba_id: string
  phone_number_id: string
  display_phone: string
  is_test_number: Generated<boolean>
  access_token: Buffer
  /** The WhatsApp number's own username, as Meta last reported it. */
  username: string | null
  username_status: string | null
  username_at: Date | null
  message_retention_days: number | null
  /** Nothing that was sent before is stored again. */
  messages_removed_before: Date | null
  created_at: Date
}

export type ApiKeysTable = {
  account_id: string
  id: string
  name: string
  key_digest: Buffer
  setup_generation: number | null
  scopes: string[]
  last_used_at: Date | null
  revoked_at: Date | null
  created_at: Date
}

export type IdempotencyKeysTable = {
  account_id: string
  api_key_id: string
  route: string
  key: string
  body_digest: Buffer
  status: number
  /** Empty until the answer has been read and written, which may be after the operation; `subject_id` is then set. */
  body: string
  created_at: Date
  subject_id: string | null
}

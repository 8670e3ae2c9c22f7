import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'
import { inboxSchema, META_ID } from '../inboxes/schema.ts'
import { CHECKS } from './verify-line.ts'

const secret = z.string().trim().min(1).max(1000)

export const newConnectionSchema = z.strictObject({
  meta_portfolio_id: META_ID.describe('Meta’s id of the business portfolio. BSUIDs are valid within it.'),
  app_id: META_ID.describe('Meta’s id of the app that gets the webhooks.'),
  app_secret: secret.optional().describe('Absent: the stored secret of the app.'),
  verify_token: secret
    .optional()
    .describe('A text of your choice. Meta sends it when it verifies the callback URL.'),
  waba_id: META_ID.describe('Meta’s id of the WhatsApp Business account.'),
  phone_number_id: META_ID,
  access_token: secret.describe('Stored encrypted and never shown again.'),
  name: visibleText(100).optional().describe('Absent: the verified name in WhatsApp.'),
})

const checkSchema = z
  .object({
    check: z.enum(CHECKS),
    state: z
      .enum(['ok', 'failed', 'to_do', 'unchecked'])
      .describe(
        '`to_do`: missing, set when the number is connected. `unchecked`: the check was not possible.',
      ),
    code: z.string().nullable().describe('A stable code of the failure.'),
    detail: z.string().nullable().describe('The message from Meta.'),
  })
  .describe('The result of one check with Meta.')

const numberSchema = z
  .object({
    display_phone: z.string(),
    verified_name: z.string().nullable(),
    quality: z.string().nullable(),
    is_test_number: z.boolean(),
  })
  .describe('The WhatsApp number, as Meta reports it.')

export const verificationSchema = z.object({ checks: z.array(checkSchema), number: numberSchema.nullable() })

export const appSchema = z
  .object({
    id: z.string().regex(idPattern('app')),
    meta_app_id: z.string(),
    webhook_url: z.string().describe('The callback URL to enter at Meta.'),
    reachable: z
      .boolean()
      .describe('False if PUBLIC_URL is not an https address: Meta can’t reach the callback URL.'),
    verified_at: z.iso.datetime().nullable().describe('When Meta last verified the callback URL.'),
    last_webhook_at: z.iso.datetime().nullable().describe('Null: no recent webhook.'),
    has_previous_secret: z
      .boolean()
      .describe('The previous secret is still accepted for webhooks that Meta signed with it.'),
    created_at: z.iso.datetime(),
  })
  .describe('A Meta app that sends webhooks here.')

export const connectionSchema = z.object({
  inbox: inboxSchema,
  app: appSchema,
  checks: z.array(checkSchema),
  subscribed: z.boolean().describe('The app is subscribed to the webhooks of the WABA.'),
})

export const changedAppSchema = z.strictObject({
  app_secret: secret
    .optional()
    .describe('The previous secret stays valid for webhooks that Meta signed with it.'),
  verify_token: secret.optional(),
})

export const newTokenSchema = z.strictObject({ access_token: secret })

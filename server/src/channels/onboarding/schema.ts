import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { inboxSchema, META_ID } from '../inboxes/schema.ts'
import { CHECKS } from './verify-line.ts'

const secret = z.string().trim().min(1).max(1000)

export const newConnectionSchema = z.strictObject({
  meta_portfolio_id: META_ID.describe('Of the business portfolio: BSUIDs are valid within it.'),
  app_id: META_ID.describe('Of the app that gets the webhooks.'),
  app_secret: secret.optional().describe('Absent: that of an app which is known here already.'),
  verify_token: secret
    .optional()
    .describe('Any text of yours, which Meta shows when it asks for the address of the webhooks.'),
  waba_id: META_ID.describe('Of the WhatsApp Business account.'),
  phone_number_id: META_ID,
  access_token: secret.describe('Kept encrypted and never shown again.'),
  name: z.string().trim().min(1).max(100).optional().describe('Absent: the name that WhatsApp shows people.'),
})

const checkSchema = z
  .object({
    check: z.enum(CHECKS),
    state: z
      .enum(['ok', 'failed', 'to_do', 'unchecked'])
      .describe('`to_do`: not so yet, done when the line is connected. `unchecked`: could not be asked.'),
    code: z.string().nullable().describe('A stable code of what is wrong.'),
    detail: z.string().nullable().describe('What Meta said of it.'),
  })
  .describe('One thing that Meta was asked.')

const numberSchema = z
  .object({
    display_phone: z.string(),
    verified_name: z.string().nullable(),
    quality: z.string().nullable(),
    is_test_number: z.boolean(),
  })
  .describe('What Meta says the number is.')

export const verificationSchema = z.object({ checks: z.array(checkSchema), number: numberSchema.nullable() })

export const appSchema = z
  .object({
    id: z.string().regex(idPattern('app')),
    meta_app_id: z.string(),
    webhook_url: z.string().describe('What Meta is to be given as the callback URL.'),
    reachable: z
      .boolean()
      .describe('False where no PUBLIC_URL over https is set: Meta cannot reach this address.'),
    verified_at: z.iso
      .datetime()
      .nullable()
      .describe('When Meta last asked for the address and was given its challenge.'),
    last_webhook_at: z.iso.datetime().nullable().describe('Null: none came lately.'),
    has_previous_secret: z
      .boolean()
      .describe('The secret before is still taken, for what Meta signed with it.'),
    created_at: z.iso.datetime(),
  })
  .describe('An app of Meta’s whose webhooks come here.')

export const connectionSchema = z.object({
  inbox: inboxSchema,
  app: appSchema,
  checks: z.array(checkSchema),
  subscribed: z.boolean().describe('Meta sends the app what happens on the WABA.'),
})

export const changedAppSchema = z.strictObject({
  app_secret: secret.optional().describe('The one before is kept for what Meta signed with it.'),
  verify_token: secret.optional(),
})

export const newTokenSchema = z.strictObject({ access_token: secret })

import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'

const META_ID = z.string().regex(/^\d{1,32}$/, 'must be a Meta id: digits only')

export const inboxSchema = z
  .object({
    id: z.string().regex(idPattern('inbox')),
    name: z.string(),
    channel: z.literal('whatsapp'),
    portfolio_id: z.string().regex(idPattern('portfolio')),
    meta_portfolio_id: z.string(),
    waba_id: z.string(),
    phone_number_id: z.string(),
    display_phone: z.string(),
    is_test_number: z.boolean(),
    username: z
      .string()
      .nullable()
      .describe('The username of the WhatsApp number, as WhatsApp last reported it.'),
    username_status: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .describe('One connected WhatsApp number.')

export const newInboxSchema = z.strictObject({
  name: visibleText(100).optional().describe('Absent: `display_phone`.'),
  meta_portfolio_id: META_ID.describe(
    'Meta’s id of the business portfolio that the WhatsApp number belongs to.',
  ),
  waba_id: META_ID.describe('Meta’s id of the WhatsApp Business account of the number.'),
  phone_number_id: META_ID,
  display_phone: z.string().trim().min(1).max(40),
  access_token: z.string().min(1).max(1000).describe('Stored encrypted and never shown again.'),
  is_test_number: z.boolean().default(false).describe('A test number from Meta can only send to phones.'),
})

export { META_ID }

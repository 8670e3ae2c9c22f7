import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'

const META_ID = z.string().regex(/^\d{1,32}$/, 'must be an id of Meta: digits only')

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
    username: z.string().nullable().describe('Of the line itself, as WhatsApp last told it.'),
    username_status: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .describe('One connected line.')

export const newInboxSchema = z.strictObject({
  name: z.string().trim().min(1).max(100).optional().describe('Absent: the phone as displayed.'),
  meta_portfolio_id: META_ID.describe("Meta's id of the business portfolio that the line belongs to."),
  waba_id: META_ID.describe('The WhatsApp Business account of the line.'),
  phone_number_id: META_ID,
  display_phone: z.string().trim().min(1).max(40),
  access_token: z.string().min(1).max(1000).describe('Kept encrypted and never shown again.'),
  is_test_number: z.boolean().default(false).describe("Meta's test numbers are sent to by phone only."),
})

export { META_ID }

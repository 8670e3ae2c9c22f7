import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { body } from '../../whatsapp/outgoing/interactive/parts.ts'
import { templateSchema } from '../../whatsapp/outgoing/template.ts'

const DEFAULT_HOURS = 72
const MOST_HOURS = 30 * 24

const id = (kind: Parameters<typeof idPattern>[0]) => z.string().regex(idPattern(kind))

export const newPhoneRequestSchema = z.strictObject({
  inbox_id: id('inbox'),
  body: body()
    .shape.text.optional()
    .describe('The text of the request while the customer service window is open. WhatsApp adds the button.'),
  template: templateSchema
    .optional()
    .describe('Used when the window is closed: an approved template with a REQUEST_CONTACT_INFO button.'),
  expires_in_hours: z.int().min(1).max(MOST_HOURS).default(DEFAULT_HOURS),
})

export const phoneRequestSchema = z
  .object({
    id: id('phone_request'),
    contact_id: id('contact').nullable(),
    inbox_id: id('inbox'),
    message_id: id('message')
      .nullable()
      .describe('The message with the request. Its status shows whether it was delivered.'),
    state: z
      .enum(['requested', 'shared', 'shared_anothers', 'expired'])
      .describe(
        '`shared`: the phone belongs to the contact now. `shared_anothers`: the phone belongs to another contact, and a conflict needs a manual decision. `expired`: no reply in time. WhatsApp does not report that a contact declined.',
      ),
    requested_at: z.iso.datetime(),
    requested_by: z.string().nullable(),
    expires_at: z.iso.datetime().nullable(),
    answered_at: z.iso.datetime().nullable(),
    shared_phone: z.string().nullable(),
    conflict_id: id('conflict').nullable(),
  })
  .describe('A request to a contact for the phone number.')

import { z } from 'zod'
import { isBsuid, isParentBsuid } from '../../identity/bsuid.ts'
import { problem } from '../../platform/base/errors.ts'
import { idPattern } from '../../platform/base/ids.ts'
import { parseId, parseOptionalId } from '../../platform/base/parse-id.ts'
import type { BindingRequest } from './bind-messages.ts'
import type { NamedRecipient } from './read-recipients.ts'

const LONGEST_ADDRESS = 300

export const recipientSchema = z
  .union([
    z.string().trim().min(1).max(LONGEST_ADDRESS),
    z.strictObject({
      contact_id: z.string().regex(idPattern('contact')).optional(),
      conversation_id: z.string().regex(idPattern('conversation')).optional(),
      phone: z.string().trim().min(1).max(100).optional(),
      bsuid: z.string().min(1).max(200).optional(),
    }),
  ])
  .describe(
    'A contact (`con_…`), a conversation (`cnv_…`), a phone or a BSUID, as text or as an object. With a phone and a contact, the message goes to this contact, even if other contacts had the phone. A username is for display and search only, and is refused.',
  )

type Recipient = z.output<typeof recipientSchema>

/** Where a message of a request goes, with our ids as the database has them. */
export function bindingOf(given: {
  to?: Recipient | undefined
  inbox_id?: string | undefined
  reply_to?: string | undefined
}): BindingRequest {
  const { to, inbox_id, reply_to } = given
  return {
    to: to === undefined ? undefined : nameRecipient(to),
    inbox_id: parseOptionalId('inbox', inbox_id),
    reply_to: parseOptionalId('message', reply_to),
  }
}

/** Reads the short form. A username is no address: WhatsApp has no way to send to one. */
function nameRecipient(to: Recipient): NamedRecipient {
  if (typeof to !== 'string') {
    const { contact_id, conversation_id } = to
    return {
      ...to,
      contact_id: parseOptionalId('contact', contact_id),
      conversation_id: parseOptionalId('conversation', conversation_id),
    }
  }
  if (to.startsWith('con_')) return { contact_id: parseId('contact', to) }
  if (to.startsWith('cnv_')) return { conversation_id: parseId('conversation', to) }
  if (isBsuid(to)) return { bsuid: to }
  if (isParentBsuid(to)) {
    throw problem('invalid_recipient', 'Can’t send to a parent BSUID. Name the contact or the BSUID.')
  }
  if (/[\p{L}@]/u.test(to)) {
    throw problem(
      'invalid_recipient',
      'Can’t send to a username: it is for display and search only. Name the contact, the conversation, the phone or the BSUID.',
    )
  }
  return { phone: to }
}

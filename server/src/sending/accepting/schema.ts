import { z } from 'zod'
import { messageDetailSchema } from '../../conversations/messages/schema.ts'
import { idPattern } from '../../platform/base/ids.ts'
import { outgoingContentSchema } from '../../whatsapp/outgoing/content.ts'

const id = (kind: Parameters<typeof idPattern>[0]) => z.string().regex(idPattern(kind))
const LONGEST_ADDRESS = 300

const recipientSchema = z
  .union([
    z.string().trim().min(1).max(LONGEST_ADDRESS),
    z.strictObject({
      contact_id: id('contact').optional(),
      conversation_id: id('conversation').optional(),
      phone: z.string().trim().min(1).max(100).optional(),
      bsuid: z.string().min(1).max(200).optional(),
    }),
  ])
  .describe(
    'A contact (`con_…`), a conversation (`cnv_…`), a phone or a BSUID, as text or by name. A phone together with a contact says that the contact is meant whoever had the phone. Never a username: it is display only.',
  )

const envelope = {
  to: recipientSchema.optional().describe('May be left out where `reply_to` says it.'),
  inbox_id: id('inbox')
    .optional()
    .describe(
      'Needed where the account has several inboxes and neither the conversation nor the answered message names one.',
    ),
  reply_to: id('message')
    .optional()
    .describe('Quotes this message, and goes to exactly the identity that it came from.'),
  send_at: z.iso.datetime({ offset: true }).optional().describe('Not before; at most 90 days ahead.'),
  if_no_phone: z
    .enum(['fail', 'request_phone'])
    .default('fail')
    .describe(
      'What happens to a message that needs a phone where none is known: it fails, or waits until the person shares it.',
    ),
  endpoint: z
    .enum(['messages', 'marketing_messages'])
    .default('messages')
    .describe('`marketing_messages`: the Marketing Messages API, for marketing templates.'),
}

export const newConversationSchema = z.strictObject({
  to: recipientSchema,
  inbox_id: id('inbox').optional().describe('Needed where the account has several inboxes.'),
})

const [text, ...others] = outgoingContentSchema.options

/** A message to send: the content under its type, and beside it whom it is for. */
export const newMessageSchema = z.discriminatedUnion('type', [
  text.extend(envelope),
  ...others.map((content) => content.extend(envelope)),
])

const attemptSchema = z.object({
  at: z.iso.datetime(),
  address: z.object({ kind: z.string(), value: z.string(), reason: z.string() }),
  outcome: z
    .enum(['accepted', 'refused', 'unknown'])
    .nullable()
    .describe('Null: under way, or the process died.'),
  http_status: z.int().nullable(),
  error: z.record(z.string(), z.unknown()).nullable(),
  wamid: z.string().nullable(),
})

export const sendingSchema = z
  .object({
    state: z
      .enum(['scheduled', 'waiting', 'held', 'queued', 'sending', 'unknown', 'sent', 'failed', 'cancelled'])
      .describe('`waiting`: for a phone that the person was asked for; `held`: its broadcast is paused.'),
    due_at: z.iso.datetime(),
    address: z
      .object({ kind: z.string(), value: z.string(), reason: z.string() })
      .nullable()
      .describe('Where it went, or would go last, and why: chosen when it is sent.'),
    error: z.record(z.string(), z.unknown()).nullable(),
    attempts: z.array(attemptSchema),
  })
  .describe('How a message of ours left.')

export const sentMessageSchema = messageDetailSchema.extend({ sending: sendingSchema.nullable() })

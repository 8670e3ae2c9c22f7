import { z } from 'zod'
import { messageDetailSchema } from '../../conversations/messages/schema.ts'
import { givenTime } from '../../platform/base/given-time.ts'
import { idPattern } from '../../platform/base/ids.ts'
import { outgoingContentSchema } from '../../whatsapp/outgoing/content.ts'
import { recipientSchema } from './recipient-schema.ts'

const id = (kind: Parameters<typeof idPattern>[0]) => z.string().regex(idPattern(kind))

const envelope = {
  to: recipientSchema.optional().describe('Optional with `reply_to`.'),
  inbox_id: id('inbox')
    .optional()
    .describe(
      'Required if the account has several inboxes and neither the conversation nor `reply_to` determines the inbox.',
    ),
  reply_to: id('message')
    .optional()
    .describe('Quotes this message. The reply goes to exactly the identity that sent it.'),
  send_at: givenTime.optional().describe('The earliest time to send, at most 90 days ahead.'),
  if_no_phone: z
    .enum(['fail', 'request_phone'])
    .default('fail')
    .describe(
      'For a message that needs a phone when none is known. `fail`: the message fails. `request_phone`: it waits until the contact shares a phone.',
    ),
  endpoint: z
    .enum(['messages', 'marketing_messages'])
    .default('messages')
    .describe('`marketing_messages`: the Marketing Messages API, for marketing templates.'),
}

export const newConversationSchema = z.strictObject({
  to: recipientSchema,
  inbox_id: id('inbox').optional().describe('Required if the account has several inboxes.'),
})

const [text, ...others] = outgoingContentSchema.options

/** A message to send: the content under its type, and its recipient beside it. */
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
    .describe('Null: the attempt is in progress, or the process stopped during it.'),
  http_status: z.int().nullable(),
  error: z.record(z.string(), z.unknown()).nullable(),
  wamid: z.string().nullable(),
})

export const sendingSchema = z
  .object({
    state: z
      .enum(['scheduled', 'waiting', 'held', 'queued', 'sending', 'unknown', 'sent', 'failed', 'cancelled'])
      .describe('`waiting`: the contact has to share a phone first. `held`: the broadcast is paused.'),
    due_at: z.iso.datetime(),
    address: z
      .object({ kind: z.string(), value: z.string(), reason: z.string() })
      .nullable()
      .describe('The last address and the reason for it. The address is chosen when the message is sent.'),
    error: z.record(z.string(), z.unknown()).nullable(),
    attempts: z.array(attemptSchema),
  })
  .describe('How an outbound message was sent.')

export const sentMessageSchema = messageDetailSchema.extend({ sending: sendingSchema.nullable() })

import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { mediaSchema } from '../media/schema.ts'
import { COPIES } from './copies.ts'

const messageId = z.string().regex(idPattern('message'))
const contactId = z.string().regex(idPattern('contact'))
const direction = z.enum(['inbound', 'outbound'])

export const contactSummarySchema = z
  .object({ id: contactId, display_name: z.string(), username: z.string().nullable() })
  .describe('Whom to show.')

const travelledBySchema = z
  .object({
    bsuid: z.string().nullable(),
    parent_bsuid: z.string().nullable(),
    phone: z.string().nullable().describe('With `+`.'),
  })
  .describe('The identifiers that WhatsApp showed with this message: an answer goes to these.')

export const metaConversationSchema = z.object({
  id: z.string().nullable(),
  origin: z
    .string()
    .nullable()
    .describe('What began it: `referral_conversion` for a free entry point, such as an advertisement.'),
  expires_at: z.iso.datetime().nullable().describe('Until when messages in it are free.'),
})

const errorSchema = z
  .object({
    code: z.number().nullable(),
    title: z.string().nullable(),
    message: z.string().nullable().optional(),
    details: z.string().nullable(),
    href: z.string().nullable().optional(),
    other: z.record(z.string(), z.unknown()).optional().describe('Members that are new.'),
  })
  .describe('One of WhatsApp’s errors. `message` and `href` are missing from what older versions stored.')

export const callSchema = z
  .object({
    state: z
      .string()
      .describe(
        '`connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another word of WhatsApp’s.',
      ),
    started_at: z.iso.datetime().nullable().describe('When it was answered.'),
    ended_at: z.iso.datetime().nullable(),
    duration_s: z.number().nullable(),
    payload: z.string().nullable().describe('What the button or link carried that the contact called from.'),
  })
  .describe('How a call went. Its recording and transcript are among `media`.')

export const messageStatusSchema = z.object({
  status: z.string(),
  at: z.iso.datetime(),
  recipient: travelledBySchema.describe('Whom WhatsApp says it reached.'),
  errors: z.array(errorSchema).nullable(),
  pricing: z.record(z.string(), z.unknown()).nullable(),
  conversation: metaConversationSchema
    .nullable()
    .describe('WhatsApp’s own conversation, which it names for free entry points.'),
  callback_data: z.string().nullable().describe('What the sender had WhatsApp repeat.'),
  data: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('What else WhatsApp said, of a call for example its session and times.'),
})

export const messageSchema = z
  .object({
    id: messageId,
    wamid: z.string().nullable().describe('WhatsApp’s own id; null until WhatsApp has taken the message.'),
    conversation_id: z.string().regex(idPattern('conversation')),
    inbox_id: z.string().regex(idPattern('inbox')),
    contact: contactSummarySchema
      .nullable()
      .describe('The person: who sent an inbound message, also in a group; who got an outbound one.'),
    direction,
    source: z
      .string()
      .describe(
        '`inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`.',
      ),
    seen_copies: z
      .array(z.enum(COPIES))
      .describe(
        'How WhatsApp told of it: `live` as it came, `echo` of what the business app sent, `send` by our API, `standby` while another app had the thread, synchronised `history`, a `status`.',
      ),
    type: z.string().describe('WhatsApp’s name of the type, also one that is new.'),
    text: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
    media: z
      .array(mediaSchema.pick({ id: true, state: true, mime_type: true, size: true, file_name: true }))
      .nullable()
      .describe('Its files, to be read at `/v1/media/{id}/content`; null where it has none.'),
    call: callSchema.nullable().describe('Of a call; null otherwise.'),
    refers_to: z
      .object({ wamid: z.string(), message_id: messageId.nullable() })
      .nullable()
      .describe('The message that this one answers, reacts to, edits or revokes.'),
    status: z.string().nullable(),
    status_at: z.iso.datetime().nullable(),
    travelled_by: travelledBySchema,
    reactions: z
      .array(
        z.object({
          message_id: messageId,
          emoji: z.string(),
          direction,
          contact_id: contactId.nullable(),
          at: z.iso.datetime(),
        }),
      )
      .describe('Those that stand: the last of each person, unless it was taken back.'),
    edits: z.array(z.object({ message_id: messageId, text: z.string().nullable(), at: z.iso.datetime() })),
    revoked_at: z.iso.datetime().nullable(),
    undelivered: z
      .boolean()
      .describe(
        'WhatsApp took it more than a day ago and no phone has got it: off, or out of reach for good.',
      ),
    misaddressed: z.boolean().describe('WhatsApp named somebody else as its recipient.'),
    delivered_to_stranger: z.boolean().describe('… and that somebody got it.'),
    anomaly: z.boolean().describe('Its copies named different people, so it links nothing.'),
    standby: z.boolean().describe('It came only while another app owned the thread.'),
    sent_at: z.iso.datetime().describe('By Meta’s time.'),
    at_from_meta: z.boolean().describe('False: Meta’s time could not be used, this is the time of receipt.'),
    received_at: z.iso.datetime(),
  })
  .describe('One message, or call, of a conversation.')

export const messageDetailSchema = messageSchema.extend({ statuses: z.array(messageStatusSchema) })

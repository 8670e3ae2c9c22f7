import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { mediaSchema } from '../media/schema.ts'
import { AUTHOR_KINDS } from './author.ts'
import { COPIES } from './copies.ts'

const messageId = z.string().regex(idPattern('message'))
const contactId = z.string().regex(idPattern('contact'))
const direction = z.enum(['inbound', 'outbound'])

export const contactSummarySchema = z
  .object({ id: contactId, display_name: z.string(), username: z.string().nullable() })
  .describe('The contact to show.')

const travelledBySchema = z
  .object({
    bsuid: z.string().nullable(),
    parent_bsuid: z.string().nullable(),
    phone: z.string().nullable().describe('With `+`.'),
  })
  .describe('The identifiers that WhatsApp showed with this message. A reply goes to these.')

export const metaConversationSchema = z.object({
  id: z.string().nullable(),
  origin: z
    .string()
    .nullable()
    .describe('The origin: `referral_conversion` for a free entry point, such as an ad.'),
  expires_at: z.iso.datetime().nullable().describe('Messages in it are free until this time.'),
})

const errorSchema = z
  .object({
    code: z.number().nullable(),
    title: z.string().nullable(),
    message: z.string().nullable().optional(),
    details: z.string().nullable(),
    href: z.string().nullable().optional(),
    other: z.record(z.string(), z.unknown()).optional().describe('Fields that are new in WhatsApp.'),
  })
  .describe('An error from WhatsApp. Errors that older versions stored have no `message` and `href`.')

export const callSchema = z
  .object({
    state: z
      .string()
      .describe(
        '`connecting`, `ringing`, `accepted`, `rejected`, `completed`, `failed`, `ended`, or another value from WhatsApp.',
      ),
    started_at: z.iso.datetime().nullable().describe('When the call was answered.'),
    ended_at: z.iso.datetime().nullable(),
    duration_s: z.number().nullable(),
    payload: z
      .string()
      .nullable()
      .describe('The payload of the button or link that the contact used to call.'),
  })
  .describe('The details of a call. The recording and the transcript are in `media`.')

export const messageStatusSchema = z.object({
  status: z.string(),
  at: z.iso.datetime(),
  recipient: travelledBySchema.describe('The recipient that WhatsApp reported.'),
  errors: z.array(errorSchema).nullable(),
  pricing: z.record(z.string(), z.unknown()).nullable(),
  conversation: metaConversationSchema
    .nullable()
    .describe('The conversation of WhatsApp’s pricing. WhatsApp names it for free entry points.'),
  callback_data: z.string().nullable().describe('The callback data of the sender, repeated by WhatsApp.'),
  data: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('Other data from WhatsApp, such as the session and times of a call.'),
})

export const authorSchema = z
  .object({
    kind: z
      .enum(AUTHOR_KINDS)
      .describe(
        '`member`, `api_key`, `operator`, `broadcast`, `gateway_consumer`: a bot or other program that sends through the gateway. `business_app`: typed in the WhatsApp Business app.',
      ),
    id: z.string().nullable().describe('The id of the member, API key, broadcast or gateway consumer.'),
    name: z.string().nullable().describe('The name when the message was written.'),
  })
  .nullable()
  .describe(
    'The author of an outbound message. Null for inbound messages, and if the author is not known: older messages, from before authors were stored, and messages of other apps.',
  )

export const messageSchema = z
  .object({
    id: messageId,
    wamid: z
      .string()
      .nullable()
      .describe('WhatsApp’s id of the message. Null until WhatsApp accepts the message.'),
    conversation_id: z.string().regex(idPattern('conversation')),
    inbox_id: z.string().regex(idPattern('inbox')),
    contact: contactSummarySchema
      .nullable()
      .describe(
        'The contact that sent an inbound message, also in a group, or received an outbound message.',
      ),
    direction,
    source: z
      .string()
      .describe(
        '`inbound`, `echo` (typed in the business app), `api`, `history`, `call`: by the first of `seen_copies`.',
      ),
    seen_copies: z
      .array(z.enum(COPIES))
      .describe(
        'How WhatsApp reported the message. `live`: as it arrived. `echo`: sent from the business app. `send`: sent through this API. `standby`: while another app controlled the conversation. `history`: from the history sync. `status`: from a status.',
      ),
    author: authorSchema,
    type: z.string().describe('The message type in WhatsApp. New types appear as WhatsApp names them.'),
    text: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
    media: z
      .array(mediaSchema.pick({ id: true, state: true, mime_type: true, size: true, file_name: true }))
      .nullable()
      .describe('The files of the message. Download them at `/v1/media/{id}/content`. Null without files.'),
    call: callSchema.nullable().describe('The details of a call. Null for other messages.'),
    refers_to: z
      .object({ wamid: z.string(), message_id: messageId.nullable() })
      .nullable()
      .describe('The message that this one replies to, reacts to, edits or deletes.'),
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
      .describe('The current reactions: the last one of each sender, unless it was removed.'),
    edits: z.array(z.object({ message_id: messageId, text: z.string().nullable(), at: z.iso.datetime() })),
    revoked_at: z.iso.datetime().nullable(),
    undelivered: z
      .boolean()
      .describe(
        'WhatsApp accepted the message more than a day ago and has not delivered it. The phone may be off or unreachable.',
      ),
    misaddressed: z.boolean().describe('WhatsApp reported another contact as the recipient.'),
    delivered_to_stranger: z.boolean().describe('WhatsApp delivered the message to that other contact.'),
    anomaly: z
      .boolean()
      .describe('The copies of the message name different contacts, so it is no evidence for a link.'),
    standby: z.boolean().describe('The message only arrived while another app controlled the conversation.'),
    sent_at: z.iso.datetime().describe('By Meta’s time.'),
    at_from_meta: z
      .boolean()
      .describe('False: the time from Meta was unusable, so this is the time of receipt.'),
    received_at: z.iso.datetime(),
  })
  .describe('A message or call of a conversation.')

export const messageDetailSchema = messageSchema.extend({ statuses: z.array(messageStatusSchema) })

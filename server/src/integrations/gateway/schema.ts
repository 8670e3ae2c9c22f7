import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'
import { isPlainUrl } from '../../platform/outbound-http/addresses.ts'

const LONGEST_SECRET = 500

const policy = z
  .enum(['passthrough', 'known_phone', 'stable_phone'])
  .describe(
    'How webhooks identify contacts. `passthrough`: as Meta sends them. `known_phone`: adds the current phone if Meta omits it and it is known. `stable_phone`: always one number per contact, a phone or a placeholder number, which never changes.',
  )
const mode = z
  .enum(['live', 'shadow', 'paused'])
  .describe(
    '`live`: webhooks are delivered. `shadow`: nothing is delivered, and the result of each policy is recorded. `paused`: webhooks wait.',
  )
const URL_IS = 'The address for webhooks. Null: the consumer only sends.'
const fields = {
  name: visibleText(100).describe('The name of the consumer, unique in the account.'),
  inbox_ids: z
    .array(z.string().regex(idPattern('inbox')))
    .min(1)
    .max(100)
    .nullable()
    .describe('The inboxes that the consumer sees and sends from. Null: all inboxes, including future ones.'),
  fields: z
    .array(z.string().regex(/^[a-z_]{1,64}$/))
    .min(1)
    .max(50)
    .nullable()
    .describe('The webhook fields that the consumer is subscribed to, such as `messages`. Null: all fields.'),
  policy,
  mode,
  url: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .max(2048)
    .refine(isPlainUrl, { error: 'must not contain a user or a fragment' })
    .nullable()
    .describe(URL_IS),
  may_send: z.boolean(),
  answers_by_itself: z
    .boolean()
    .describe(
      'The consumer is a bot. While an unresolved conversation is assigned to a member, the bot is on standby there and can’t send.',
    ),
  surrogate_code: z
    .enum(['999', '997', '990'])
    .describe('The country code of placeholder numbers. None of these codes is in service.'),
}
const secret = z.string().min(8).max(LONGEST_SECRET)
const secrets = {
  app_secret: secret.describe(
    'The secret that signs its webhooks. Use the secret from the consumer’s settings.',
  ),
  verify_token: secret.describe('The token that verifies its address.'),
}

export const consumerSchema = z
  .object({
    id: z.string().regex(idPattern('gateway_consumer')),
    ...fields,
    name: z.string().describe('The name of the consumer, unique in the account.'),
    url: z.url().nullable().describe(URL_IS),
    paused_reason: z
      .string()
      .nullable()
      .describe('Why its webhooks are paused. Null: paused by hand, or not paused.'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('A program that uses WhatsApp’s Cloud API through this server.')

export const newConsumerSchema = z.strictObject({
  ...fields,
  inbox_ids: fields.inbox_ids.default(null),
  fields: fields.fields.default(null),
  policy: policy.default('stable_phone'),
  mode: mode.default('live'),
  url: fields.url.default(null),
  may_send: fields.may_send.default(true),
  answers_by_itself: fields.answers_by_itself.default(false),
  surrogate_code: fields.surrogate_code.default('999'),
  ...secrets,
})

export const consumerChangeSchema = z.strictObject(fields).extend(secrets).partial()

export const madeConsumerSchema = consumerSchema.extend({
  access_token: z.string().describe('The access token for the consumer. Shown only once.'),
})

export const deliverySchema = z
  .object({
    id: z.string().regex(idPattern('gateway_delivery')),
    webhook_event_id: z
      .string()
      .regex(idPattern('webhook_event'))
      .nullable()
      .describe('The stored webhook behind the delivery. Null: created by Selfsame, such as a handover.'),
    state: z
      .enum(['queued', 'delivered', 'failed', 'shadow', 'nothing'])
      .describe('`shadow`: nothing was delivered. `nothing`: the webhook has no content for this consumer.'),
    attempts: z.int(),
    next_at: z.iso.datetime().nullable(),
    status_code: z.int().nullable().describe('The last HTTP status from the consumer.'),
    error: z.string().nullable().describe('A code for the failure, such as `timeout`.'),
    filled: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('The fields that each policy filled in the webhook from Meta: `{change, field, from, to}`.'),
    created_at: z.iso.datetime(),
    ended_at: z.iso.datetime().nullable(),
  })
  .describe('One webhook for one consumer.')

const webhook = z.record(z.string(), z.unknown()).nullable()

export const comparisonSchema = deliverySchema.extend({
  original: webhook.describe('The webhook as Meta sent it. Null: created by Selfsame, or deleted.'),
  views: z.object({ passthrough: webhook, known_phone: webhook, stable_phone: webhook }),
})

export const healthSchema = z.object({
  queued: z.int(),
  failed: z.int(),
  oldest_queued_at: z.iso.datetime().nullable(),
  last_delivered_at: z.iso.datetime().nullable(),
})

export const verificationSchema = z.object({
  verified: z.boolean(),
  reason: z
    .enum(['address_refused', 'no_answer', 'wrong_status', 'wrong_challenge'])
    .nullable()
    .describe('Why the verification failed.'),
})

export const numberSchema = z
  .object({
    number: z.string().describe('The digits that the consumer gets.'),
    contact_id: z.string().regex(idPattern('contact')).describe('The contact that the number reaches now.'),
    surrogate: z.boolean().describe('True: a placeholder number, not a phone.'),
    current: z.boolean().describe('True: webhooks identify the contact by this number.'),
    given_at: z.iso.datetime(),
  })
  .describe('A number that identifies a contact at a consumer with `stable_phone`.')

export const refusalSchema = z
  .object({
    call: z.string().describe('Such as `POST messages`.'),
    http_status: z.int(),
    code: z.int().nullable().describe('WhatsApp’s error code in the response to the consumer.'),
    details: z.string().describe('The error message.'),
    at: z.iso.datetime(),
  })
  .describe('A refused call of a consumer. The recipient is not stored.')

import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'

const LONGEST_SECRET = 500

const policy = z
  .enum(['passthrough', 'known_phone', 'stable_phone'])
  .describe(
    'How it is told who somebody is. `passthrough`: as Meta does. `known_phone`: where Meta leaves the phone out, the current one wherever it is known. `stable_phone`: always one number per person, a phone or a surrogate, which nothing changes.',
  )
const mode = z
  .enum(['live', 'shadow', 'paused'])
  .describe(
    '`live`: webhooks go out. `shadow`: nothing goes out; what each policy would have delivered is written down. `paused`: webhooks wait.',
  )
const fields = {
  name: z.string().trim().min(1).max(100).describe('What it is, once in an account.'),
  inbox_ids: z
    .array(z.string().regex(idPattern('inbox')))
    .min(1)
    .max(100)
    .nullable()
    .describe('The inboxes that it sees and sends from; null: all of them, also later ones.'),
  fields: z
    .array(z.string().regex(/^[a-z_]{1,64}$/))
    .min(1)
    .max(50)
    .nullable()
    .describe(
      'The webhook fields that it is subscribed to, as its app was at Meta, such as `messages`; null: all that come.',
    ),
  policy,
  mode,
  url: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .max(2048)
    .nullable()
    .describe('Where its webhooks go; null: it only sends.'),
  may_send: z.boolean(),
  answers_by_itself: z
    .boolean()
    .describe('It is a bot: while somebody has the conversation it is told to stand by, and may not send.'),
  surrogate_code: z
    .enum(['999', '997', '990'])
    .describe('The country code under which surrogates are made; none of these is in service.'),
}
const secret = z.string().min(8).max(LONGEST_SECRET)
const secrets = {
  app_secret: secret.describe(
    'With which its webhooks are signed: the one that the consumer is set up with.',
  ),
  verify_token: secret.describe('With which its address is verified.'),
}

export const consumerSchema = z
  .object({
    id: z.string().regex(idPattern('gateway_consumer')),
    ...fields,
    paused_reason: z
      .string()
      .nullable()
      .describe('Why its webhooks wait; null: a person paused them, or they do not.'),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('A program that speaks WhatsApp’s Cloud API and stands behind this server.')

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
  access_token: z.string().describe('Shown this once: what the consumer uses as its access token.'),
})

export const deliverySchema = z
  .object({
    id: z.string().regex(idPattern('gateway_delivery')),
    webhook_event_id: z
      .string()
      .regex(idPattern('webhook_event'))
      .nullable()
      .describe('The stored webhook that it is made of; null: one of our own, such as a handover.'),
    state: z
      .enum(['queued', 'delivered', 'failed', 'shadow', 'nothing'])
      .describe('`shadow`: nothing went out. `nothing`: nothing in it is for this consumer.'),
    attempts: z.int(),
    next_at: z.iso.datetime().nullable(),
    status_code: z.int().nullable().describe('What the consumer answered last.'),
    error: z.string().nullable().describe('In one word why it did not work, such as `timeout`.'),
    filled: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('By policy, the fields that were written into what Meta sent: `{change, field, from, to}`.'),
    created_at: z.iso.datetime(),
    ended_at: z.iso.datetime().nullable(),
  })
  .describe('One webhook for one consumer.')

const webhook = z.record(z.string(), z.unknown()).nullable()

export const comparisonSchema = deliverySchema.extend({
  original: webhook.describe('As Meta sent it; null: one of our own, or deleted since.'),
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
    .describe('Why it is not verified.'),
})

export const numberSchema = z
  .object({
    number: z.string().describe('Digits, as the consumer gets them.'),
    contact_id: z.string().regex(idPattern('contact')).describe('Whom it reaches now.'),
    surrogate: z.boolean().describe('It is no phone.'),
    current: z.boolean().describe('The consumer is told of this person by this number.'),
    given_at: z.iso.datetime(),
  })
  .describe('A number by which a consumer knows somebody under `stable_phone`.')

export const refusalSchema = z
  .object({
    call: z.string().describe('Such as `POST messages`.'),
    http_status: z.int(),
    code: z.int().nullable().describe('WhatsApp’s code, as the consumer got it.'),
    details: z.string().describe('What was wrong, in words.'),
    at: z.iso.datetime(),
  })
  .describe('A call of a consumer that was refused. Whom it was for is not kept.')

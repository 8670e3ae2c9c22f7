import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { visibleText } from '../../platform/base/visible-text.ts'
import { EVENTS } from '../../platform/events/catalogue.ts'
import { isPlainUrl } from '../../platform/outbound-http/addresses.ts'

export const LONGEST_ENDPOINT_NAME = 100

const TYPE = /^[a-z_]+\.([a-z_]+|\*)$/
const KINDS = new Set(Object.keys(EVENTS).map((type) => type.split('.')[0]))
const isKnown = (type: string) =>
  Object.hasOwn(EVENTS, type) || (type.endsWith('.*') && KINDS.has(type.slice(0, -2)))

const fields = {
  name: visibleText(LONGEST_ENDPOINT_NAME),
  url: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with https://' })
    .max(2048)
    .refine(isPlainUrl, { error: 'must not contain a user or a fragment' })
    .describe('The address for events. Plain http is only accepted in networks that the operator allows.'),
  event_types: z
    .array(
      z
        .string()
        .regex(TYPE)
        .refine(isKnown, { error: 'must be an event type of docs/events.md, or a group such as contact.*' }),
    )
    .min(1)
    .max(100)
    .nullable()
    .describe('Event types such as `message.received`, or groups such as `message.*`. Null: all types.'),
  inbox_ids: z
    .array(z.string().regex(idPattern('inbox')))
    .min(1)
    .max(100)
    .nullable()
    .describe('Only events of these inboxes, and events without an inbox. Null: all inboxes.'),
  format: z
    .enum(['standard', 'cloudevents'])
    .describe('`standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.'),
  ordered: z
    .boolean()
    .describe(
      'Delivers the events of one contact in order. After a failure, later events wait until the failed one arrives or its attempts are used up.',
    ),
  concurrency: z.number().int().min(1).max(50).describe('The maximum number of concurrent requests.'),
}

export const newEndpointSchema = z.strictObject({
  name: fields.name.optional().describe('Absent: the host of the address.'),
  url: fields.url,
  event_types: fields.event_types.default(null),
  inbox_ids: fields.inbox_ids.default(null),
  format: fields.format.default('standard'),
  ordered: fields.ordered.default(false),
  concurrency: fields.concurrency.default(10),
})

export const endpointChangeSchema = z.strictObject(fields).partial()

const time = z.iso.datetime()

export const endpointSchema = z
  .object({
    id: z.string().regex(idPattern('endpoint')),
    ...fields,
    name: z.string(),
    url: z.string(),
    event_types: z.array(z.string()).nullable(),
    state: z.enum(['enabled', 'paused', 'disabled']),
    state_reason: z
      .string()
      .nullable()
      .describe(
        'Why the endpoint was disabled: `gone` (it returned 410) or `failing` (all deliveries failed for five days).',
      ),
    state_at: time,
    health: z
      .enum(['untried', 'healthy', 'failing', 'held_back'])
      .describe(
        '`held_back`: after many failures in a row, one attempt is made at a time, with growing pauses.',
      ),
    failures: z.number().int().describe('The number of failures in a row since the last success.'),
    failing_since: time.nullable(),
    held_back_until: time.nullable(),
    last_success_at: time.nullable(),
    last_failure_at: time.nullable(),
    last_status: z.number().int().nullable(),
    last_error: z.string().nullable().describe('The error class, as in an attempt.'),
    position: z.number().int().describe('The position in the feed: events up to this number are done.'),
    behind_since: time
      .nullable()
      .describe('The time of the first event after the position. Null: the endpoint is up to date.'),
    previous_secret_until: time
      .nullable()
      .describe('Until this time, requests are also signed with the previous secret.'),
    created_at: time,
    updated_at: time,
  })
  .describe('An endpoint that receives events.')

export const secretSchema = z.object({
  endpoint: endpointSchema,
  secret: z
    .string()
    .regex(/^whsec_/)
    .describe('The secret to verify signatures with. Shown only once.'),
})

export const rotationSchema = z.strictObject({
  keep_previous_hours: z
    .number()
    .min(0)
    .max(24 * 14)
    .default(24)
    .describe('How long requests are also signed with the previous secret.'),
})

export const resumeSchema = z.strictObject({
  skip: z.boolean().default(false).describe('Skips the events of the pause, and pending deliveries.'),
})

const attemptSchema = z.object({
  at: time,
  duration_ms: z.number().int(),
  status: z.number().int().nullable(),
  error: z
    .string()
    .nullable()
    .describe(
      'The error class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`.',
    ),
  answer: z.string().nullable().describe('The first KB of the response.'),
})

const deliveryState = z.enum(['pending', 'delivered', 'failed', 'cancelled'])

export const deliverySchema = z
  .object({
    id: z.string().regex(idPattern('delivery')),
    event_id: z
      .string()
      .regex(idPattern('event'))
      .describe('The value of `webhook-id`, the same for every attempt.'),
    event_type: z.string(),
    seq: z.number().int().nullable().describe('The number in the feed. Null for a test.'),
    state: deliveryState.describe(
      '`failed`: all attempts are used up. `cancelled`: the event was erased or skipped.',
    ),
    tries: z.number().int().describe('The number of attempts since the last manual redelivery.'),
    due_at: time.nullable().describe('The time of the next attempt.'),
    attempts: z.array(attemptSchema).describe('The last 30 attempts, oldest first.'),
    ended_at: time.nullable(),
  })
  .describe('The delivery of one event to one endpoint.')

export const shownDeliverySchema = deliverySchema.extend({
  payload: z
    .string()
    .nullable()
    .describe('The payload of the next attempt. Null for a test and for an erased event.'),
})

export const deliveryQuery = {
  state: deliveryState.optional(),
  event_type: z.string().regex(TYPE).optional(),
}

export const rangeSchema = z.strictObject({
  after: z.number().int().min(0).describe('Events of the feed after this number.'),
  until: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Events up to this number. Absent: up to the position of the endpoint.'),
  only_failed: z.boolean().default(false).describe('Only failed deliveries.'),
})

export const replayedSchema = z.object({
  queued: z.number().int(),
  next_after: z
    .number()
    .int()
    .nullable()
    .describe('Pass it as `after` for the rest of a long range. Null at the end.'),
})

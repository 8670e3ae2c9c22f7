import { z } from 'zod'
import { idPattern } from '../../platform/base/ids.ts'
import { EVENTS } from '../../platform/events/catalogue.ts'

const TYPE = /^[a-z_]+\.([a-z_]+|\*)$/
const KINDS = new Set(Object.keys(EVENTS).map((type) => type.split('.')[0]))
const isKnown = (type: string) =>
  Object.hasOwn(EVENTS, type) || (type.endsWith('.*') && KINDS.has(type.slice(0, -2)))

function isPlain(text: string): boolean {
  // Zod asks of what it has already refused, too.
  if (!URL.canParse(text)) return true
  const { username, password, hash } = new URL(text)
  return username === '' && password === '' && hash === ''
}

const fields = {
  name: z.string().trim().min(1).max(100),
  url: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with https://' })
    .max(2048)
    .refine(isPlain, { error: 'must hold neither a user nor a fragment' })
    .describe('Where events are posted to. Plain http only within the networks that the operator allows.'),
  event_types: z
    .array(
      z
        .string()
        .regex(TYPE)
        .refine(isKnown, { error: 'must be a type of docs/events.md, or such as contact.*' }),
    )
    .min(1)
    .max(100)
    .nullable()
    .describe('Types such as `message.received`, or `message.*` for all of a kind; null: every type.'),
  inbox_ids: z
    .array(z.string().regex(idPattern('inbox')))
    .min(1)
    .max(100)
    .nullable()
    .describe('Only what happens on these, and what belongs to no inbox; null: on all.'),
  format: z
    .enum(['standard', 'cloudevents'])
    .describe('`standard`: `{type, timestamp, data}`. `cloudevents`: CloudEvents 1.0, structured, as JSON.'),
  ordered: z
    .boolean()
    .describe(
      'The events of one contact one after another: what follows one that failed waits until it arrives or its attempts are used up.',
    ),
  concurrency: z.number().int().min(1).max(50).describe('How many requests at a time at most.'),
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
    url: z.string(),
    event_types: z.array(z.string()).nullable(),
    state: z.enum(['enabled', 'paused', 'disabled']),
    state_reason: z
      .string()
      .nullable()
      .describe(
        'Why it was disabled: `gone` (it answered 410) or `failing` (nothing but failures for five days).',
      ),
    state_at: time,
    health: z
      .enum(['untried', 'healthy', 'failing', 'held_back'])
      .describe(
        '`held_back`: after many failures in a row one attempt at a time is made, with growing pauses.',
      ),
    failures: z.number().int().describe('In a row, since the last success.'),
    failing_since: time.nullable(),
    held_back_until: time.nullable(),
    last_success_at: time.nullable(),
    last_failure_at: time.nullable(),
    last_status: z.number().int().nullable(),
    last_error: z.string().nullable().describe('A class of error, as in an attempt.'),
    position: z.number().int().describe('The number of the feed up to which it has been served.'),
    behind_since: time
      .nullable()
      .describe('When the first event happened that it has not been served; null where there is none.'),
    previous_secret_until: time.nullable().describe('Until then the secret before the newest signs too.'),
    created_at: time,
    updated_at: time,
  })
  .describe('Where events go.')

export const secretSchema = z.object({
  endpoint: endpointSchema,
  secret: z
    .string()
    .regex(/^whsec_/)
    .describe('What the receiver verifies signatures with. Shown this once.'),
})

export const rotationSchema = z.strictObject({
  keep_previous_hours: z
    .number()
    .min(0)
    .max(24 * 14)
    .default(24)
    .describe('So long the secret before signs too.'),
})

export const resumeSchema = z.strictObject({
  skip: z
    .boolean()
    .default(false)
    .describe('Leave out what happened while it stood still, and what was still to be tried.'),
})

const attemptSchema = z.object({
  at: time,
  duration_ms: z.number().int(),
  status: z.number().int().nullable(),
  error: z
    .string()
    .nullable()
    .describe(
      'A class: `http_status`, `redirected`, `timeout`, `name_not_found`, `connection_refused`, `connection_lost`, `connection_failed`, `tls_failed`, `unreadable_answer`, `address_refused`.',
    ),
  answer: z.string().nullable().describe('The first KB of the answer.'),
})

const deliveryState = z.enum(['pending', 'delivered', 'failed', 'cancelled'])

export const deliverySchema = z
  .object({
    id: z.string().regex(idPattern('delivery')),
    event_id: z
      .string()
      .regex(idPattern('event'))
      .describe('What `webhook-id` says; the same at every attempt.'),
    event_type: z.string(),
    seq: z.number().int().nullable().describe('The number in the feed; null for a test.'),
    state: deliveryState.describe(
      '`failed`: all attempts are used up. `cancelled`: the event was erased, or was skipped by hand.',
    ),
    tries: z.number().int().describe('Since it was last made due by hand.'),
    due_at: time.nullable().describe('When it is tried again.'),
    attempts: z.array(attemptSchema).describe('The oldest first; the last thirty.'),
    ended_at: time.nullable(),
  })
  .describe('One event to one endpoint.')

export const shownDeliverySchema = deliverySchema.extend({
  payload: z
    .string()
    .nullable()
    .describe('What the next attempt would say; null for a test and where the event was erased.'),
})

export const deliveryQuery = {
  state: deliveryState.optional(),
  event_type: z.string().regex(TYPE).optional(),
}

export const rangeSchema = z.strictObject({
  after: z.number().int().min(0).describe('Events of the feed behind this number.'),
  until: z.number().int().min(1).optional().describe('Up to this number; absent: all it has been served.'),
  only_failed: z.boolean().default(false).describe('Only those whose attempts are used up.'),
})

export const replayedSchema = z.object({
  queued: z.number().int(),
  next_after: z
    .number()
    .int()
    .nullable()
    .describe('To be passed as `after` for the rest of a long range; null at its end.'),
})

import { z } from 'zod'
import { idPattern } from '../base/ids.ts'
import { EVENTS, type EventType } from './catalogue.ts'
import { EXAMPLES } from './examples.ts'

const identifierSchema = z.object({
  kind: z.enum(['bsuid', 'parent_bsuid', 'phone', 'email', 'external']),
  portfolio_id: z.string().regex(idPattern('portfolio')).nullable(),
  value: z.string().describe('A phone with `+`.'),
})

const envelope = {
  id: z.string().regex(idPattern('event')),
  seq: z.number().int().describe('Increases within an account. A reader continues from here.'),
  at: z.iso.datetime().describe('When it happened, by Meta’s time if Meta gave one.'),
  contact_id: z
    .string()
    .regex(idPattern('contact'))
    .nullable()
    .describe('The contact at the time of the event.'),
  conversation_id: z.string().regex(idPattern('conversation')).nullable(),
  inbox_id: z.string().regex(idPattern('inbox')).nullable(),
  contact: z
    .object({
      id: z.string().regex(idPattern('contact')).describe('The contact now. After a merge, the survivor.'),
      username: z.string().nullable(),
      identifiers: z
        .array(identifierSchema)
        .describe(
          'Every active identifier on the inbox of the event. Without an inbox, every active identifier.',
        ),
    })
    .nullable(),
}

const examples = new Map<string, object>(Object.entries(EXAMPLES))
const described = ([type, { what, data }]: [string, (typeof EVENTS)[EventType]]) =>
  z
    .object({ type: z.literal(type), ...envelope, data: data.meta({ examples: [examples.get(type)] }) })
    .describe(what)

const [first, ...others] = Object.entries(EVENTS).map(described)
if (first === undefined) throw new Error('The catalogue of events is empty.')

/** One event; a type that a later version writes is passed on as it is. */
export const eventSchema = z
  .union([
    // By its type, and not by trying one after the other: a page holds a thousand.
    z.discriminatedUnion('type', [first, ...others]),
    z.object({ type: z.string(), ...envelope, data: z.record(z.string(), z.unknown()) }),
  ])
  .describe('An event of the feed.')

export type PresentedEvent = z.output<typeof eventSchema>

const MOST_TYPES = 50
const HIGHEST_LIMIT = 1000
const TYPE = /^[a-z_]+\.([a-z_]+|\*)$/

const typesQuery = z
  .string()
  .transform((text) => text.split(',').map((type) => type.trim()))
  .pipe(
    z
      .array(z.string().regex(TYPE, 'must be types such as `message.received` or `contact.*`'))
      .max(MOST_TYPES),
  )
  .optional()
  .describe(
    `Only these types, separated by commas. \`message.*\` matches a group. Types: ${Object.keys(EVENTS).join(', ')}.`,
  )

const seqQuery = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const feedQuery = z.strictObject({
  after: seqQuery.default(0).describe('The `next_after` of the previous page. Absent: from the beginning.'),
  types: typesQuery,
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(HIGHEST_LIMIT)
    .default(100)
    .describe('The maximum number of events.'),
})

export const streamQuery = z.strictObject({
  after: seqQuery
    .optional()
    .describe('Starts after this number. Absent: from now on. Last-Event-ID takes precedence.'),
  types: typesQuery,
  form: z
    .enum(['events', 'changes'])
    .default('events')
    .describe(
      '`events`: each event. `changes`: only the ids that several events affect, for a page that reloads them.',
    ),
})

/** What `form=changes` tells, several events at a time. */
export const changesSchema = z.object({
  seq: z.number().int().describe('The number of the last of these events.'),
  types: z.array(z.string()),
  contact_ids: z
    .array(z.string().regex(idPattern('contact')))
    .describe('The contacts at the time of the events.'),
  conversation_ids: z.array(z.string().regex(idPattern('conversation'))),
  inbox_ids: z.array(z.string().regex(idPattern('inbox'))),
  more: z.boolean().describe('True: too many contacts or conversations changed, so none is listed.'),
})

export type Changes = z.output<typeof changesSchema>

export const streamHeaders = z.object({
  'last-event-id': z
    .string()
    .regex(/^\d{1,16}$/)
    .optional()
    .describe('The id of the last event that was read. Browsers send it when they reconnect.'),
})

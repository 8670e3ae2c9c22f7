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
  seq: z.number().int().describe('Grows within an account; where a reader goes on.'),
  at: z.iso.datetime().describe('When it was so, by Meta’s time where it has one.'),
  contact_id: z.string().regex(idPattern('contact')).nullable().describe('As it was then.'),
  conversation_id: z.string().regex(idPattern('conversation')).nullable(),
  inbox_id: z.string().regex(idPattern('inbox')).nullable(),
  contact: z
    .object({
      id: z.string().regex(idPattern('contact')).describe('Today: after a merge, the survivor.'),
      username: z.string().nullable(),
      identifiers: z
        .array(identifierSchema)
        .describe('Every active identifier: those on the inbox that the event is about, else all.'),
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
  .describe('One fact of ours.')

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
    `Only these, separated by commas; \`message.*\` for all of a kind. Known: ${Object.keys(EVENTS).join(', ')}.`,
  )

const seqQuery = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export const feedQuery = z.strictObject({
  after: seqQuery.default(0).describe('`next_after` of the page before; absent: from the beginning.'),
  types: typesQuery,
  limit: z.coerce.number().int().min(1).max(HIGHEST_LIMIT).default(100).describe('How many at most.'),
})

export const streamQuery = z.strictObject({
  after: seqQuery.optional().describe('From behind this number on; absent: from now on. Last-Event-ID wins.'),
  types: typesQuery,
  form: z
    .enum(['events', 'changes'])
    .default('events')
    .describe(
      '`events`: each event by itself. `changes`: only what several events in a row touched, for a page that reads it again.',
    ),
})

/** What `form=changes` tells, several events at a time. */
export const changesSchema = z.object({
  seq: z.number().int().describe('The number of the last of these events.'),
  types: z.array(z.string()),
  contact_ids: z.array(z.string().regex(idPattern('contact'))).describe('As they were then.'),
  conversation_ids: z.array(z.string().regex(idPattern('conversation'))),
  inbox_ids: z.array(z.string().regex(idPattern('inbox'))),
  more: z.boolean().describe('Too many contacts or conversations to name: none is named.'),
})

export type Changes = z.output<typeof changesSchema>

export const streamHeaders = z.object({
  'last-event-id': z
    .string()
    .regex(/^\d{1,16}$/)
    .optional()
    .describe('The id of the last event that was read, as browsers send it when they connect again.'),
})

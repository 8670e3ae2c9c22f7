import { z } from 'zod'
import { messageStatusSchema } from '../conversations/messages/schema.ts'
import { idPattern } from '../platform/base/ids.ts'

const EVENT_ID = z.string().regex(idPattern('webhook_event'))
const FAILURE_STATE = z.enum(['failed', 'unroutable', 'waiting'])
const TIME = z.iso.datetime()

export const statusSchema = z.object({
  stored: z.int().describe('Webhook entries ever taken in.'),
  processed: z
    .int()
    .describe('Of these, worked on once, whatever came of them; a replay does not count again.'),
  failed: z.int().describe('Entries of which something could not be read or processed.'),
  unroutable: z.int().describe('Entries for a line or WABA that is not connected yet.'),
  waiting: z.int().describe('Entries that wait for a person to become known.'),
  queued: z.int().describe('Entries still to be worked on, those of replays included.'),
  lag_ms: z.int().describe('For how long the oldest entry that was never worked on has been waiting.'),
  last_processed_at: TIME.nullable(),
})

export const failureSchema = z
  .object({
    event_id: EVENT_ID,
    path: z.string().describe('Where in the entry it stands; empty: the entry as a whole.'),
    state: FAILURE_STATE,
    reason: z.string().describe('A stable code.'),
    detail: z.string().nullable(),
    waits_for: z.string().nullable().describe("Meta's id of what would let it through."),
    received_at: TIME.nullable(),
    first_at: TIME,
    last_at: TIME,
    attempts: z.int(),
  })
  .describe('Something in a webhook that could not be used yet. It is kept and can be replayed.')

export const failureQuery = { state: FAILURE_STATE.optional().describe('Absent: every state.') }

export const unmatchedSchema = z
  .object({
    inbox_id: z.string().regex(idPattern('inbox')),
    wamid: z.string().describe('WhatsApp’s id of the message.'),
    statuses: z.array(messageStatusSchema),
  })
  .describe(
    'Statuses of a message that has not come, as when another app sent it. They are applied if the message comes.',
  )

export const unmatchedQuery = {
  wamid: z.string().trim().min(1).max(512).optional().describe('Absent: of every message.'),
}

export const eventSchema = z.object({
  id: EVENT_ID,
  request_id: EVENT_ID.describe('The first entry of the same POST.'),
  entry_index: z.int(),
  received_at: TIME,
  queued: z.boolean(),
  encoding: z.enum(['utf8', 'base64']).describe('base64 where the body is no valid UTF-8.'),
  body: z.string().nullable().describe('The POST as it was received; null where it has been erased.'),
})

export const newReplaySchema = z
  .strictObject({
    scope: z
      .enum(['all', 'failed', 'unroutable', 'range'])
      .describe('failed: also what waits for a person. range: what was received from `from` until `until`.'),
    from: TIME.optional().describe('Only what was received at or after this time.'),
    until: TIME.optional().describe('Only what was received up to this time; absent: until now.'),
  })
  .refine((replay) => replay.scope !== 'range' || replay.from !== undefined || replay.until !== undefined, {
    path: ['from'],
    error: 'A range needs from, until or both',
  })
  .refine((replay) => !replay.from || !replay.until || Date.parse(replay.from) <= Date.parse(replay.until), {
    path: ['until'],
    error: 'must not be before from',
  })

export const replaySchema = z.object({
  id: z.string().regex(idPattern('replay')),
  scope: z
    .enum(['all', 'failed', 'unroutable', 'range', 'connected'])
    .describe('connected: ordered by itself when a line was connected.'),
  from: TIME.nullable(),
  until: TIME,
  state: z.enum(['queueing', 'processing', 'done']),
  queued: z.int().describe('Entries queued so far.'),
  processed: z.int().describe('Of these, worked on again.'),
  created_at: TIME,
})

import { z } from 'zod'
import { messageStatusSchema } from '../conversations/messages/schema.ts'
import { givenTime } from '../platform/base/given-time.ts'
import { idPattern } from '../platform/base/ids.ts'

const EVENT_ID = z.string().regex(idPattern('webhook_event'))
const FAILURE_STATE = z.enum(['failed', 'unroutable', 'waiting'])
const TIME = z.iso.datetime()

export const statusSchema = z.object({
  stored: z.int().describe('All webhook entries stored so far.'),
  processed: z
    .int()
    .describe('Of these, entries that were processed, with any outcome. Replays do not count again.'),
  failed: z.int().describe('Entries with a part that could not be read or processed.'),
  unroutable: z.int().describe('Entries for a WhatsApp number or WABA that is not connected yet.'),
  waiting: z.int().describe('Entries that wait until a contact is known.'),
  queued: z.int().describe('Queued entries, including replays.'),
  lag_ms: z.int().describe('The age of the oldest entry that was never processed.'),
  last_processed_at: TIME.nullable(),
})

export const failureSchema = z
  .object({
    event_id: EVENT_ID,
    path: z.string().describe('The path in the entry. Empty: the whole entry.'),
    state: FAILURE_STATE,
    reason: z.string().describe('A stable code.'),
    detail: z.string().nullable(),
    waits_for: z
      .string()
      .nullable()
      .describe('Meta’s id of the missing object. The entry is processed once it is known.'),
    received_at: TIME.nullable(),
    first_at: TIME,
    last_at: TIME,
    attempts: z.int(),
  })
  .describe('A part of a webhook that could not be processed. It stays stored and can be replayed.')

export const failureQuery = { state: FAILURE_STATE.optional().describe('Absent: every state.') }

export const unmatchedSchema = z
  .object({
    inbox_id: z.string().regex(idPattern('inbox')),
    wamid: z.string().describe('WhatsApp’s id of the message.'),
    statuses: z.array(messageStatusSchema),
  })
  .describe(
    'Statuses of a message that is not stored, for example sent by another app. They are applied when the message arrives.',
  )

export const unmatchedQuery = {
  wamid: z.string().trim().min(1).max(512).optional().describe('Absent: all messages.'),
}

export const eventSchema = z.object({
  id: EVENT_ID,
  request_id: EVENT_ID.describe('The first entry of the same POST.'),
  entry_index: z.int(),
  received_at: TIME,
  queued: z.boolean(),
  encoding: z.enum(['utf8', 'base64']).describe('`base64` if the body is not valid UTF-8.'),
  body: z.string().nullable().describe('The POST as it was received. Null after erasure.'),
})

export const newReplaySchema = z
  .strictObject({
    scope: z
      .enum(['all', 'failed', 'unroutable', 'range'])
      .describe(
        '`failed`: also entries that wait for a contact. `range`: entries received from `from` until `until`.',
      ),
    from: givenTime.optional().describe('Only entries received at or after this time.'),
    until: givenTime.optional().describe('Only entries received up to this time. Absent: until now.'),
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
    .describe('`connected`: started automatically when a WhatsApp number was connected.'),
  from: TIME.nullable(),
  until: TIME,
  state: z.enum(['queueing', 'processing', 'done']),
  queued: z.int().describe('Entries queued so far.'),
  processed: z.int().describe('Of these, entries processed again.'),
  created_at: TIME,
})

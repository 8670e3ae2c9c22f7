import { sql } from 'kysely'
import { type Locked, lockAccountWithin, tryLockAccount } from '../platform/account-lock/lock.ts'
import { asStoreAway, isAccountBusy, isLockTimeout, isStoreAway } from '../platform/db/store-away.ts'
import type { Db, Trx } from '../platform/db/types.ts'
import { withAccount } from '../platform/db/with-account.ts'
import { finishEvents } from './finish-events.ts'
import { queueNextPart } from './replay.ts'
import type { BatchOutcome, Digests, IngestFailure, StoredEvent } from './types.ts'

/** What turns events into people and messages; `processBatch`. */
export type ProcessBatch = (locked: Locked, digests: Digests, events: StoredEvent[]) => Promise<BatchOutcome>

/** `patient`: the account's lock is waited for, because others have had it again and again. */
export type BatchLimits = { rows: number; bytes: number; patient: boolean }

/**
 * `idle`: nothing was queued. `busy`: another transaction holds the account's lock. Otherwise how many events left the
 * queue, how many updates they held, and how many of them could not be processed at all.
 */
export type Processed = 'idle' | 'busy' | { events: number; updates: number; poisoned: number }

/** Takes note of events for programs that stand behind us, in the transaction that works on them. */
export type QueueDeliveries = (trx: Trx, account_id: string, events: Queued[], now: Date) => Promise<void>

type Context = {
  db: Db
  now: () => Date
  digests: Digests
  processBatch: ProcessBatch
  queueDeliveries: QueueDeliveries
}

/**
 * Processes the oldest queued events of an account in one transaction. If they throw, halves of them are
 * tried until the event that does stands alone; it is set aside as a failure and the others go through.
 */
export async function processQueued(
  context: Context,
  account_id: string,
  limits: BatchLimits,
): Promise<Processed> {
  const find = (trx: Trx) => findQueued(trx, account_id, limits)
  const attempt = await tryBatch(context, account_id, find, limits.patient)
  if (attempt.outcome === 'failed') {
    if (isPassing(attempt.error)) throw attempt.error
    return bisect(context, account_id, attempt.ids, attempt.error)
  }
  if (attempt.outcome !== 'done') return attempt.outcome
  return { events: attempt.events, updates: attempt.updates, poisoned: 0 }
}

/** So long a worker waits behind others who want the account; it holds up one of its workers meanwhile. */
const PATIENCE_MS = 2_000

type Attempt =
  | { outcome: 'idle' }
  | { outcome: 'busy' }
  | { outcome: 'done'; events: number; updates: number }
  | { outcome: 'failed'; ids: string[]; error: unknown }

async function tryBatch(
  { db, now, digests, processBatch, queueDeliveries }: Context,
  account_id: string,
  find: (trx: Trx) => Promise<Queued[]>,
  patient = false,
): Promise<Attempt> {
  let ids: string[] = []
  try {
    return await withAccount(db, account_id, async (trx): Promise<Attempt> => {
      const place = { trx, account_id }
      const held = patient ? await lockAccountWithin(place, PATIENCE_MS) : await tryLockAccount(place)
      if (held === null) return { outcome: 'busy' }
      const locked = { ...held, now: now() }
      const queued = await find(trx)
      if (queued.length === 0) {
        const part = await queueNextPart(trx, account_id, locked.now)
        return part === null ? { outcome: 'idle' } : { outcome: 'done', events: 0, updates: 0 }
      }
      const { events, gone } = await readEvents(trx, account_id, queued)
      ids = queued.map((it) => it.event_id)
      const outcome =
        events.length === 0 ? { updates: 0, failures: [] } : await processBatch(locked, digests, events)
      await finishEvents(trx, account_id, queued, [...outcome.failures, ...gone], outcome.updates, locked.now)
      await queueDeliveries(trx, account_id, queued, locked.now)
      return { outcome: 'done', events: queued.length, updates: outcome.updates }
    })
  } catch (error) {
    if (isAccountBusy(error) || (patient && isLockTimeout(error))) return { outcome: 'busy' }
    // Before anything was read there is nothing to blame.
    if (ids.length === 0) throw error
    return { outcome: 'failed', ids, error }
  }
}

async function bisect(
  context: Context,
  account_id: string,
  ids: string[],
  error: unknown,
): Promise<{ events: number; updates: number; poisoned: number }> {
  const total = { events: 0, updates: 0, poisoned: 0 }
  if (ids.length === 1) {
    const [id = ''] = ids
    return (await setAside(context, account_id, id, error)) ? { events: 1, updates: 0, poisoned: 1 } : total
  }
  const middle = Math.ceil(ids.length / 2)
  for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
    const attempt = await tryBatch(context, account_id, (trx) => findAmong(trx, account_id, half))
    if (attempt.outcome === 'failed' && isPassing(attempt.error)) throw attempt.error
    // Another process that has the turn now goes on with the rest, which is still queued.
    if (attempt.outcome !== 'failed' && attempt.outcome !== 'done') continue
    const part =
      attempt.outcome === 'failed'
        ? await bisect(context, account_id, attempt.ids, attempt.error)
        : { ...attempt, poisoned: 0 }
    total.events += part.events
    total.updates += part.updates
    total.poisoned += part.poisoned
  }
  return total
}

/** Takes an event that cannot be processed out of the queue, with the reason; it can be replayed later. */
async function setAside(
  { db, now }: Context,
  account_id: string,
  event_id: string,
  error: unknown,
): Promise<boolean> {
  return withAccount(db, account_id, async (trx) => {
    if ((await tryLockAccount({ trx, account_id })) === null) return false
    const queued = await findAmong(trx, account_id, [event_id])
    const failures = queued.map(({ event_id }) => failed(event_id, 'processing_failed', describe(error)))
    await finishEvents(trx, account_id, queued, failures, 0, now())
    return queued.length > 0
  })
}

export type Queued = {
  event_id: string
  replay_id: string | null
  request_id: string | null
  entry_index: number
  received_at: Date
  size: number
}

const QUEUED_COLUMNS = sql`q.event_id, q.replay_id, e.request_id, coalesce(e.entry_index, 0) as entry_index,
  coalesce(e.received_at, to_timestamp(0)) as received_at, coalesce(octet_length(body.body), 0) as size`
// Each queued row is looked up by the key, whatever the statistics say: left to choose, and with statistics from before
// a burst, the planner reads all of webhook_events for every batch.
function queuedJoins(account_id: string) {
  return sql`
    left join lateral (
      select request_id, entry_index, received_at from webhook_events
       where account_id = ${account_id} and id = q.event_id offset 0) as e on true
    left join lateral (
      select body from webhook_events where account_id = ${account_id} and id = e.request_id offset 0) as body on true`
}

// What came in before what is replayed, each oldest first: a replay of years must not keep a customer waiting. The
// queue holds one part of a replay at most, so passing over it costs little.
async function findQueued(trx: Trx, account_id: string, limits: BatchLimits): Promise<Queued[]> {
  const { rows } = await sql<Queued>`
    with fresh as (
      select account_id, event_id, replay_id from ingest_queue
       where account_id = ${account_id} and replay_id is null order by event_id limit ${limits.rows}
    ), replayed as (
      select account_id, event_id, replay_id from ingest_queue
       where account_id = ${account_id} and replay_id is not null order by event_id
       limit (select ${limits.rows} - count(*) from fresh)
    )
    select ${QUEUED_COLUMNS} from (select * from fresh union all select * from replayed) q ${queuedJoins(account_id)}
     order by q.replay_id is not null, q.event_id`.execute(trx)
  return withinBytes(rows, limits.bytes)
}

async function findAmong(trx: Trx, account_id: string, ids: string[]): Promise<Queued[]> {
  const { rows } = await sql<Queued>`
    select ${QUEUED_COLUMNS} from ingest_queue q ${queuedJoins(account_id)}
     where q.account_id = ${account_id} and q.event_id = any(${ids}::uuid[])
     order by q.replay_id is not null, q.event_id`.execute(trx)
  return rows
}

/** As many as hold the bytes together, and one at least. A body is counted once, however many entries it has. */
function withinBytes(rows: Queued[], limit: number): Queued[] {
  const counted = new Set<string | null>()
  let bytes = 0
  const end = rows.findIndex((row) => {
    if (!counted.has(row.request_id)) bytes += row.size
    counted.add(row.request_id)
    return bytes > limit
  })
  return end === -1 ? rows : rows.slice(0, Math.max(end, 1))
}

async function readEvents(
  trx: Trx,
  account_id: string,
  queued: Queued[],
): Promise<{ events: StoredEvent[]; gone: IngestFailure[] }> {
  const request_ids = [...new Set(queued.flatMap(({ request_id }) => request_id ?? []))]
  const { rows } = await sql<{ id: string; body: Buffer | null }>`
    select e.id, e.body from unnest(${request_ids}::uuid[]) as request(id) cross join lateral (
      select id, body from webhook_events where account_id = ${account_id} and id = request.id offset 0) as e`.execute(
    trx,
  )
  const bodies = new Map(rows.map((row) => [row.id, row.body]))
  const events: StoredEvent[] = []
  const gone: IngestFailure[] = []
  for (const { event_id, request_id, entry_index, received_at, replay_id } of queued) {
    const body = request_id === null ? null : bodies.get(request_id)
    if (request_id === null || body === null || body === undefined) {
      gone.push(failed(event_id, 'body_gone', null))
    } else events.push({ id: event_id, request_id, entry_index, received_at, body, replay_id })
  }
  return { events, gone }
}

function failed(event_id: string, reason: string, detail: string | null): IngestFailure {
  return { event_id, path: '', state: 'failed', reason, detail, waits_for: null }
}

// The store is away, restarting, full, read-only or out of connections, or two transactions were in each other's way: the
// events are not to blame. https://www.postgresql.org/docs/current/errcodes-appendix.html
const PASSING = /^(08|25006|40|53|55|57P|58|E[A-Z]{3})/

/** True for errors that will pass without anything being done about the events. */
export function isPassing(error: unknown): boolean {
  if (isStoreAway(asStoreAway(error))) return true
  return error instanceof Error && 'code' in error && PASSING.test(String(error.code))
}

const LONGEST_DETAIL = 500

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.replaceAll('\0', '').slice(0, LONGEST_DETAIL).toWellFormed()
}

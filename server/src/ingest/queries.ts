import { sql } from 'kysely'
import type { ReadTrx } from '../platform/db/types.ts'

export type IngestStatus = {
  stored: number
  processed: number
  failed: number
  unroutable: number
  waiting: number
  queued: number
  /** When the oldest event that has not been processed yet was received; null if all have been. */
  oldest_queued_at: Date | null
  last_processed_at: Date | null
}

export async function readStatus(trx: ReadTrx, account_id: string): Promise<IngestStatus> {
  // What is queued for the first time has not been counted as processed yet, so both together are all there ever was.
  const { rows } = await sql<IngestStatus>`
    with queue as (
      select count(*) as queued, count(*) filter (where replay_id is null) as fresh
        from ingest_queue where account_id = ${account_id}
    ), failures as (
      select count(distinct event_id) filter (where state = 'failed') as failed,
        count(distinct event_id) filter (where state = 'unroutable') as unroutable,
        count(distinct event_id) filter (where state = 'waiting') as waiting
        from ingest_failures where account_id = ${account_id}
    ), counters as (
      select processed, last_processed_at from ingest_counters where account_id = ${account_id}
    ), oldest as (
      select event_id from ingest_queue
       where account_id = ${account_id} and replay_id is null order by event_id limit 1
    )
    select coalesce((select processed from counters), 0) + queue.fresh as stored,
      coalesce((select processed from counters), 0) as processed, failures.*, queue.queued,
      (select received_at from webhook_events e, oldest
        where e.account_id = ${account_id} and e.id = oldest.event_id) as oldest_queued_at,
      (select last_processed_at from counters) as last_processed_at
      from queue, failures`.execute(trx)
  const [status] = rows
  if (status === undefined) throw new Error('An aggregate has no row.')
  return status
}

export type FailureRow = {
  event_id: string
  path: string
  state: 'failed' | 'unroutable' | 'waiting'
  reason: string
  detail: string | null
  waits_for: string | null
  received_at: Date | null
  first_at: Date
  last_at: Date
  attempts: number
}

export type FailurePosition = { event_id: string; path: string }

/** What could not be used, the newest event first, from behind `after` on. */
export function listFailures(
  trx: ReadTrx,
  account_id: string,
  state: FailureRow['state'] | undefined,
  limit: number,
  after: FailurePosition | null,
): Promise<FailureRow[]> {
  return trx
    .selectFrom('ingest_failures as failure')
    .leftJoin('webhook_events as event', (join) =>
      join.onRef('event.account_id', '=', 'failure.account_id').onRef('event.id', '=', 'failure.event_id'),
    )
    .select([
      'failure.event_id',
      'failure.path',
      'failure.state',
      'failure.reason',
      'failure.detail',
      'failure.waits_for',
      'event.received_at',
      'failure.first_at',
      'failure.last_at',
      'failure.attempts',
    ])
    .where('failure.account_id', '=', account_id)
    .$if(state !== undefined, (query) => query.where('failure.state', '=', state ?? 'failed'))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(failure.event_id, failure.path) < (${after?.event_id ?? null}::uuid, ${after?.path ?? null})`,
      ),
    )
    .orderBy('failure.event_id', 'desc')
    .orderBy('failure.path', 'desc')
    .limit(limit)
    .execute()
}

export type WebhookEventRow = {
  id: string
  request_id: string
  entry_index: number
  received_at: Date
  queued: boolean
  body: Buffer | null
}

/** One stored entry, with the body of the POST that it came in. */
export async function findEvent(
  trx: ReadTrx,
  account_id: string,
  id: string,
): Promise<WebhookEventRow | null> {
  const { rows } = await sql<WebhookEventRow>`
    select e.id, e.request_id, e.entry_index, e.received_at, request.body,
      exists (select from ingest_queue where account_id = e.account_id and event_id = e.id) as queued
      from webhook_events e
      left join webhook_events request on request.account_id = e.account_id and request.id = e.request_id
     where e.account_id = ${account_id} and e.id = ${id}`.execute(trx)
  return rows[0] ?? null
}

export type ReplayRow = {
  id: string
  scope: 'all' | 'failed' | 'unroutable' | 'range' | 'connected'
  from_at: Date | null
  until_at: Date
  queued: number
  remaining: number
  all_queued_at: Date | null
  created_at: Date
}

export async function findReplay(trx: ReadTrx, account_id: string, id: string): Promise<ReplayRow | null> {
  const { rows } = await sql<ReplayRow>`
    select id, scope, from_at, until_at, queued, all_queued_at, created_at,
      (select count(*) from ingest_queue q where q.account_id = r.account_id and q.replay_id = r.id) as remaining
      from replays r where account_id = ${account_id} and id = ${id}`.execute(trx)
  return rows[0] ?? null
}

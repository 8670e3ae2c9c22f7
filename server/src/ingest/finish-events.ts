import { sql } from 'kysely'
import { accountRows } from '../platform/db/rows-of.ts'
import type { Trx } from '../platform/db/types.ts'
import type { IngestFailure } from './types.ts'

/**
 * Takes processed events out of the queue, with their outcome: failures that are gone are deleted, those that remain or
 * are new are recorded. Replayed events were counted when they were first processed.
 */
export async function finishEvents(
  trx: Trx,
  account_id: string,
  processed: { event_id: string; replay_id: string | null }[],
  failures: IngestFailure[],
  updates: number,
  now: Date,
): Promise<void> {
  const ids = processed.map(({ event_id }) => event_id)
  const first_time = processed.filter(({ replay_id }) => replay_id === null).length
  await sql`
    with done as (
      delete from ingest_queue where account_id = ${account_id} and event_id = any(${ids}::uuid[])
    ), forgotten as (
      delete from ingest_failures where account_id = ${account_id} and event_id = any(${ids}::uuid[])
         and (event_id::text || ' ' || path) <> all (${failures.map(({ event_id, path }) => `${event_id} ${path}`)}::text[])
    )
    insert into ingest_counters as counters (account_id, processed, updates, last_processed_at)
    values (${account_id}, ${first_time}, ${updates}, ${now})
    on conflict (account_id) do update set processed = counters.processed + excluded.processed,
      updates = counters.updates + excluded.updates, last_processed_at = excluded.last_processed_at`.execute(
    trx,
  )
  if (failures.length > 0) await noteFailures(trx, account_id, failures, now)
}

async function noteFailures(
  trx: Trx,
  account_id: string,
  failures: IngestFailure[],
  now: Date,
): Promise<void> {
  // One update can be reported from two places; a statement may touch a row once.
  const once = [...new Map(failures.map((it) => [`${it.event_id} ${it.path}`, it])).values()]
  await sql`
    insert into ingest_failures as known
      (account_id, event_id, path, state, reason, detail, waits_for, first_at, last_at)
    select f.account_id, f.event_id, f.path, f.state, f.reason, f.detail, f.waits_for, ${now}::timestamptz,
      ${now}::timestamptz
      from ${accountRows(account_id, once, 'f', {
        event_id: 'uuid',
        path: 'text',
        state: 'text',
        reason: 'text',
        detail: 'text',
        waits_for: 'text',
      })}
    on conflict (account_id, event_id, path) do update set state = excluded.state, reason = excluded.reason,
      detail = excluded.detail, waits_for = excluded.waits_for, last_at = excluded.last_at,
      attempts = known.attempts + 1`.execute(trx)
}

import { sql } from 'kysely'
import { newId } from '../platform/base/ids.ts'
import { requireRoom } from '../platform/db/limits.ts'
import type { Trx } from '../platform/db/types.ts'

export type ReplayScope = 'all' | 'failed' | 'unroutable' | 'range' | 'connected'

export type NewReplay = {
  account_id: string
  scope: ReplayScope
  from_at: Date | null
  /** Events received later than this are not part of it, so that it comes to an end. */
  until_at: Date
  waits_for: string[] | null
  now: Date
}

/** How many events one turn queues again; the next ones follow when these are done, behind what has just come in. */
export const REPLAY_PART = 1_000

/** Orders events to be processed again. The worker queues them a part at a time; processing twice changes nothing. */
export async function startReplay(trx: Trx, replay: NewReplay): Promise<string> {
  const { now, ...columns } = replay
  if (replay.scope !== 'connected') await requireRoom(trx, replay.account_id, 'replays')
  const id = newId()
  await trx
    .insertInto('replays')
    .values({ ...columns, id, created_at: now })
    .execute()
  return id
}

/**
 * Has everything processed again that waited for one of these: a phone_number_id or WABA that is connected now, a parent
 * BSUID that is known now. Needs the caller's transaction, so that it is ordered with what made it possible or not at all.
 */
export async function requeueWaiting(
  trx: Trx,
  account_id: string,
  waits_for: string[],
  now: Date,
): Promise<void> {
  const found = await trx
    .selectFrom('ingest_failures')
    .select('event_id')
    .where('account_id', '=', account_id)
    .where('waits_for', 'in', waits_for)
    .limit(1)
    .executeTakeFirst()
  if (found === undefined) return
  await startReplay(trx, { account_id, scope: 'connected', from_at: null, until_at: now, waits_for, now })
}

type OpenReplay = {
  id: string
  scope: ReplayScope
  from_at: Date | null
  until_at: Date
  waits_for: string[] | null
  position: string | null
}

/**
 * Queues the next part of the account's oldest unfinished replay. Returns how many events that were, or null if there is
 * none. Runs under the account's lock.
 */
export async function queueNextPart(trx: Trx, account_id: string, now: Date): Promise<number | null> {
  const replay: OpenReplay | undefined = await trx
    .selectFrom('replays')
    .select(['id', 'scope', 'from_at', 'until_at', 'waits_for', 'position'])
    .where('account_id', '=', account_id)
    .where('all_queued_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (replay === undefined) return null
  const part = await queuePart(trx, account_id, replay)
  const done = part.found < REPLAY_PART
  await trx
    .updateTable('replays')
    .set((row) => ({
      queued: row('queued', '+', part.queued),
      position: part.last_id ?? replay.position,
      all_queued_at: done ? now : null,
    }))
    .where('account_id', '=', account_id)
    .where('id', '=', replay.id)
    .execute()
  return part.queued
}

// Events that are queued already, for whatever reason, stay as they are. Spans of time are spans of ids: see the schema.
async function queuePart(
  trx: Trx,
  account_id: string,
  replay: OpenReplay,
): Promise<{ found: number; queued: number; last_id: string | null }> {
  const after = replay.position ?? lowestId(replay.from_at)
  const before = lowestId(new Date(replay.until_at.getTime() + 1))
  const { rows } = await sql<{ found: number; queued: number; last_id: string | null }>`
    with part as materialized (${candidates(account_id, replay, after, before)}),
    queued as (
      insert into ingest_queue (account_id, event_id, replay_id)
      select a.id, p.id, ${replay.id}::uuid from accounts a, part p where a.id = ${account_id}
      on conflict do nothing returning 1
    )
    select (select count(*) from part) as found, (select count(*) from queued) as queued,
      (select id from part order by id desc limit 1) as last_id`.execute(trx)
  return rows[0] ?? { found: 0, queued: 0, last_id: null }
}

function candidates(account_id: string, { scope, waits_for }: OpenReplay, after: string, before: string) {
  if (scope === 'all' || scope === 'range') {
    return sql`select id from webhook_events
       where account_id = ${account_id} and id > ${after} and id < ${before} order by id limit ${REPLAY_PART}`
  }
  // waiting: what waits for a person, not for a line, counts among what could not be used yet.
  const which =
    scope === 'connected'
      ? sql`waits_for = any(${waits_for ?? []}::text[])`
      : scope === 'failed'
        ? sql`state in ('failed', 'waiting')`
        : sql`state = 'unroutable'`
  return sql`select distinct event_id as id from ingest_failures
     where account_id = ${account_id} and ${which} and event_id > ${after} and event_id < ${before}
     order by 1 limit ${REPLAY_PART}`
}

/** The lowest id that an event received at this time can have. */
export function lowestId(at: Date | null): string {
  const hex = Math.max(at?.getTime() ?? 0, 0)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

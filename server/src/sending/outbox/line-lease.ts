import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { appendEvents } from '../../platform/events/append.ts'
import type { DueLine } from './due-lines.ts'
import { CLAIM_S } from './lease-sends.ts'

/** So long a line stays with a process that says nothing more. By the database's clock: a rehearsal moves ours. */
const LEASE_S = 15
export const RENEW_EVERY_MS = 4_000

/** What a process needs to know of a number that it has just leased: its pace, and what was sent recently. */
export type Lease = { messages_per_second: number; recent: { pair: string; at_ms: number }[] }

/** Takes the line for this process; null where another one has it or it is paused. */
export async function takeLine(
  db: Db,
  { account_id, inbox_id }: DueLine,
  { process_id, now, memory_ms }: { process_id: string; now: Date; memory_ms: number },
): Promise<Lease | null> {
  return withAccount(db, account_id, async (trx) => {
    const { rows } = await sql<{ messages_per_second: number }>`
      insert into senders as l (account_id, inbox_id, held_by, held_until)
      values (${account_id}, ${inbox_id}, ${process_id}, now() + make_interval(secs => ${LEASE_S}))
      on conflict (account_id, inbox_id) do update set held_by = excluded.held_by, held_until = excluded.held_until
      where (l.held_until is null or l.held_until < now() or l.held_by = excluded.held_by)
        and (l.paused_until is null or l.paused_until <= ${now})
      returning messages_per_second`.execute(trx)
    const [line] = rows
    if (!line) return null
    const since = new Date(now.getTime() - memory_ms)
    const recent = await sql<{ pair: string; at: Date }>`
      select pair, at from send_attempts
       where account_id = ${account_id} and inbox_id = ${inbox_id} and at > ${since} order by at`.execute(trx)
    return {
      messages_per_second: line.messages_per_second,
      recent: recent.rows.map(({ pair, at }) => ({ pair, at_ms: at.getTime() })),
    }
  })
}

/** Keeps the line and the messages under way, and hears of a changed pace. Null where it was lost or paused. */
export async function renewLine(
  db: Db,
  { account_id, inbox_id }: DueLine,
  process_id: string,
  now: Date,
): Promise<{ messages_per_second: number } | null> {
  const { rows } = await withAccount(db, account_id, (trx) =>
    sql<{ messages_per_second: number }>`
      with under_way as (
        update sends set claimed_until = now() + make_interval(secs => ${CLAIM_S})
         where account_id = ${account_id} and inbox_id = ${inbox_id} and state = 'sending' and claimed_by = ${process_id}
      )
      update senders set held_until = now() + make_interval(secs => ${LEASE_S})
       where account_id = ${account_id} and inbox_id = ${inbox_id} and held_by = ${process_id}
         and (paused_until is null or paused_until <= ${now})
      returning messages_per_second`.execute(trx),
  )
  return rows[0] ?? null
}

export async function releaseLine(
  db: Db,
  { account_id, inbox_id }: DueLine,
  process_id: string,
): Promise<void> {
  await withAccount(db, account_id, (trx) =>
    sql`
      update senders set held_by = null, held_until = null
       where account_id = ${account_id} and inbox_id = ${inbox_id} and held_by = ${process_id}`.execute(trx),
  )
}

/** `until` null: until a person has acted. */
export type Pause = { until: Date | null; reason: string }

/** Nothing more goes out of the line until then; the feed tells. */
export async function pauseLine(locked: Locked, inbox_id: string, { until, reason }: Pause): Promise<void> {
  const { trx, account_id, now } = locked
  await sql`
    insert into senders (account_id, inbox_id, paused_until, pause_reason)
    values (${account_id}, ${inbox_id}, coalesce(${until}::timestamptz, 'infinity'), ${reason})
    on conflict (account_id, inbox_id) do update set
      paused_until = greatest(senders.paused_until, excluded.paused_until), pause_reason = excluded.pause_reason`.execute(
    trx,
  )
  const data = { until: until?.toISOString() ?? null, reason }
  await appendEvents(locked, [{ type: 'inbox.paused', at: now, inbox_id, data }])
}

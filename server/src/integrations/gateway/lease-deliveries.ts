import { sql } from 'kysely'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'
import type { JsonObject } from '../../whatsapp/values/readers.ts'
import { entryAt } from './entry-at.ts'

export type DueConsumer = { account_id: string; consumer_id: string }

/** A webhook that this process is about to deliver. */
export type LeasedDelivery = {
  id: string
  attempts: number
  created_at: Date
  /** As Meta sent it; null for one of our own, and for what was erased or deleted since. */
  entry: JsonObject | null
  /** One of our own. */
  body: Record<string, unknown> | null
}

// A process that says nothing for so long has died: whatever it held is delivered again. By the database's clock.
const CLAIM_S = 60

/**
 * The consumers with due deliveries, a few of each account: none in a pause after failures, none of `under_way`, which
 * this process delivers to. Consumers that have responded come before those that did not.
 */
export async function findDueConsumers(
  db: Db,
  { now, under_way, most_per_account }: { now: Date; under_way: string[]; most_per_account: number },
): Promise<DueConsumer[]> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<DueConsumer>`
      select due.account_id, due.id as consumer_id from accounts a cross join lateral (
        select c.account_id, c.id from gateway_consumers c
         where c.account_id = a.id and c.mode <> 'paused' and c.id <> all(${under_way}::uuid[])
           and (c.rests_until is null or c.rests_until <= ${now})
           and exists (
             select from gateway_deliveries d
              where d.account_id = c.account_id and d.consumer_id = c.id and d.state = 'queued' and d.next_at <= ${now}
                and (d.claimed_until is null or d.claimed_until < now()))
         order by c.rests_until nulls first, c.id limit ${most_per_account}) as due`.execute(trx),
  )
  return rows
}

/** Takes what is due for a consumer, the oldest first; what another process has is passed over. */
export async function leaseDeliveries(
  trx: Trx,
  { account_id, consumer_id }: DueConsumer,
  { process_id, limit, now }: { process_id: string; limit: number; now: Date },
): Promise<LeasedDelivery[]> {
  const { rows } = await sql<{
    id: string
    attempts: number
    created_at: Date
    own: Record<string, unknown> | null
    entry_index: number | null
    raw: Buffer | null
  }>`
    with due as (
      select id from gateway_deliveries
       where account_id = ${account_id} and consumer_id = ${consumer_id} and state = 'queued' and next_at <= ${now}
         and (claimed_until is null or claimed_until < now())
       order by id limit ${limit} for update skip locked
    ), taken as (
      update gateway_deliveries d set claimed_by = ${process_id}, attempts = d.attempts + 1,
        claimed_until = now() + make_interval(secs => ${CLAIM_S})
        from due where d.account_id = ${account_id} and d.id = due.id
      returning d.id, d.attempts, d.created_at, d.event_id, d.body
    )
    select t.id, t.attempts, t.created_at, t.body as own, e.entry_index, r.body as raw from taken t
      left join webhook_events e on e.account_id = ${account_id} and e.id = t.event_id
      left join webhook_events r on r.account_id = ${account_id} and r.id = e.request_id
     order by t.id`.execute(trx)
  return rows.map(({ id, attempts, created_at, own, entry_index, raw }) => ({
    id,
    attempts,
    created_at,
    body: own,
    entry: raw && entryAt(raw, entry_index ?? 0),
  }))
}

export type Ending = {
  id: string
  state: 'queued' | 'delivered' | 'failed' | 'shadow' | 'nothing'
  next_at: Date | null
  filled: unknown
  status_code: number | null
  error: string | null
}

/** Until when a consumer is not due, for any process; null: it answers. */
export async function writeRest(
  trx: Trx,
  { account_id, consumer_id }: DueConsumer,
  rests_until: Date | null,
): Promise<void> {
  await sql`
    update gateway_consumers set rests_until = ${rests_until}
     where account_id = ${account_id} and id = ${consumer_id} and rests_until is distinct from ${rests_until}`.execute(
    trx,
  )
}

/** Writes down what became of deliveries. */
export async function endDeliveries(
  trx: Trx,
  account_id: string,
  endings: Ending[],
  now: Date,
): Promise<void> {
  if (endings.length === 0) return
  await sql`
    update gateway_deliveries d set state = e.state, next_at = e.next_at, filled = coalesce(e.filled, d.filled),
      status_code = e.status_code, error = e.error, claimed_by = null, claimed_until = null,
      ended_at = case when e.state = 'queued' then null else ${now}::timestamptz end
      from ${rowsOf(endings, 'e', {
        id: 'uuid',
        state: 'text',
        next_at: 'timestamptz',
        filled: 'jsonb',
        status_code: 'integer',
        error: 'text',
      })}
     where d.account_id = ${account_id} and d.id = e.id`.execute(trx)
}

import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'
import type { EventRow } from '../../platform/events/queries.ts'
import { type Outgoing, presentOutgoing } from './feed-window.ts'

/** A delivery whose time for another attempt has come. */
export type DueDelivery = { outgoing: Outgoing; delivery_id: string; tries: number }

type Row = EventRow & { delivery_id: string; tries: number; found: boolean }

/**
 * The deliveries of an endpoint that are due, those that wait longest first, without those under way. An ordered endpoint
 * gets of each key the first only. Whose event was erased in the meantime is cancelled.
 */
export async function leaseDue(
  trx: Trx,
  account_id: string,
  endpoint: { id: string; ordered: boolean },
  { now, limit, under_way }: { now: Date; limit: number; under_way: number[] },
): Promise<DueDelivery[]> {
  const { rows } = await sql<Row>`
    select d.id as delivery_id, d.tries, e.id is not null as found, e.id, d.seq, e.type, e.at, e.contact_id, e.conversation_id,
      e.inbox_id, e.data
      from deliveries d left join events e on e.account_id = d.account_id and e.seq = d.seq
     where d.account_id = ${account_id} and d.endpoint_id = ${endpoint.id} and d.state = 'pending' and d.due_at <= ${now}
       and d.seq <> all(${under_way}::bigint[])
       and ${
         endpoint.ordered
           ? sql<boolean>`not exists (
               select from deliveries b where b.account_id = d.account_id and b.endpoint_id = d.endpoint_id
                  and b.state = 'pending' and b.order_key = d.order_key and b.seq < d.seq)`
           : sql`true`
       }
     order by d.due_at, d.seq limit ${limit}`.execute(trx)
  await cancel(
    trx,
    account_id,
    rows.filter(({ found }) => !found),
    now,
  )
  const due = rows.filter(({ found }) => found)
  const events = await presentOutgoing(trx, account_id, due)
  return due.flatMap(({ delivery_id, tries }, at) => {
    const outgoing = events[at]
    return outgoing ? [{ delivery_id, tries, outgoing }] : []
  })
}

async function cancel(trx: Trx, account_id: string, rows: Row[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update deliveries set state = 'cancelled', due_at = null, ended_at = ${now}
     where account_id = ${account_id} and id = any(${rows.map(({ delivery_id }) => delivery_id)}::uuid[])`.execute(
    trx,
  )
}

/** The keys of an ordered endpoint of which something waits: what follows has to wait behind it. */
export async function waitingKeys(trx: Trx, account_id: string, endpoint_id: string): Promise<Set<string>> {
  const { rows } = await sql<{ order_key: string }>`
    select distinct order_key from deliveries
     where account_id = ${account_id} and endpoint_id = ${endpoint_id} and state = 'pending' and order_key is not null`.execute(
    trx,
  )
  return new Set(rows.map(({ order_key }) => order_key))
}

/** What of the feed behind an endpoint's position has been tried already, by a process that died before it said so. */
export async function triedBehind(
  trx: Trx,
  account_id: string,
  endpoint: { id: string; position: number },
): Promise<Set<number>> {
  const { rows } = await sql<{ seq: number }>`
    select seq from deliveries
     where account_id = ${account_id} and endpoint_id = ${endpoint.id} and seq > ${endpoint.position}`.execute(
    trx,
  )
  return new Set(rows.map(({ seq }) => seq))
}

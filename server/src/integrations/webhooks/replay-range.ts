import { sql } from 'kysely'
import { newId } from '../../platform/base/ids.ts'
import type { Trx } from '../../platform/db/types.ts'
import { findEndpoint } from './endpoints.ts'
import { writeDeliveries } from './record-results.ts'
import { isWanted } from './wanted.ts'

export type Range = { after: number; until: number | null; only_failed: boolean }

/** `next_after` is where a next call goes on; null at the end of the range. */
export type Replayed = { queued: number; next_after: number | null }

const MOST_AT_ONCE = 5000

/**
 * Makes the events of a range due again, as far as the endpoint has come: those that it wants by its filters now, or only
 * those whose attempts were used up.
 */
export async function replayRange(
  trx: Trx,
  account_id: string,
  endpoint_id: string,
  { after, until, only_failed }: Range,
  now: Date,
): Promise<Replayed> {
  const { position, ordered, ...filters } = await findEndpoint(trx, account_id, endpoint_id)
  const upto = Math.min(until ?? position, position)
  if (only_failed) return replayFailed(trx, account_id, endpoint_id, { after, upto, now })
  const { rows } = await sql<Event>`
    select id, seq, type, contact_id, conversation_id, inbox_id from events
     where account_id = ${account_id} and seq > ${after} and seq <= ${upto} order by seq limit ${MOST_AT_ONCE}`.execute(
    trx,
  )
  const wanted = rows.filter((event) => isWanted(filters, event))
  const pending = wanted.map(({ id: event_id, type: event_type, seq, ...event }) => ({
    endpoint_id,
    delivery_id: newId(),
    event_id,
    event_type,
    seq,
    contact_id: event.contact_id,
    order_key: ordered ? (event.contact_id ?? event.conversation_id ?? event.inbox_id ?? account_id) : null,
    state: 'pending' as const,
    tries: 0,
    due_at: now,
    attempts: [],
    ended_at: null,
  }))
  await writeDeliveries(trx, account_id, pending)
  const last = rows.at(-1)?.seq ?? upto
  return { queued: wanted.length, next_after: rows.length === MOST_AT_ONCE && last < upto ? last : null }
}

type Event = {
  id: string
  seq: number
  type: string
  contact_id: string | null
  conversation_id: string | null
  inbox_id: string | null
}

async function replayFailed(
  trx: Trx,
  account_id: string,
  endpoint_id: string,
  { after, upto, now }: { after: number; upto: number; now: Date },
): Promise<Replayed> {
  const { rows } = await sql<{ seq: number }>`
    with failed as (
      select id from deliveries where account_id = ${account_id} and endpoint_id = ${endpoint_id} and state = 'failed'
         and seq > ${after} and seq <= ${upto} order by seq limit ${MOST_AT_ONCE})
    update deliveries d set state = 'pending', tries = 0, due_at = ${now}, ended_at = null from failed
     where d.account_id = ${account_id} and d.id = failed.id returning d.seq`.execute(trx)
  const last = Math.max(...rows.map(({ seq }) => seq))
  return { queued: rows.length, next_after: rows.length === MOST_AT_ONCE ? last : null }
}

import { sql } from 'kysely'
import { problem } from '../../platform/base/errors.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import type { JsonObject } from '../../whatsapp/values/readers.ts'
import { entryAt } from './entry-at.ts'

export type ConsumerDeliveryState = 'queued' | 'delivered' | 'failed' | 'shadow' | 'nothing'

export type DeliveryRow = {
  id: string
  consumer_id: string
  event_id: string | null
  state: ConsumerDeliveryState
  attempts: number
  next_at: Date | null
  status_code: number | null
  error: string | null
  filled: Record<string, unknown> | null
  created_at: Date
  ended_at: Date | null
}

const COLUMNS = sql.raw(
  'id, consumer_id, event_id, state, attempts, next_at, status_code, error, filled, created_at, ended_at',
)

/** The newest first, those older than `after` only. What was for other lines of the account is left out. */
export async function listDeliveries(
  trx: ReadTrx,
  account_id: string,
  consumer_id: string,
  { state, limit, after }: { state: ConsumerDeliveryState | null; limit: number; after: string | null },
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select ${COLUMNS} from gateway_deliveries
     where account_id = ${account_id} and consumer_id = ${consumer_id}
       and ${state === null ? sql`state <> 'nothing'` : sql`state = ${state}`}
       and ${after === null ? sql`true` : sql`id < ${after}`}
     order by id desc limit ${limit}`.execute(trx)
  return rows
}

/** What came from Meta, and how many there are of it. */
export type ConsumerHealth = {
  queued: number
  failed: number
  oldest_queued_at: Date | null
  last_delivered_at: Date | null
}

export async function readHealth(
  trx: ReadTrx,
  account_id: string,
  consumer_id: string,
): Promise<ConsumerHealth> {
  const { rows } = await sql<ConsumerHealth>`
    select count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'failed')::int as failed,
      min(created_at) filter (where state = 'queued') as oldest_queued_at,
      max(ended_at) filter (where state = 'delivered') as last_delivered_at
      from gateway_deliveries where account_id = ${account_id} and consumer_id = ${consumer_id}`.execute(trx)
  const [health] = rows
  if (health === undefined) throw new Error('An aggregate has no row.')
  return health
}

/** One delivery and the entry it was made of, as Meta sent it; null: it is one of our own, or gone. */
export async function requireDelivery(
  trx: ReadTrx,
  account_id: string,
  consumer_id: string,
  id: string,
): Promise<DeliveryRow & { entry: JsonObject | null; body: Record<string, unknown> | null }> {
  const { rows } = await sql<
    DeliveryRow & { body: Record<string, unknown> | null; raw: Buffer | null; entry_index: number | null }
  >`
    select d.id, d.consumer_id, d.event_id, d.state, d.attempts, d.next_at, d.status_code, d.error, d.filled, d.created_at,
      d.ended_at, d.body, e.entry_index, r.body as raw
      from gateway_deliveries d
      left join webhook_events e on e.account_id = d.account_id and e.id = d.event_id
      left join webhook_events r on r.account_id = d.account_id and r.id = e.request_id
     where d.account_id = ${account_id} and d.consumer_id = ${consumer_id} and d.id = ${id}`.execute(trx)
  const [row] = rows
  if (row === undefined) throw problem('not_found')
  const { raw, entry_index, ...delivery } = row
  return { ...delivery, entry: raw && entryAt(raw, entry_index ?? 0) }
}

/** What waits for its next attempt is tried at once, also where the consumer rests; what is under way now is not. */
export async function tryWaitingNow(
  trx: Trx,
  account_id: string,
  consumer_id: string,
  now: Date,
): Promise<void> {
  await sql`
    update gateway_deliveries set next_at = ${now}
     where account_id = ${account_id} and consumer_id = ${consumer_id} and state = 'queued' and next_at > ${now}
       and claimed_by is null`.execute(trx)
  await sql`
    update gateway_consumers set rests_until = null where account_id = ${account_id} and id = ${consumer_id}`.execute(
    trx,
  )
}

/** Queues deliveries that ended once more, and has one that waits tried now. Returns how many. */
export async function replayDeliveries(
  trx: Trx,
  account_id: string,
  consumer_id: string,
  what: { id: string } | { state: 'failed' },
  now: Date,
): Promise<number> {
  const { rows } = await sql`
    update gateway_deliveries set state = 'queued', next_at = ${now}, ended_at = null,
      attempts = case state when 'queued' then attempts else 0 end,
      created_at = case state when 'queued' then created_at else ${now}::timestamptz end
     where account_id = ${account_id} and consumer_id = ${consumer_id} and claimed_by is null
       and ${'id' in what ? sql`id = ${what.id}` : sql`state = ${what.state}`}
    returning id`.execute(trx)
  return rows.length
}

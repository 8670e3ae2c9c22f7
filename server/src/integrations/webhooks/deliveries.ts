import { type RawBuilder, sql } from 'kysely'
import { problem } from '../../platform/base/errors.ts'
import type { Attempt, DeliveryState, EndpointFormat } from '../../platform/db/tables/webhooks.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { presentEvents } from '../../platform/events/present-event.ts'
import type { EventRow } from '../../platform/events/queries.ts'
import { type Payload, renderPayload } from './payload.ts'

export type Delivery = {
  id: string
  endpoint_id: string
  event_id: string
  event_type: string
  seq: number | null
  state: DeliveryState
  tries: number
  due_at: Date | null
  attempts: Attempt[]
  ended_at: Date | null
}

export type DeliveryFilters = { state: DeliveryState | null; event_type: string | null }

const COLUMNS = sql.raw(
  'id, endpoint_id, event_id, event_type, seq, state, tries, due_at, attempts, ended_at',
)

/** The newest first, those before `before` only. */
export async function listDeliveries(
  trx: ReadTrx,
  account_id: string,
  endpoint_id: string,
  { filters, limit, before }: { filters: DeliveryFilters; limit: number; before: string | null },
): Promise<Delivery[]> {
  const { state, event_type } = filters
  const { rows } = await sql<Delivery>`
    select ${COLUMNS} from deliveries
     where account_id = ${account_id} and endpoint_id = ${endpoint_id}
       and ${before === null ? sql`true` : sql`id < ${before}`} and ${state === null ? sql`true` : sql`state = ${state}`}
       and ${event_type === null ? sql`true` : sql`event_type = ${event_type}`}
     order by id desc limit ${limit}`.execute(trx)
  return rows
}

/** Throws `not_found`. */
export async function findDelivery(
  trx: ReadTrx,
  account_id: string,
  { endpoint_id, id }: { endpoint_id: string; id: string },
): Promise<Delivery> {
  return one(
    trx,
    sql<Delivery>`
      select ${COLUMNS} from deliveries
       where account_id = ${account_id} and endpoint_id = ${endpoint_id} and id = ${id}`,
  )
}

/** The body of the next attempt; null if the event is gone, or it was a test. */
export async function renderDelivery(
  trx: ReadTrx,
  account_id: string,
  { seq }: Delivery,
  format: EndpointFormat,
): Promise<Payload | null> {
  if (seq === null) return null
  const { rows } = await sql<EventRow>`
    select id, seq, type, at, contact_id, conversation_id, inbox_id, data from events
     where account_id = ${account_id} and seq = ${seq}`.execute(trx)
  const [event] = await presentEvents(trx, account_id, rows)
  return event ? renderPayload(event, account_id, format) : null
}

/** Makes a delivery due now, with all its attempts before it. Throws `not_found`, and `not_replayable` for a test. */
export async function replayDelivery(
  trx: Trx,
  account_id: string,
  of: { endpoint_id: string; id: string },
  now: Date,
): Promise<Delivery> {
  const { seq } = await findDelivery(trx, account_id, of)
  if (seq === null) throw problem('not_replayable')
  return one(
    trx,
    sql<Delivery>`
      update deliveries set state = 'pending', tries = 0, due_at = ${now}, ended_at = null
       where account_id = ${account_id} and id = ${of.id} returning ${COLUMNS}`,
  )
}

async function one<Row>(trx: ReadTrx, statement: RawBuilder<Row>): Promise<Row> {
  const [row] = (await statement.execute(trx)).rows
  if (row === undefined) throw problem('not_found')
  return row
}

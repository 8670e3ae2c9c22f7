import { sql } from 'kysely'
import { accountRows, rowsOf } from '../../platform/db/rows-of.ts'
import type { Attempt, DeliveryState } from '../../platform/db/tables/webhooks.ts'
import type { Trx } from '../../platform/db/types.ts'
import type { Health } from '../../platform/outbound-http/health.ts'

/** What became of one event at one endpoint; without an attempt it waits for one behind another event. */
export type DeliveryResult = {
  endpoint_id: string
  delivery_id: string
  event_id: string
  event_type: string
  seq: number | null
  contact_id: string | null
  order_key: string | null
  state: DeliveryState
  tries: number
  due_at: Date | null
  attempts: Attempt[]
  ended_at: Date | null
}

/** How far an endpoint is once the results beside it are written, and how it is. */
export type Progress = Health & { id: string; position: number }

const MOST_ATTEMPTS_KEPT = 30

/**
 * Writes results and how far endpoints are in one go: two statements, however many results. Only for endpoints that this
 * process holds; returns which. Their rows are locked first, so that one which is being deleted takes its deliveries along.
 */
export async function recordResults(
  trx: Trx,
  account_id: string,
  process_id: string,
  { progress, results }: { progress: Progress[]; results: DeliveryResult[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update endpoints e set position = greatest(e.position, p.position), failures = p.failures,
      failing_since = p.failing_since, held_back_until = p.held_back_until, last_success_at = p.last_success_at,
      last_failure_at = p.last_failure_at, last_status = p.last_status, last_error = p.last_error
      from ${rowsOf(progress, 'p', {
        id: 'uuid',
        position: 'bigint',
        failures: 'integer',
        failing_since: 'timestamptz',
        held_back_until: 'timestamptz',
        last_success_at: 'timestamptz',
        last_failure_at: 'timestamptz',
        last_status: 'integer',
        last_error: 'text',
      })}
     where e.account_id = ${account_id} and e.id = p.id and e.held_by = ${process_id}
    returning e.id`.execute(trx)
  const held = new Set(rows.map(({ id }) => id))
  await writeDeliveries(
    trx,
    account_id,
    results.filter(({ endpoint_id }) => held.has(endpoint_id)),
  )
  return held
}

/** Adds deliveries, or what their next attempt came to. */
export async function writeDeliveries(
  trx: Trx,
  account_id: string,
  results: DeliveryResult[],
): Promise<void> {
  if (results.length === 0) return
  await sql`
    insert into deliveries as d (account_id, id, endpoint_id, event_id, event_type, seq, contact_id, order_key, state, tries,
      due_at, attempts, ended_at)
    select r.account_id, r.delivery_id, r.endpoint_id, r.event_id, r.event_type, r.seq, r.contact_id, r.order_key, r.state,
      r.tries, r.due_at, r.attempts, r.ended_at
      from ${accountRows(account_id, results, 'r', {
        delivery_id: 'uuid',
        endpoint_id: 'uuid',
        event_id: 'uuid',
        event_type: 'text',
        seq: 'bigint',
        contact_id: 'uuid',
        order_key: 'uuid',
        state: 'text',
        tries: 'integer',
        due_at: 'timestamptz',
        attempts: 'jsonb',
        ended_at: 'timestamptz',
      })}
    on conflict (account_id, endpoint_id, seq) do update set state = excluded.state, tries = excluded.tries,
      due_at = excluded.due_at, ended_at = excluded.ended_at,
      attempts = case when jsonb_array_length(d.attempts) >= ${MOST_ATTEMPTS_KEPT} then d.attempts - 0 else d.attempts end
        || excluded.attempts`.execute(trx)
}

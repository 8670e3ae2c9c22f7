import { sql } from 'kysely'
import { newId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'

// Meta itself fails a webhook after that long: older ones arrived in time, or are no longer news.
const NEWS_FOR_MS = 7 * 86_400_000

/**
 * Queues webhook events that have just been worked on for every consumer that was there when they came. An event that is
 * worked on again is queued again only where it never was. In the transaction that has worked on them, so that none is lost.
 */
export async function queueDeliveries(
  trx: Trx,
  account_id: string,
  events: { event_id: string; received_at: Date }[],
  now: Date,
): Promise<void> {
  const news = events.filter(({ received_at }) => received_at.getTime() > now.getTime() - NEWS_FOR_MS)
  if (news.length === 0) return
  const consumers = await trx
    .selectFrom('gateway_consumers')
    .select(['id', 'created_at'])
    .where('account_id', '=', account_id)
    .execute()
  if (consumers.length === 0) return
  const rows = consumers.flatMap((consumer) =>
    news
      .filter(({ received_at }) => received_at >= consumer.created_at)
      .map(({ event_id }) => ({ id: newId(), consumer_id: consumer.id, event_id })),
  )
  if (rows.length === 0) return
  await sql`
    insert into gateway_deliveries (account_id, id, consumer_id, event_id, state, next_at, created_at)
    select d.account_id, d.id, d.consumer_id, d.event_id, 'queued', ${now}, ${now}
      from ${accountRows(account_id, rows, 'd', { id: 'uuid', consumer_id: 'uuid', event_id: 'uuid' })}
    on conflict (account_id, consumer_id, event_id) do nothing`.execute(trx)
}

import { sql } from 'kysely'
import { flagAnomalies } from '../conversations/messages/from-whatsapp.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { MessageItem } from './message-copies.ts'

/**
 * Copies of one message that name different people link nothing. What the first copy had linked is computed again from
 * the messages and statuses that remain. Returns the BSUIDs to resolve again.
 */
export async function withdrawDisagreements(
  locked: IngestScope,
  items: MessageItem[],
): Promise<{ portfolio: string; bsuid: string }[]> {
  const found = items.filter(({ anomaly, known }) => anomaly && known !== null && !known.anomaly)
  if (found.length === 0) return []
  const rows = found.flatMap(({ inbox, known }) =>
    known
      ? [
          {
            portfolio_id: inbox.portfolio_id,
            id: known.id,
            bsuid: known.bsuid ?? '',
            parent: known.parent_bsuid ?? '',
            phone: known.phone ?? '',
          },
        ]
      : [],
  )
  await flagAnomalies(
    locked,
    rows.map(({ id }) => id),
  )
  const combinations = sql`
    select k.portfolio_id, k.bsuid, k.parent, k.phone, min(e.at) as first_at, max(e.at) as last_at, coalesce(bool_or(e.creates), false) as creates
      from ${rowsOf(rows, 'k', { portfolio_id: 'uuid', bsuid: 'text', parent: 'text', phone: 'text' })}
      left join lateral (
        select m.identity_at as at, true as creates from messages m join inboxes i on i.account_id = m.account_id and i.id = m.inbox_id
         where m.account_id = ${locked.account_id} and i.portfolio_id = k.portfolio_id and not m.anomaly
           and m.bsuid = k.bsuid and coalesce(m.parent_bsuid, '') = k.parent and coalesce(m.phone, '') = k.phone
        union all
        select s.at, false from message_statuses s join inboxes i on i.account_id = s.account_id and i.id = s.inbox_id
         where s.account_id = ${locked.account_id} and i.portfolio_id = k.portfolio_id
           and s.bsuid = k.bsuid and coalesce(s.parent_bsuid, '') = k.parent and coalesce(s.phone, '') = k.phone
      ) as e on true
     where k.bsuid <> '' group by k.portfolio_id, k.bsuid, k.parent, k.phone`
  await sql`
    delete from sightings s using (${combinations}) as c
     where s.account_id = ${locked.account_id} and s.portfolio_id = c.portfolio_id and s.bsuid = c.bsuid
       and s.parent_bsuid = c.parent and s.phone = c.phone and c.first_at is null`.execute(locked.trx)
  await sql`
    update sightings s set first_at = c.first_at, last_at = c.last_at, creates = c.creates from (${combinations}) as c
     where s.account_id = ${locked.account_id} and s.portfolio_id = c.portfolio_id and s.bsuid = c.bsuid
       and s.parent_bsuid = c.parent and s.phone = c.phone and c.first_at is not null`.execute(locked.trx)
  return rows
    .filter(({ bsuid }) => bsuid !== '')
    .map(({ portfolio_id, bsuid }) => ({ portfolio: portfolio_id, bsuid }))
}

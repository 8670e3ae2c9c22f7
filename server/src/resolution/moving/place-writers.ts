import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { placeContacts } from './place-contacts.ts'

/** An anchor with messages in a group of an inbox. */
export type GroupWriter = { anchor_id: string; inbox_id: string }

/** Notes that anchors wrote in groups, and shows their contacts there. */
export async function addWriters(locked: Locked, writers: GroupWriter[]): Promise<void> {
  if (writers.length === 0) return
  const { trx, account_id } = locked
  const { rows } = await sql<{ contact_id: string | null }>`
    update anchors a set group_inbox_ids = array(
        select unnest(a.group_inbox_ids) union select unnest(w.inbox_ids) order by 1)
      from (
        select w.anchor_id, array_agg(distinct w.inbox_id) as inbox_ids
          from ${rowsOf(writers, 'w', { anchor_id: 'uuid', inbox_id: 'uuid' })}
         group by 1) as w
     where a.account_id = ${account_id} and a.id = w.anchor_id and not w.inbox_ids <@ coalesce(a.group_inbox_ids, '{}')
    returning a.contact_id`.execute(trx)
  await placeContacts(
    locked,
    rows.flatMap(({ contact_id }) => contact_id ?? []),
  )
}

/**
 * After messages left groups, or went to another anchor there: takes back what no message of the anchor in a group of the
 * inbox supports any more. Reads those groups from end to end, which is rare.
 */
export async function reviewWriters(locked: Locked, writers: GroupWriter[]): Promise<void> {
  if (writers.length === 0) return
  const { trx, account_id } = locked
  const { rows } = await sql<{ contact_id: string | null }>`
    with asked as materialized (
      select distinct w.anchor_id, w.inbox_id
        from ${rowsOf(writers, 'w', { anchor_id: 'uuid', inbox_id: 'uuid' })}),
    supported as materialized (
      select distinct m.anchor_id, m.inbox_id from conversations g
        join messages m on m.account_id = g.account_id and m.conversation_id = g.id
       where g.account_id = ${account_id} and g.group_id is not null and g.inbox_id in (select inbox_id from asked)
         and m.anchor_id in (select anchor_id from asked)),
    unsupported as (
      select q.anchor_id, array_agg(q.inbox_id) as inbox_ids from asked q
       where not exists (select from supported s where s.anchor_id = q.anchor_id and s.inbox_id = q.inbox_id)
       group by 1)
    update anchors a set group_inbox_ids = array(
        select unnest(a.group_inbox_ids) except select unnest(u.inbox_ids) order by 1)
      from unsupported u
     where a.account_id = ${account_id} and a.id = u.anchor_id and a.group_inbox_ids && u.inbox_ids
    returning a.contact_id`.execute(trx)
  await placeContacts(
    locked,
    rows.flatMap(({ contact_id }) => contact_id ?? []),
  )
}

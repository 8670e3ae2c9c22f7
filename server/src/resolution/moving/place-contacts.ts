import { sql } from 'kysely'
import { contactsPlaced } from '../../contacts/placed.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { conflictsPlaced } from '../conflicts/placed-between.ts'
import { identitiesPlaced } from '../write/placed.ts'

/**
 * Writes where these contacts are seen: `contacts.inbox_ids`, the inboxes of their conversations and of the groups they wrote
 * in, for a merged contact those of its survivor; and what repeats it, on everything that hangs on them. To be called
 * wherever `conversations.contact_id`, `contacts.merged_into`, `anchors.contact_id` or `anchors.group_inbox_ids` has
 * changed, and for contacts that are gone. Writes only what differs.
 */
export async function placeContacts({ trx, account_id }: Locked, ids: Iterable<string>): Promise<void> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return
  await sql`
    with asked as materialized (select unnest(${asked}::uuid[]) as id),
    roots as materialized (
      select distinct coalesce(c.merged_into, c.id) as id from asked q
        join contacts c on c.account_id = ${account_id} and c.id = q.id),
    people as materialized (
      select c.id, r.id as root_id, c.inbox_ids as before from roots r
        join contacts c on c.account_id = ${account_id} and c.id = r.id
      union all
      select c.id, r.id, c.inbox_ids from roots r
        join contacts c on c.account_id = ${account_id} and c.merged_into = r.id),
    sets as materialized (
      select r.id, array(
        select v.inbox_id from conversations v
         where v.account_id = ${account_id} and v.contact_id = r.id and v.merged_into is null
        union
        select unnest(a.group_inbox_ids) from anchors a where a.account_id = ${account_id} and a.contact_id = r.id
        order by 1) as inbox_ids
        from roots r),
    gone as materialized (
      select q.id from asked q
       where not exists (select from contacts c where c.account_id = ${account_id} and c.id = q.id)),
    placed as materialized (
      select p.id, p.id = p.root_id as stands, p.before, s.inbox_ids from people p join sets s on s.id = p.root_id
      union all
      select id, false, null, '{}' from gone),
    ${contactsPlaced(account_id)},
    ${inboxLists(account_id)},
    ${identitiesPlaced(account_id)},
    ${conflictsPlaced(account_id)}
    select`.execute(trx)
}

/** contact_inboxes has a row for each inbox of each contact that stands on its own. */
function inboxLists(account_id: string) {
  return sql`
    unlisted as (
      delete from contact_inboxes l using placed p cross join lateral unnest(p.before) as b(inbox_id)
       where l.account_id = ${account_id} and l.contact_id = p.id and l.inbox_id = b.inbox_id
         and not (p.stands and b.inbox_id = any(p.inbox_ids))),
    forgotten as (
      delete from contact_inboxes l using gone g, inboxes i
       where i.account_id = ${account_id} and l.account_id = i.account_id and l.inbox_id = i.id and l.contact_id = g.id),
    listed as (
      insert into contact_inboxes (account_id, inbox_id, contact_id)
      select a.id, i.inbox_id, p.id from accounts a, placed p cross join lateral unnest(p.inbox_ids) as i(inbox_id)
       where a.id = ${account_id} and p.stands
      on conflict do nothing)`
}

import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'

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
    written as (
      update contacts c set inbox_ids = p.inbox_ids from placed p
       where c.account_id = ${account_id} and c.id = p.id and c.inbox_ids is distinct from p.inbox_ids),
    ${inboxLists(account_id)},
    ${hanging(account_id)},
    ${between(account_id, 'merges', ['loser', 'survivor'])},
    ${between(account_id, 'conflicts', ['left', 'right'])}
    select`.execute(trx)
}

/** The same for anchors that have no contact any more, and are seen nowhere. */
export async function hideAnchors({ trx, account_id }: Locked, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const hide = (table: string) => sql`
    update ${sql.table(table)} set inbox_ids = '{}'
     where account_id = ${account_id} and anchor_id = any(${ids}::uuid[]) and inbox_ids is distinct from '{}'`
  await sql`with named as (${hide('usernames')}), agreed as (${hide('consents')}) select`.execute(trx)
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

/** Anchors and identities stand with the contact that has them now; usernames and consents with their anchor. */
function hanging(account_id: string) {
  const onAnchor = (table: string) => sql`
    update ${sql.table(table)} t set inbox_ids = p.inbox_ids
      from placed p join anchors a on a.account_id = ${account_id} and a.contact_id = p.id
     where t.account_id = ${account_id} and t.anchor_id = a.id and t.inbox_ids is distinct from p.inbox_ids`
  const onContact = (table: string) => sql`
    update ${sql.table(table)} t set inbox_ids = p.inbox_ids from placed p
     where t.account_id = ${account_id} and t.contact_id = p.id and t.inbox_ids is distinct from p.inbox_ids`
  return sql`
    anchored as (${onContact('anchors')}),
    identified as (${onContact('identities')}),
    named as (${onAnchor('usernames')}),
    agreed as (${onAnchor('consents')})`
}

/** What lies between two contacts keeps where each of them is seen. */
function between(account_id: string, table: string, [one, other]: [string, string]) {
  const contact = (side: string) => sql.ref(`t.${side}_contact_id`)
  const inboxes = (side: string) => sql.ref(`t.${side}_inbox_ids`)
  const everyone = sql`(select array_agg(id) from placed)::uuid[]`
  return sql`
    ${sql.ref(`${table}_between`)} as (
      update ${sql.table(table)} w set ${sql.ref(`${one}_inbox_ids`)} = n.one, ${sql.ref(`${other}_inbox_ids`)} = n.other
        from (
          select t.id, coalesce(p.inbox_ids, ${inboxes(one)}) as one, coalesce(q.inbox_ids, ${inboxes(other)}) as other
            from ${sql.table(table)} t
            left join placed p on p.id = ${contact(one)} left join placed q on q.id = ${contact(other)}
           where t.account_id = ${account_id}
             and (${contact(one)} = any(${everyone}) or ${contact(other)} = any(${everyone}))) as n
       where w.account_id = ${account_id} and w.id = n.id
         and (${sql.ref(`w.${one}_inbox_ids`)} is distinct from n.one or ${sql.ref(`w.${other}_inbox_ids`)} is distinct from n.other))`
}

import { sql } from 'kysely'
import type { LockedIdentity } from '../platform/account-lock/identity-scope.ts'

/**
 * Finds again which usernames these anchors, and their contacts, have now, and all others that were seen with the same
 * ones. An anchor has the one that it was seen with last, unless WhatsApp showed it later without any, or showed that one
 * later with another contact: with the second contact it ended for the first. A function of what was seen, not of its
 * order. Contacts that lost an anchor are named besides.
 */
export async function refreshUsernames(
  locked: LockedIdentity,
  anchor_ids: string[],
  contact_ids: string[] = [],
): Promise<void> {
  if (anchor_ids.length + contact_ids.length === 0) return
  const { rows } = await sql<{ contact_id: string | null }>`
    with touched as (
      select unnest(${anchor_ids}::uuid[]) as id
      union
      select o.anchor_id from usernames u
        join usernames o on o.account_id = u.account_id and o.username_key = u.username_key
       where u.account_id = ${locked.account_id} and u.anchor_id = any(${anchor_ids}::uuid[])
    ), latest as (
      select a.id, a.key, a.contact_id, a.no_username_at, u.username, u.username_key, u.last_at
        from touched t join anchors a on a.account_id = ${locked.account_id} and a.id = t.id
        left join lateral (
          select * from usernames u where u.account_id = a.account_id and u.anchor_id = a.id
           order by u.last_at desc, u.first_at desc, u.username collate "C" limit 1) as u on true
    )
    update anchors a set username_at = greatest(l.no_username_at, l.last_at),
      username = case when l.no_username_at > l.last_at or exists (
          select from usernames o join anchors h on h.account_id = o.account_id and h.id = o.anchor_id
           where o.account_id = a.account_id and o.username_key = l.username_key
             and h.contact_id is not null and h.contact_id is distinct from l.contact_id
             and (o.last_at > l.last_at or (o.last_at = l.last_at and h.key > l.key)))
        then null else l.username end
      from latest l where a.account_id = ${locked.account_id} and a.id = l.id
    returning a.contact_id`.execute(locked.trx)
  const contacts = [...new Set([...contact_ids, ...rows.flatMap(({ contact_id }) => contact_id ?? [])])]
  await sql`
    update contacts c set username = s.username, updated_at = ${locked.now}
      from (
        select k.id, (
          select a.username from anchors a
           where a.account_id = ${locked.account_id} and a.contact_id = k.id
           order by greatest(a.no_username_at, (
             select max(u.last_at) from usernames u where u.account_id = a.account_id and u.anchor_id = a.id))
             desc nulls last, a.key limit 1) as username
          from unnest(${contacts}::uuid[]) as k(id)) as s
     where c.account_id = ${locked.account_id} and c.id = s.id and c.merged_into is null
       and c.username is distinct from s.username`.execute(locked.trx)
}

import { type RawBuilder, sql } from 'kysely'

/** Events for every member: an erasure, which no longer names a contact, and a change of who sees what. */
const TOLD_TO_ALL = ['contact.erased', 'team.updated', 'member.updated']

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

/**
 * Whether a caller who sees these inboxes (null: all) sees every contact that a row of the table `e` names, in `contact_id` and in `data`. For what happened
 * to contacts outside any inbox, which no policy shows to limited members: it is read by the account, with this condition.
 */
export function namesSeenContacts(inboxes: string[] | null, account_id: string): RawBuilder<boolean> {
  if (inboxes === null) return sql`true`
  const seen = sql`${inboxes}::uuid[]`
  const isSeen = (id: RawBuilder<unknown>) => sql`coalesce((
    select coalesce(k.inbox_ids && ${seen}, case when selfsame_is_placed() then false else ${isSeenUnplaced(seen)} end)
      from contacts k where k.account_id = ${account_id} and k.id = ${id}), false)`
  // What names no contact by a UUID names none that the caller sees.
  const asId = sql`case when named.id ~ ${UUID} then named.id::uuid end`
  return sql`(e.contact_id is null or ${isSeen(sql`e.contact_id`)})
    and not exists (
      select from jsonb_each_text(e.data) as named(key, id)
       where named.id is distinct from e.contact_id::text and named.id is not null
         and (named.key = 'contact_id' or named.key like '%\\_contact\\_id') and not ${isSeen(asId)})
    and (jsonb_typeof(e.data -> 'contact_ids') is distinct from 'array' or not exists (
      select from jsonb_array_elements_text(e.data -> 'contact_ids') as named(id) where not ${isSeen(asId)}))`
}

/** The same of a contact `k` from before `inbox_ids` that has not been placed yet: by its conversations and groups. */
function isSeenUnplaced(seen: RawBuilder<unknown>) {
  return sql`(exists (
      select from conversations c
       where c.account_id = k.account_id and c.contact_id = coalesce(k.merged_into, k.id) and c.inbox_id = any(${seen}))
    or exists (
      select from conversations g
        join messages m on m.account_id = g.account_id and m.conversation_id = g.id
        join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
       where g.account_id = k.account_id and g.group_id is not null and g.inbox_id = any(${seen})
         and a.contact_id = coalesce(k.merged_into, k.id)))`
}

/**
 * Whether such a caller may see an event of the feed, a row of the table `e`; read by the account, with this condition.
 */
export function isTold(inboxes: string[] | null, account_id: string): RawBuilder<boolean> {
  if (inboxes === null) return sql`true`
  const seen = sql`${inboxes}::uuid[]`
  return sql`case
    when e.inbox_id is not null then e.inbox_id = any(${seen})
    when e.type = any(${TOLD_TO_ALL}::text[]) then true
    when e.conversation_id is not null then coalesce((
      select c.inbox_id = any(${seen}) from conversations c
       where c.account_id = ${account_id} and c.id = e.conversation_id), false)
    when e.contact_id is not null then ${namesSeenContacts(inboxes, account_id)}
    else false end`
}

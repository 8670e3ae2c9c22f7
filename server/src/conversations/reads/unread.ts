import { type RawBuilder, sql } from 'kysely'

/** Counting ends here: a member has a sitting’s work long before, and further it takes longer the more there are. */
export const MOST_UNREAD = 100

/** Unread conversations are looked for among so many of the latest of each inbox and status: each costs a look. */
export const LOOKED_AT_UNREAD = { list: 1000, counts: 250 }

export type Unread = { messages: number; first_id: string; last_id: string }

/**
 * Part of a query that has conversations `c`: the unread messages of each for a member, as `u.unread`; null without any.
 * Unread is what a contact wrote after what the member has read of that registration, or of that group, and after the member
 * joined.
 */
export function unreadOf(account_id: string, user_id: string, include_sealed: boolean): RawBuilder<unknown> {
  const since = sinceOf(account_id, user_id)
  const unread = (order: RawBuilder<unknown>, most: number) => sql`
    select n.id, n.arrival from (${subjectsOf(account_id, user_id)}) as s
      cross join lateral (
        select m.id, m.arrival from messages m
         where ${unreadOfSubject(account_id, user_id)} and (${include_sealed}::boolean or not s.sealed)
         order by ${order} limit ${most}) as n
     order by ${order} limit ${most}`
  return sql`
    left join lateral (
      select case when count(*) > 0 then json_build_object('messages', count(*), 'first_id', (array_agg(n.id order by n.arrival))[1],
          'last_id', (select l.id from (${unread(sql`arrival desc`, 1)}) as l)) end as unread
        from (${unread(sql`arrival`, MOST_UNREAD)}) as n) as u on c.last_arrival > ${since}`
}

/** Whether a member has an unread message in a conversation `c`. */
export function isUnread(account_id: string, user_id: string): RawBuilder<boolean> {
  const since = sinceOf(account_id, user_id)
  return sql<boolean>`(c.last_arrival > ${since} and exists (
    select from (${subjectsOf(account_id, user_id)}) as s
      join messages m on ${unreadOfSubject(account_id, user_id)} and not s.sealed))`
}

/** Whose messages a conversation `c` shows, with how far a member has read each: a contact's registrations, or a group. */
export function subjectsOf(account_id: string, user_id: string): RawBuilder<unknown> {
  const read = (subject: RawBuilder<unknown>) => sql`coalesce((
    select r.read_up_to from read_markers r
     where r.account_id = ${account_id} and r.user_id = ${user_id} and r.inbox_id = c.inbox_id and r.subject_id = ${subject}), 0)`
  return sql`
    select a.id as anchor_id, a.id as subject_id, a.sealed, ${read(sql`a.id`)} as read_up_to from anchors a
     where c.group_id is null and a.account_id = ${account_id} and a.contact_id = c.contact_id
    union all
    select null, c.id, false, ${read(sql`c.id`)} where c.group_id is not null`
}

/** That a message `m` of a conversation `c` is one of the subject `s` that the member has not read. */
export function unreadOfSubject(account_id: string, user_id: string): RawBuilder<unknown> {
  return sql`m.account_id = ${account_id} and m.conversation_id = c.id and m.arrival is not null and m.direction = 'inbound'
    and m.arrival > greatest(s.read_up_to, ${sinceOf(account_id, user_id)}) and (s.anchor_id is null or m.anchor_id = s.anchor_id)`
}

function sinceOf(account_id: string, user_id: string): RawBuilder<unknown> {
  return sql`(select unread_since from memberships where account_id = ${account_id} and user_id = ${user_id})`
}

import { sql } from 'kysely'
import type { LockedIdentity } from '../platform/account-lock/identity-scope.ts'
import { waitingOf } from './waiting.ts'

/**
 * Finds again when these threads last heard something, and who wrote it: of two in one second always the same one. A
 * broadcast is heard only where nothing else is: the first of several.
 */
export async function refreshThreads(
  locked: Pick<LockedIdentity, 'trx' | 'account_id'>,
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update conversations c set last_message_at = coalesce((
        select m.sent_at from messages m
         where m.account_id = c.account_id and m.conversation_id = c.id and m.author_kind is distinct from 'broadcast'
         order by m.sent_at desc limit 1), (
        select m.sent_at from messages m where m.account_id = c.account_id and m.conversation_id = c.id
         order by m.sent_at limit 1)),
      waiting_since = ${waitingOf()},
      last_arrival = (
        select max(m.arrival) from messages m where m.account_id = c.account_id and m.conversation_id = c.id
           and m.arrival is not null and m.direction = 'inbound'),
      (last_inbound_at, last_inbound_anchor_id) = (
        select m.sent_at, m.anchor_id from messages m
          left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
         where m.account_id = c.account_id and m.conversation_id = c.id and m.direction = 'inbound'
         order by m.sent_at desc, a.key collate "C" desc nulls last limit 1)
     where c.account_id = ${locked.account_id} and c.id = any(${ids}::uuid[])`.execute(locked.trx)
}

/** The same for the conversations of these contacts, including former ones. */
export async function refreshThreadsOf(
  locked: Pick<LockedIdentity, 'trx' | 'account_id'>,
  contacts: string[],
): Promise<void> {
  await sql`
    update conversations c set last_message_at = l.last_at, last_arrival = l.last_arrival, waiting_since = ${waitingOf()}, last_inbound_at = l.last_inbound_at,
      last_inbound_anchor_id = l.last_inbound_anchor_id
      from (
        select t.id, max(m.sent_at) filter (where m.direction = 'inbound') as last_inbound_at,
          max(m.arrival) filter (where m.direction = 'inbound') as last_arrival,
          coalesce(max(m.sent_at) filter (where m.author_kind is distinct from 'broadcast'), min(m.sent_at)) as last_at,
          (array_agg(m.anchor_id order by m.sent_at desc, a.key collate "C" desc nulls last) filter (where m.direction = 'inbound'))[1]
            as last_inbound_anchor_id
          from conversations t left join messages m on m.account_id = t.account_id and m.conversation_id = t.id
          left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
         where t.account_id = ${locked.account_id} and t.group_id is null
           and (t.contact_id = any(${contacts}::uuid[]) or t.home_contact_id = any(${contacts}::uuid[]))
         group by t.id) as l
     where c.account_id = ${locked.account_id} and c.id = l.id`.execute(locked.trx)
}

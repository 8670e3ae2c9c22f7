import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'
import { subjectsOf, unreadOfSubject } from './unread.ts'

/**
 * Marks as read, for one member, what arrived in a conversation up to a number. The marker of each registration, or of a
 * group, moves to its own last message up to there and never back: a message that a late rotation brings stays unread.
 * Takes no lock: two tabs may move it in any order.
 */
export async function moveMarker(
  trx: Trx,
  account_id: string,
  {
    conversation_id,
    user_id,
    up_to,
    now,
  }: { conversation_id: string; user_id: string; up_to: number; now: Date },
): Promise<void> {
  await sql`
    insert into read_markers as r (account_id, user_id, inbox_id, subject_id, read_up_to, moved_at)
    select a.id, ${user_id}, c.inbox_id, s.subject_id, u.up_to, ${now}
      from accounts a
      join conversations c on c.account_id = a.id and c.id = ${conversation_id}
      cross join lateral (${subjectsOf(account_id, user_id)}) as s
      cross join lateral (
        select max(m.arrival) as up_to from messages m
         where ${unreadOfSubject(account_id, user_id)} and m.arrival <= ${up_to} and not s.sealed) as u
     where a.id = ${account_id} and u.up_to is not null
    on conflict (account_id, user_id, inbox_id, subject_id) do update
      set read_up_to = greatest(r.read_up_to, excluded.read_up_to), moved_at = excluded.moved_at`.execute(trx)
}

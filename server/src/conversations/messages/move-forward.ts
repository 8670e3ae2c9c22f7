import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import { type Copy, isHappeningCopy, seenCopies, sentOnce } from './copies.ts'

/**
 * Statuses only move forward, whatever order they come in. A failure does not undo a delivery, and a delivery after
 * it shows that it did not fail.
 */
export const FORWARD = ['queued', 'sent', 'failed', 'delivered', 'read', 'played'] as const
export type MessageStatus = (typeof FORWARD)[number]

const RANKS = new Map<string | null, number>(FORWARD.map((status, index) => [status, index + 1]))

/** How far a status is on the way; 0 where it is none of these. */
export function statusRank(status: string | null): number {
  return RANKS.get(status) ?? 0
}

type Step = {
  message_id: string
  inbox_id: string
  conversation_id: string
  contact_id: string | null
  status: MessageStatus
  at: Date
  seen: Copy[]
}

/**
 * Gives messages the best of the statuses that are known of them, with its time by Meta, and tells the feed of every step on
 * the way there: a reader that counts deliveries misses none whose webhook came together with the next. Returns the
 * conversations whose messages failed, where a contact may wait again.
 */
export async function moveForward(
  locked: Locked,
  keys: { inbox_id: string; wamid: string }[],
): Promise<string[]> {
  if (keys.length === 0) return []
  const { trx, account_id } = locked
  const { rows: steps } = await sql<Step>`
    with best as (
      select m.id, s.status, s.at, s.rank, coalesce(array_position(${FORWARD}::text[], m.status), 0) as was,
        m.status_at, ${seenCopies} as seen
        from ${rowsOf(keys, 'k', { inbox_id: 'uuid', wamid: 'text' })}
        join messages m on m.account_id = ${account_id} and m.inbox_id = k.inbox_id and m.wamid = k.wamid
         and m.direction = 'outbound'
        cross join lateral (
          select s.status, s.at, array_position(${FORWARD}::text[], s.status) as rank from message_statuses s
           where s.account_id = ${account_id} and s.inbox_id = k.inbox_id and s.wamid = k.wamid
             and s.status = any(${FORWARD}::text[])
           order by rank desc, s.at limit 1) as s
    ), moved as (
      update messages m set status = case when best.rank > best.was then best.status else m.status end,
        status_at = case when best.rank >= best.was then best.at else m.status_at end,
        seen_copies = case when 'status' = any(best.seen) then best.seen else best.seen || '{status}'::text[] end
        from best where m.account_id = ${account_id} and m.id = best.id
         and (best.rank > best.was or 'status' <> all(best.seen) or (best.rank = best.was and best.at is distinct from best.status_at))
      returning m.id, m.inbox_id, m.wamid, m.conversation_id, m.anchor_id, best.rank, best.was, best.seen
    )
    select moved.id as message_id, moved.inbox_id, moved.conversation_id, s.status, s.at, moved.seen,
      (select a.contact_id from anchors a where a.account_id = ${account_id} and a.id = moved.anchor_id) as contact_id
      from moved cross join lateral (
        select s.status, min(s.at) as at, array_position(${FORWARD}::text[], s.status) as rank from message_statuses s
         where s.account_id = ${account_id} and s.inbox_id = moved.inbox_id and s.wamid = moved.wamid
         group by s.status) as s
     where s.rank > moved.was and s.rank <= moved.rank and (s.status <> 'failed' or s.rank = moved.rank)
     order by moved.id, s.rank`.execute(trx)
  await appendEvents(
    locked,
    steps.map(
      ({ message_id, status, at, conversation_id, contact_id, inbox_id, seen }): NewEvent => ({
        type: `message.${status}`,
        at,
        contact_id,
        conversation_id,
        inbox_id,
        data: { message_id, status },
        // An echo that follows history and this status tells the same once more.
        ...(status === 'sent' && !seen.some(isHappeningCopy) && { once: sentOnce(message_id) }),
      }),
    ),
  )
  return steps.flatMap(({ status, conversation_id }) => (status === 'failed' ? [conversation_id] : []))
}

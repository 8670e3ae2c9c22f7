import { type RawBuilder, sql } from 'kysely'
import { lastArrival } from '../../platform/account-lock/arrivals.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { COPIES, seenCopies } from './copies.ts'

// What becomes of messages of ours. A send and its message change in one statement, of which sending writes the other parts:
// each function says which table of that statement it reads. `returning …` may follow.

/** Stores the messages of a table `given`, which are to be sent: now where `arrives`. */
export function messagesQueued(account_id: string, now: Date): RawBuilder<unknown> {
  return sql`
    insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, direction, source, seen_copies, type, text, content,
      refers_to_wamid, status, status_at, bsuid, phone, sent_at, identity_at, received_at, author_kind, author_id, author_name,
      arrival)
    select account_id, id, inbox_id, conversation_id, anchor_id, 'outbound', 'api', '{send}', type, text, content,
      refers_to_wamid, 'queued', ${now}, bsuid, phone, sent_at, ${now}, ${now}, author_kind, author_id, author_name,
      case when arrives then ${lastArrival(account_id)} end from given`
}

/** Has the scheduled messages of a table `due` (message_id) come behind what has arrived by now. */
export function messagesDue(account_id: string): RawBuilder<unknown> {
  return sql`
    update messages m set arrival = ${lastArrival(account_id)}
      from due d where m.account_id = ${account_id} and m.id = d.message_id and m.type <> 'reaction'`
}

/** Ends the messages of a table `ended` (message_id). */
export function messagesEnded(
  account_id: string,
  status: 'cancelled' | 'failed',
  now: Date,
): RawBuilder<unknown> {
  return sql`
    update messages m set status = ${status}, status_at = ${now}
      from ended e where m.account_id = ${account_id} and m.id = e.message_id`
}

/** Has the messages of a table `again` (message_id) sent once more, as if WhatsApp had never taken them. */
export function messagesRequeued(account_id: string, now: Date): RawBuilder<unknown> {
  return sql`
    update messages m set wamid = null, seen_copies = '{send}', status = 'queued', status_at = ${now}
      from again r where m.account_id = ${account_id} and m.id = r.message_id`
}

/** Sets the messages of a table `dead` (message_id, known) to unknown, unless WhatsApp is known to have them. */
export function messagesUnknown(account_id: string): RawBuilder<unknown> {
  return sql`
    update messages m set status = case when d.known then m.status else 'unknown' end
      from dead d where m.account_id = ${account_id} and m.id = d.message_id`
}

/** Gives the messages of a table `found` (message_id, wamid, is_news, at) the id that WhatsApp has for them. */
export function messagesFound(account_id: string): RawBuilder<unknown> {
  return sql`
    update messages m set wamid = f.wamid, status = case when f.is_news then 'sent' else m.status end,
      status_at = case when f.is_news then f.at else m.status_at end
      from found f
     where m.account_id = ${account_id} and m.id = f.message_id`
}

/** Writes what WhatsApp answered to the calls of a table `ended` (message_id, ends, taken, wamid, bsuid, phone). */
export function messagesAnswered(account_id: string, now: Date): RawBuilder<unknown> {
  return sql`
    update messages m set
      wamid = case when e.taken then m.wamid else coalesce(m.wamid, e.wamid) end,
      status = case when e.ends = 'sent' and m.status in ('queued', 'unknown') then 'sent'
        when e.ends in ('failed', 'unknown') and m.status in ('queued', 'unknown') then e.ends else m.status end,
      status_at = case when e.ends <> 'queued' and m.status in ('queued', 'unknown') then ${now}::timestamptz else m.status_at end,
      bsuid = coalesce(m.bsuid, e.bsuid), phone = coalesce(e.phone, m.phone)
      from ended e
     where m.account_id = ${account_id} and m.id = e.message_id`
}

/** Gives messages what their copies said. `copies`: a query, with what was seen of each and whether its status is further. */
export function messagesJoined(account_id: string, copies: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    update messages m set source = case when 'echo' = any(j.seen) then 'echo' else m.source end,
      seen_copies = array(select copy from unnest(${COPIES}::text[]) with ordinality as c(copy, place)
        where copy = any(j.seen || ${seenCopies}) order by place),
      status = case when j.further then j.status else m.status end,
      status_at = case when j.further then j.status_at else m.status_at end,
      sent_at = least(m.sent_at, j.sent_at), identity_at = least(m.identity_at, j.identity_at)
      from ${copies} as j
     where m.account_id = ${account_id} and m.id = j.message_id`
}

/** Sets the status of one message as a user decided. */
export async function setStatus(
  { trx, account_id, now }: Locked,
  message_id: string,
  status: 'queued' | 'failed' | 'cancelled',
): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ status, status_at: now })
    .where('account_id', '=', account_id)
    .where('id', '=', message_id)
    .execute()
}

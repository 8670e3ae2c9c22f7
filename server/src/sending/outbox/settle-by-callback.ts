import { sql } from 'kysely'
import { messagesFound } from '../../conversations/messages/sent-messages.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { joinTaken, takeCopies } from './join-copies.ts'
import { promoteHeads } from './promote-heads.ts'

const OURS = /^msg_[0-9a-f]{32}$/

type Settled = {
  id: string
  conversation_id: string
  contact_id: string | null
  inbox_id: string
  at: Date
  is_news: boolean
  thread_key: string | null
}

type Named = { inbox_id: string; wamid: string; callback_data: string | null }

/**
 * A status that carries our message id says which message of ours WhatsApp took, also where the answer to the call never
 * came: it was sent, and the feed says so once. It counts only for a message of that inbox that has no id of Meta's yet. How
 * far the message got since follows from the statuses themselves.
 */
export async function settleByCallback(locked: Locked, statuses: Named[]): Promise<void> {
  const named = new Map<string, { message_id: string; inbox_id: string; wamid: string }>()
  for (const { callback_data, inbox_id, wamid } of statuses) {
    if (callback_data !== null && OURS.test(callback_data))
      named.set(callback_data, { message_id: callback_data.slice('msg_'.length), inbox_id, wamid })
  }
  if (named.size === 0) return
  const { trx, account_id, now } = locked
  const copies = await takeCopies(locked, [...named.values()], sql`s.tries > 0`)
  const { rows } = await sql<Settled>`
    with found as (
      select distinct on (n.inbox_id, n.wamid) s.message_id, s.thread_key, n.inbox_id, n.wamid, s.state,
        m.status in ('queued', 'unknown', 'failed') as is_news,
        coalesce((select min(t.at) from message_statuses t where t.account_id = m.account_id and t.inbox_id = n.inbox_id
          and t.wamid = n.wamid and t.status = 'sent'), ${now}::timestamptz) as at
        from ${rowsOf([...named.values()], 'n', { message_id: 'uuid', inbox_id: 'uuid', wamid: 'text' })}
        join sends s on s.account_id = ${account_id} and s.message_id = n.message_id and s.inbox_id = n.inbox_id
         and s.tries > 0
        join messages m on m.account_id = s.account_id and m.id = s.message_id and m.wamid is null
       where not exists (
         select from messages x where x.account_id = s.account_id and x.inbox_id = n.inbox_id and x.wamid = n.wamid)
         -- A try that failed, and whose message is being sent again, settles nothing a second time.
         and not exists (
           select from send_attempts t
            where t.account_id = s.account_id and t.message_id = s.message_id and t.wamid = n.wamid)
       order by n.inbox_id, n.wamid, s.message_id
    ), settled as (
      update sends s set state = 'sent', head = false, error = null, ended_at = ${now}
        from found f
       where s.account_id = ${account_id} and s.message_id = f.message_id and f.state in ('unknown', 'failed', 'queued')
      returning s.message_id, s.thread_key
    ), attempts as (
      update send_attempts t set wamid = f.wamid from found f
       where t.account_id = ${account_id} and t.message_id = f.message_id and t.wamid is null
         and t.outcome is distinct from 'refused'
    ), named as (
      ${messagesFound(account_id)}
      returning m.id, m.conversation_id, m.inbox_id, f.at, f.is_news,
        (select a.contact_id from anchors a where a.account_id = m.account_id and a.id = m.anchor_id) as contact_id
    )
    select n.*, s.thread_key from named n left join settled s on s.message_id = n.id`.execute(trx)
  const told = new Set(copies.map(({ message_id }) => message_id))
  const news = rows.filter(({ id, is_news }) => is_news && !told.has(id))
  await appendEvents(
    locked,
    news.map(({ id, at, conversation_id, contact_id, inbox_id }) => ({
      type: 'message.sent',
      at,
      conversation_id,
      contact_id,
      inbox_id,
      data: { message_id: id, status: 'sent' },
    })),
  )
  await joinTaken(locked, copies)
  await promoteHeads(
    trx,
    account_id,
    rows.flatMap(({ thread_key }) => thread_key ?? []),
  )
}

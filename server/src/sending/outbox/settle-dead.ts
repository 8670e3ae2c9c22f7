import { sql } from 'kysely'
import { messagesUnknown } from '../../conversations/messages/sent-messages.ts'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { promoteHeads } from './promote-heads.ts'

/**
 * Messages that a process had in flight when it died may have been sent or not: they become `unknown`, which only a
 * status of WhatsApp's or a manual decision resolves. They are never sent again automatically.
 */
export async function settleDead(db: Db, now: Date): Promise<void> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ account_id: string }>`
      select distinct account_id from sends where state = 'sending' and claimed_until < now()`.execute(trx),
  )
  for (const { account_id } of rows) {
    await withAccount(db, account_id, async (trx) => markUnknown(await lockAccount({ trx, account_id, now })))
  }
}

async function markUnknown(locked: Locked): Promise<void> {
  const { trx, account_id, now } = locked
  const { rows } = await sql<{
    message_id: string
    thread_key: string
    inbox_id: string
    conversation_id: string
    contact_id: string | null
    status: string
  }>`
    with dead as (
      select s.message_id, s.thread_key, s.inbox_id, m.wamid is not null as known from sends s
        join messages m on m.account_id = s.account_id and m.id = s.message_id
       where s.account_id = ${account_id} and s.state = 'sending' and s.claimed_until < now() for update of s
    ), attempts as (
      update send_attempts t set outcome = case when d.known then 'accepted' else 'unknown' end, ended_at = ${now}
        from dead d where t.account_id = ${account_id} and t.message_id = d.message_id and t.outcome is null
    ), ended as (
      update sends s set state = case when d.known then 'sent' else 'unknown' end, head = false, claimed_by = null,
        claimed_until = null, ended_at = case when d.known then ${now}::timestamptz end,
        error = case when d.known then null else '{"code": "sender_died"}'::jsonb end
        from dead d where s.account_id = ${account_id} and s.message_id = d.message_id
    )
    ${messagesUnknown(account_id)}
    returning m.id as message_id, d.thread_key, d.inbox_id, m.conversation_id, m.status,
      (select contact_id from anchors a where a.account_id = m.account_id and a.id = m.anchor_id) as contact_id`.execute(
    trx,
  )
  await promoteHeads(
    trx,
    account_id,
    rows.map(({ thread_key }) => thread_key),
  )
  await appendEvents(
    locked,
    rows
      .filter(({ status }) => status === 'unknown')
      .map(({ message_id, inbox_id, conversation_id, contact_id }) => ({
        type: 'message.unknown',
        at: now,
        contact_id,
        conversation_id,
        inbox_id,
        data: { message_id, status: 'unknown' },
      })),
  )
}

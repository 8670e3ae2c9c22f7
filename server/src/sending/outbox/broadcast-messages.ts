import { sql } from 'kysely'
import { messagesEnded } from '../../conversations/messages/sent-messages.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { promoteHeads } from './promote-heads.ts'

/** Keeps back what of a broadcast has not left; in each thread the next message takes its turn. */
export async function holdMessages({ trx, account_id }: Locked, broadcast_id: string): Promise<void> {
  const { rows } = await sql<{ thread_key: string }>`
    update sends set state = 'held', head = false
     where account_id = ${account_id} and broadcast_id = ${broadcast_id} and state = 'queued'
    returning thread_key`.execute(trx)
  await promoteHeads(trx, account_id, [...new Set(rows.map(({ thread_key }) => thread_key))])
}

/** Lets what was kept back go. */
export async function releaseMessages({ trx, account_id, now }: Locked, broadcast_id: string): Promise<void> {
  const { rows } = await sql<{ thread_key: string }>`
    update sends set state = 'queued', due_at = ${now}
     where account_id = ${account_id} and broadcast_id = ${broadcast_id} and state = 'held'
    returning thread_key`.execute(trx)
  await promoteHeads(trx, account_id, [...new Set(rows.map(({ thread_key }) => thread_key))])
}

type Cancelled = {
  message_id: string
  thread_key: string
  conversation_id: string
  contact_id: string | null
  inbox_id: string
}

/** Cancels what of a broadcast has not left. */
export async function cancelMessages(locked: Locked, broadcast_id: string): Promise<void> {
  const { trx, account_id, now } = locked
  const { rows } = await sql<Cancelled>`
    with ended as (
      update sends set state = 'cancelled', head = false, ended_at = ${now}
       where account_id = ${account_id} and broadcast_id = ${broadcast_id} and state in ('queued', 'held')
      returning message_id, thread_key
    )
    ${messagesEnded(account_id, 'cancelled', now)}
    returning e.message_id, e.thread_key, m.conversation_id, m.inbox_id,
      (select contact_id from anchors a where a.account_id = m.account_id and a.id = m.anchor_id) as contact_id`.execute(
    trx,
  )
  await promoteHeads(trx, account_id, [...new Set(rows.map(({ thread_key }) => thread_key))])
  await appendEvents(
    locked,
    rows.map(({ message_id, conversation_id, contact_id, inbox_id }) => ({
      type: 'message.cancelled',
      at: now,
      contact_id,
      conversation_id,
      inbox_id,
      data: { message_id, status: 'cancelled' },
    })),
  )
}

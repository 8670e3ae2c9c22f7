import { sql } from 'kysely'
import { setStatus } from '../../conversations/messages/sent-messages.ts'
import { refreshWaiting } from '../../conversations/waiting.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { problem } from '../../platform/base/errors.ts'
import type { SendState } from '../../platform/db/tables/outbox.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { promoteHeads } from './promote-heads.ts'

export type Send = {
  message_id: string
  state: SendState
  thread_key: string
  inbox_id: string
  conversation_id: string
  contact_id: string | null
  /** When the last try was made. */
  tried_at: Date | null
}

/** A message of ours, locked against the sender. Throws `not_found` for anything else. */
export async function requireSend(locked: LockedIdentity, message_id: string): Promise<Send> {
  const { rows } = await sql<Send>`
    select s.message_id, s.state, s.thread_key, s.inbox_id, m.conversation_id, a.contact_id,
      (select max(t.at) from send_attempts t where t.account_id = s.account_id and t.message_id = s.message_id) as tried_at
      from sends s
      join messages m on m.account_id = s.account_id and m.id = s.message_id
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
     where s.account_id = ${locked.account_id} and s.message_id = ${message_id} for update of s`.execute(
    locked.trx,
  )
  const [row] = rows
  if (!row) throw problem('not_found')
  return row
}

/**
 * Gives a message that is not under way another state by a person's word, lets the next of its thread go, and tells the
 * feed.
 */
export async function moveMessage(
  locked: Locked,
  send: Send,
  { state, error }: { state: 'queued' | 'failed' | 'cancelled'; error: Record<string, unknown> | null },
): Promise<void> {
  const { trx, account_id, now } = locked
  const { message_id, thread_key, contact_id, conversation_id, inbox_id } = send
  await trx
    .updateTable('sends')
    .set({
      state,
      head: false,
      error: error === null ? null : JSON.stringify(error),
      claimed_by: null,
      claimed_until: null,
      ...(state === 'queued' ? { due_at: now, ended_at: null } : { ended_at: now }),
    })
    .where('account_id', '=', account_id)
    .where('message_id', '=', message_id)
    .execute()
  await setStatus(locked, message_id, state)
  await refreshWaiting(locked, [conversation_id])
  await promoteHeads(trx, account_id, [thread_key])
  const data = { message_id, status: state }
  await appendEvents(locked, [
    { type: `message.${state}`, at: now, contact_id, conversation_id, inbox_id, data },
  ])
}

import { sql } from 'kysely'
import { messagesEnded } from '../../conversations/messages/sent-messages.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'

/** Fails messages that have waited in vain. */
export async function failWaiting(
  { trx, account_id, now }: Locked,
  message_ids: string[],
  error: { code: string },
): Promise<void> {
  await sql`
    with ended as (
      update sends set state = 'failed', error = ${JSON.stringify(error)}::jsonb, ended_at = ${now}
       where account_id = ${account_id} and message_id = any(${message_ids}::uuid[])
      returning message_id
    )
    ${messagesEnded(account_id, 'failed', now)}`.execute(trx)
}

import { sql } from 'kysely'
import { conversationsAnswered } from '../../conversations/advance-conversations.ts'
import { messagesDue } from '../../conversations/messages/sent-messages.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { promoteHeads } from './promote-heads.ts'

const AT_ONCE = 1_000

/** Queues what was scheduled for now. */
export async function queueScheduled(db: Db, now: Date): Promise<void> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ account_id: string }>`
      select distinct account_id from (
        select account_id from sends where state = 'scheduled' and due_at <= ${now} limit ${AT_ONCE}) as due`.execute(
      trx,
    ),
  )
  for (const { account_id } of rows) {
    await withAccount(db, account_id, async (trx) => {
      await lockAccount({ trx, account_id, now })
      const { rows: queued } = await sql<{ thread_key: string }>`
        with due as (
          update sends s set state = 'queued'
            from (select message_id from sends
                   where account_id = ${account_id} and state = 'scheduled' and due_at <= ${now} limit ${AT_ONCE}) as d
           where s.account_id = ${account_id} and s.message_id = d.message_id
          returning s.message_id, s.thread_key
        ), arrived as (
          ${messagesDue(account_id)} returning m.conversation_id
        ), answered as (
          ${conversationsAnswered(account_id)}
        )
        select thread_key from due`.execute(trx)
      await promoteHeads(
        trx,
        account_id,
        queued.map(({ thread_key }) => thread_key),
      )
    })
  }
}

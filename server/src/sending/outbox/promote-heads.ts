import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'

/**
 * Releases the next message of each conversation: the oldest queued one, if none of the conversation is in flight. The
 * caller holds the account's lock, as does every transaction that queues a message, so no conversation is left without
 * a head.
 */
export async function promoteHeads(trx: Trx, account_id: string, thread_keys: string[]): Promise<void> {
  const threads = [...new Set(thread_keys)]
  if (threads.length === 0) return
  await sql`
    update sends s set head = true
      from (
        select first.message_id from unnest(${threads}::uuid[]) as t(thread_key)
          cross join lateral (
            select n.message_id, n.state, n.head from sends n
             where n.account_id = ${account_id} and n.thread_key = t.thread_key and n.state in ('queued', 'sending')
             order by n.state = 'sending' desc, n.head desc, n.message_id limit 1) as first
         where first.state = 'queued' and not first.head) as next
     where s.account_id = ${account_id} and s.message_id = next.message_id`.execute(trx)
}

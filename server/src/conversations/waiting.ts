import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'

/**
 * Since when the contact of a conversation `c` waits: the first message that arrived after the last reply, and after a
 * conversation was last resolved, `settled`. A broadcast is no reply, and neither is a message that failed; a call does not
 * wait, the voice message after it does.
 */
export function waitingOf(settled: RawBuilder<unknown> = sql`c.settled_arrival`): RawBuilder<unknown> {
  return sql`(
  select min(m.sent_at) from messages m
   where m.account_id = c.account_id and m.conversation_id = c.id and m.arrival is not null and m.direction = 'inbound'
     and m.type <> 'call' and m.arrival > greatest(${settled}, coalesce((
       select max(o.arrival) from messages o
        where o.account_id = c.account_id and o.conversation_id = c.id and o.arrival is not null and o.direction = 'outbound'
          and o.author_kind is distinct from 'broadcast' and o.type <> 'call'
          and (o.status is null or o.status not in ('failed', 'cancelled'))), 0)))`
}

/** Finds again since when contacts wait, where a reply turned out not to be one, or to be one again. */
export async function refreshWaiting({ trx, account_id }: Locked, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update conversations c set waiting_since = ${waitingOf()}
     where c.account_id = ${account_id} and c.id = any(${[...new Set(ids)]}::uuid[])`.execute(trx)
}

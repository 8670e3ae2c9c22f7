import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'
import { type OldMessagesOf, oldMessagesOfThread } from './old-messages.ts'

export type OldCounts = { messages: number; files: number; notes: number }

/** What would be deleted of an inbox that kept nothing from before a time. */
export async function countOld(trx: ReadTrx, of: OldMessagesOf): Promise<OldCounts> {
  const { account_id, inbox_id, before } = of
  const { rows } = await sql<OldCounts>`
    with old as materialized (
      select m.id from conversations c cross join lateral (${oldMessagesOfThread(of)}) m
       where c.account_id = ${account_id} and c.inbox_id = ${inbox_id})
    select (select count(*) from old)::int as messages,
      (select count(*) from media f join old on old.id = f.message_id where f.account_id = ${account_id})::int as files,
      (select count(*) from notes n where n.account_id = ${account_id} and n.inbox_id = ${inbox_id}
         and n.created_at < ${before})::int as notes`.execute(trx)
  return rows[0] ?? { messages: 0, files: 0, notes: 0 }
}

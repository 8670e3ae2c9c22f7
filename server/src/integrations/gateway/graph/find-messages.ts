import { sql } from 'kysely'
import type { ReadTrx } from '../../../platform/db/types.ts'

/** Our ids of messages on a line, by the ids that a consumer knows them by: WhatsApp's, or ours from before it gave one. */
export async function findMessages(
  trx: ReadTrx,
  account_id: string,
  inbox_id: string,
  wamids: string[],
): Promise<Map<string, string>> {
  if (wamids.length === 0) return new Map()
  const { rows } = await sql<{ wamid: string; id: string }>`
    select wamid, id from messages
     where account_id = ${account_id} and inbox_id = ${inbox_id} and wamid = any(${wamids}::text[])
    union all
    select s.given_wamid, s.message_id from gateway_sends s
      join messages m on m.account_id = s.account_id and m.id = s.message_id and m.inbox_id = ${inbox_id}
     where s.account_id = ${account_id} and s.given_wamid = any(${wamids}::text[])`.execute(trx)
  return new Map(rows.map(({ wamid, id }) => [wamid, id]))
}

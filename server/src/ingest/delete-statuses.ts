import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'

/** Part of a statement that has a table `gone` (inbox_id, wamid): deletes the statuses of those messages. */
export function statusesDeleted(account_id: string): RawBuilder<unknown> {
  return sql`
    statuses as (
      delete from message_statuses s using gone g
       where s.account_id = ${account_id} and s.inbox_id = g.inbox_id and s.wamid = g.wamid)`
}

/**
 * Deletes old statuses of an inbox whose message never came, or went before them; looks at `limit` rows from a wamid on.
 * Returns the last wamid that it looked at, or null at the end.
 */
export async function deleteLooseStatuses(
  { trx, account_id }: Pick<Locked, 'trx' | 'account_id'>,
  { inbox_id, before, after, limit }: { inbox_id: string; before: Date; after: string; limit: number },
): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`
    with part as materialized (
      select wamid, status, participant, at from message_statuses
       where account_id = ${account_id} and inbox_id = ${inbox_id} and wamid > ${after}
       order by wamid limit ${limit}
    ), gone as (
      delete from message_statuses s using part p
       where s.account_id = ${account_id} and s.inbox_id = ${inbox_id} and s.wamid = p.wamid and s.at < ${before}
         and not exists (select from messages m
           where m.account_id = ${account_id} and m.inbox_id = ${inbox_id} and m.wamid = p.wamid)
    )
    select max(wamid) as last from part`.execute(trx)
  return rows[0]?.last ?? null
}

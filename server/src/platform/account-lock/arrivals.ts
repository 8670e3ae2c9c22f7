import { type RawBuilder, sql } from 'kysely'
import type { Locked } from './lock.ts'

/** Takes so many numbers for inbound messages. Returns the last one that was taken before. */
export async function takeArrivals({ trx, account_id }: Locked, count: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into arrival_counters as c (account_id, last) select a.id, ${count}::bigint from accounts a where a.id = ${account_id}
    on conflict (account_id) do update set last = c.last + excluded.last
    returning last`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('the account whose lock is held is missing')
  return row.last - count
}

/** The number of the account's newest inbound message; 0 before the first. */
export function lastArrival(account_id: string): RawBuilder<number> {
  return sql<number>`coalesce((select last from arrival_counters where account_id = ${account_id}), 0)`
}

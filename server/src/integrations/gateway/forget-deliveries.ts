import { sql } from 'kysely'
import type { Db } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'

// Longer than the seven days in which an event may be queued again: what was delivered is known to have been.
const KEPT_MS = 14 * 86_400_000
const ROWS_AT_ONCE = 5_000

/** Deletes deliveries that ended two weeks ago, a part at a time. Returns how many went. */
export async function forgetOldDeliveries(db: Db, now_ms: number, signal: AbortSignal): Promise<number> {
  let deleted = 0
  for (let part = ROWS_AT_ONCE; part === ROWS_AT_ONCE && !signal.aborted; deleted += part) {
    const { rows } = await withEveryAccount(db, (trx) =>
      sql<{ count: number }>`
        with old as (
          select account_id, id from gateway_deliveries
           where ended_at < ${new Date(now_ms - KEPT_MS)} limit ${ROWS_AT_ONCE}
        ), gone as (
          delete from gateway_deliveries d using old where d.account_id = old.account_id and d.id = old.id returning 1)
        select count(*)::int as count from gone`.execute(trx),
    )
    part = rows[0]?.count ?? 0
  }
  return deleted
}

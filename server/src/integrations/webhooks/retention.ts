import { sql } from 'kysely'
import type { Db } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'

const DAY_MS = 24 * 60 * 60_000
/** Delivered events are of interest for days, others for as long as a member may want to send them again. */
const DELIVERED_KEPT_MS = 3 * DAY_MS
const OTHERS_KEPT_MS = 30 * DAY_MS
const AT_ONCE = 5000

/** Forgets old deliveries, some at a time. The events stay. */
export async function deleteOldDeliveries(db: Db, now_ms: number, signal: AbortSignal): Promise<void> {
  const delivered_before = new Date(now_ms - DELIVERED_KEPT_MS)
  const others_before = new Date(now_ms - OTHERS_KEPT_MS)
  let deleted = AT_ONCE
  while (deleted === AT_ONCE && !signal.aborted) {
    const { rows } = await withEveryAccount(db, (trx) =>
      sql`
        delete from deliveries d using (
          select account_id, id from deliveries
           where ended_at < ${delivered_before} and (state = 'delivered' or ended_at < ${others_before})
           order by ended_at limit ${AT_ONCE}) as old
         where d.account_id = old.account_id and d.id = old.id returning d.id`.execute(trx),
    )
    deleted = rows.length
  }
}

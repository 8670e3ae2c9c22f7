import { sql } from 'kysely'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { appendEvents } from '../../platform/events/append.ts'
import type { DisabledBecause, Health } from '../../platform/outbound-http/health.ts'

/** Lets an endpoint have nothing more until a person enables it; the feed tells why. False where it was not enabled. */
export async function disableEndpoint(
  db: Db,
  { account_id, id }: { account_id: string; id: string },
  reason: DisabledBecause,
  health: Health,
  now: Date,
): Promise<boolean> {
  return withAccount(db, account_id, async (trx) => {
    const locked = await lockAccount({ trx, account_id, now })
    const { rows } = await sql`
      update endpoints set state = 'disabled', state_reason = ${reason}, state_at = ${now}, updated_at = ${now}
       where account_id = ${account_id} and id = ${id} and state = 'enabled' returning id`.execute(trx)
    if (rows.length === 0) return false
    const { failing_since, last_status, last_error } = health
    const data = {
      endpoint_id: id,
      reason,
      failing_since: failing_since?.toISOString() ?? null,
      last_status,
      last_error,
    }
    await appendEvents(locked, [{ type: 'endpoint.disabled', at: now, data }])
    return true
  })
}

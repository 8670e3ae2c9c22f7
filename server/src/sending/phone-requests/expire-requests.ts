import { sql } from 'kysely'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'

const AT_ONCE = 500

type Expired = { id: string; inbox_id: string; contact_id: string | null; at: Date }

/** Gives up waiting for answers, of every account, some hundreds at a time. An answer that was given in time still counts. */
export async function expireRequests(db: Db, now: Date): Promise<void> {
  const due = await withEveryAccount(db, (trx) =>
    trx
      .selectFrom('phone_requests')
      .select(['account_id', 'id'])
      .where('state', '=', 'requested')
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(AT_ONCE)
      .execute(),
  )
  for (const [account_id, rows] of Map.groupBy(due, (row) => row.account_id)) {
    const ids = rows.map(({ id }) => id)
    await withAccount(db, account_id, async (trx) => {
      const locked = await lockAccount({ trx, account_id, now })
      const { rows: expired } = await sql<Expired>`
        update phone_requests r set state = 'expired'
          from anchors a
         where r.account_id = ${account_id} and r.id = any(${ids}::uuid[]) and r.state = 'requested'
           and a.account_id = r.account_id and a.key = r.anchor
        returning r.id, r.inbox_id, a.contact_id, r.expires_at as at`.execute(trx)
      const events = expired.map(
        ({ id, inbox_id, contact_id, at }): NewEvent => ({
          type: 'phone_request.expired',
          at,
          contact_id,
          inbox_id,
          data: { phone_request_id: id, contact_id },
        }),
      )
      await appendEvents(locked, events)
    })
  }
}

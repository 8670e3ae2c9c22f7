import { lockAccount } from '../platform/account-lock/lock.ts'
import type { Db } from '../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../platform/db/with-account.ts'
import { appendEvents } from '../platform/events/append.ts'
import { BY_RULES } from './changed-by.ts'
import { conversationUpdated, STATE_COLUMNS } from './state.ts'

const AT_ONCE = 500

/** Opens the conversations that were put aside until now, of every account, some hundreds at a time. Returns how many. */
export async function wakeSnoozed(db: Db, now: Date): Promise<number> {
  const due = await withEveryAccount(db, (trx) =>
    trx
      .selectFrom('conversations')
      .select(['account_id', 'id'])
      .where('status', '=', 'snoozed')
      .where('snoozed_until', '<=', now)
      .orderBy('snoozed_until')
      .limit(AT_ONCE)
      .execute(),
  )
  let woken = 0
  // Each account has its own lock: no account waits for all of them.
  for (const [account_id, rows] of Map.groupBy(due, (row) => row.account_id)) {
    const ids = rows.map(({ id }) => id)
    woken += await withAccount(db, account_id, async (trx) => {
      const locked = await lockAccount({ trx, account_id, now })
      const opened = await trx
        .updateTable('conversations')
        .set({ status: 'open', snoozed_until: null })
        .where('account_id', '=', account_id)
        .where('id', 'in', ids)
        // They may have changed since.
        .where('status', '=', 'snoozed')
        .where('snoozed_until', '<=', now)
        .returning(STATE_COLUMNS)
        .execute()
      await appendEvents(
        locked,
        opened.map((row) => conversationUpdated(row, 'snoozed', { by: BY_RULES, now })),
      )
      return opened.length
    })
  }
  return woken
}

import type { Trx } from '../db/types.ts'
import { appendEvents } from '../events/append.ts'
import { conversationUpdated, STATE_COLUMNS } from './state.ts'

/** Makes everything that somebody was working on nobody's. The caller holds the account's lock. */
export async function unassign(trx: Trx, account_id: string, user_id: string, now: Date): Promise<void> {
  const freed = await trx
    .updateTable('conversations')
    .set({ assignee_id: null })
    .where('account_id', '=', account_id)
    .where('assignee_id', '=', user_id)
    .returning(STATE_COLUMNS)
    .execute()
  await appendEvents(
    trx,
    account_id,
    freed.map((row) => conversationUpdated(row, row.status, now)),
  )
}

import { sql } from 'kysely'
import { problem } from '../../platform/base/errors.ts'
import type { Trx } from '../../platform/db/types.ts'

/** Sets how long an inbox keeps its messages; null: forever. What was deleted does not come back. */
export async function setMessageDays(
  trx: Trx,
  account_id: string,
  inbox_id: string,
  message_days: number | null,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('inboxes')
    .set({ message_retention_days: message_days })
    .where('account_id', '=', account_id)
    .where('id', '=', inbox_id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw problem('not_found')
}

/** From here on ingestion leaves out what was sent before. */
export async function refuseMessagesBefore(
  trx: Trx,
  account_id: string,
  inbox_id: string,
  before: Date,
): Promise<void> {
  await sql`
    update inboxes set messages_removed_before = greatest(messages_removed_before, ${before}::timestamptz)
     where account_id = ${account_id} and id = ${inbox_id}`.execute(trx)
}

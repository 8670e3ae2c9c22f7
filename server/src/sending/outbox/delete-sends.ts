import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'

/** Deletes what is known of how messages were sent. */
export async function deleteSends(trx: Trx, account_id: string, message_ids: string[]): Promise<void> {
  await sql`
    delete from sends where account_id = ${account_id} and message_id = any(${message_ids}::uuid[])`.execute(
    trx,
  )
  await sql`
    delete from send_attempts where account_id = ${account_id} and message_id = any(${message_ids}::uuid[])`.execute(
    trx,
  )
}

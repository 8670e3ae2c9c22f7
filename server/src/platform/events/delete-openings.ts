import { sql } from 'kysely'
import type { Locked } from '../account-lock/lock.ts'

/** Deletes from the feed that these conversations of these contacts began: they were never there. */
export async function deleteOpenings(
  { trx, account_id }: Locked,
  { contact_ids, conversation_ids }: { contact_ids: string[]; conversation_ids: string[] },
): Promise<void> {
  await sql`
    delete from events where account_id = ${account_id} and contact_id = any(${contact_ids}::uuid[])
       and type = 'conversation.created' and conversation_id = any(${conversation_ids}::uuid[])`.execute(trx)
}

import { sql } from 'kysely'
import type { ReadTrx } from '../../platform/db/types.ts'

/**
 * The conversation in `inbox_id` with each of these contacts, or with the contact that it was merged into; only if the
 * conversation has a message.
 */
export async function findThreads(
  trx: ReadTrx,
  account_id: string,
  inbox_id: string,
  contact_ids: (string | null)[],
): Promise<Map<string, string>> {
  const asked = contact_ids.filter((id) => id !== null)
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ contact_id: string; conversation_id: string }>`
    select k.id as contact_id, c.id as conversation_id
      from contacts k
      join conversations c on c.account_id = k.account_id and c.inbox_id = ${inbox_id}
       and c.contact_id = coalesce(k.merged_into, k.id)
     where k.account_id = ${account_id} and k.id = any(${asked}::uuid[]) and c.merged_into is null
       and c.last_message_at is not null`.execute(trx)
  return new Map(rows.map(({ contact_id, conversation_id }) => [contact_id, conversation_id]))
}

import { sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import { isWorkNow } from './messages/copies.ts'

/** Opens the conversations in which there was no work and into which some was moved. */
export async function openForWork({ trx, account_id }: Locked, ids: string[]): Promise<void> {
  await sql`
    update conversations c set quiet = false, status = case when c.status = 'resolved' then 'open' else c.status end
     where c.account_id = ${account_id} and c.id = any(${ids}::uuid[]) and c.quiet and exists (
       select from messages m where m.account_id = c.account_id and m.conversation_id = c.id and ${isWorkNow})`.execute(
    trx,
  )
}

/**
 * A conversation that an undo gave back as it was is open if its contact has written since `heard_at`. History is no work.
 */
export async function wakeReturned(
  { trx, account_id }: Locked,
  returned: Map<string, string | null>,
): Promise<void> {
  if (returned.size === 0) return
  const rows = [...returned].map(([id, heard_at]) => ({ id, heard_at }))
  await sql`
    update conversations c set status = 'open', snoozed_until = null, quiet = false
      from ${rowsOf(rows, 'r', { id: 'uuid', heard_at: 'timestamptz' })}
     where c.account_id = ${account_id} and c.id = r.id and c.merged_into is null and exists (
       select from messages m where m.account_id = c.account_id and m.conversation_id = c.id and m.direction = 'inbound'
          and m.sent_at > coalesce(r.heard_at, '-infinity') and not m.standby and ${isWorkNow})`.execute(trx)
}

import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'

/** Fills in which inbox mentions from before migration 0045 stand, `limit` of them. Returns how many. */
export async function placeMentions({ trx, account_id }: Locked, limit: number): Promise<number> {
  const { rows } = await sql`
    update note_mentions m set inbox_id = p.inbox_id
      from (
        select m.note_id, m.user_id, n.inbox_id from note_mentions m
          join notes n on n.account_id = m.account_id and n.id = m.note_id
         where m.account_id = ${account_id} and m.inbox_id is null limit ${limit}) as p
     where m.account_id = ${account_id} and m.note_id = p.note_id and m.user_id = p.user_id returning 1`.execute(
    trx,
  )
  return rows.length
}

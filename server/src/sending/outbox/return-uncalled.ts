import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'
import type { DueLine } from './due-lines.ts'

/**
 * Queues again what this process has claimed and not called: the database went away before it said whether the claim was
 * stored. `under_way` are the messages of the claims that it did hear of. Only for the process that holds the line.
 */
export async function returnUncalled(
  trx: Trx,
  { account_id, inbox_id }: DueLine,
  process_id: string,
  under_way: ReadonlySet<string>,
): Promise<number> {
  const { rows } = await sql<{ message_id: string }>`
    with returned as (
      update sends set state = 'queued', tries = greatest(tries - 1, 0), claimed_by = null, claimed_until = null
       where account_id = ${account_id} and inbox_id = ${inbox_id} and state = 'sending'
         and claimed_by = ${process_id} and not (message_id = any(${[...under_way]}::uuid[]))
      returning message_id
    ), never_made as (
      delete from send_attempts a using returned r
       where a.account_id = ${account_id} and a.message_id = r.message_id and a.outcome is null
    )
    select message_id from returned`.execute(trx)
  return rows.length
}

import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'

/**
 * Takes the account's turn until the transaction ends. Whoever changes facts or people holds it, the worker included, so
 * that what was read stays true until it is written, and numbers of the feed become visible in their order.
 */
export async function lockAccount(trx: Trx, account_id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account ${account_id}`}, 0))`.execute(trx)
}

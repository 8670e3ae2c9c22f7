import { sql } from 'kysely'
import { setLocal } from '../db/set-local.ts'
import type { Trx } from '../db/types.ts'

/**
 * Takes the account's turn until the transaction ends. Whoever changes facts or people holds it, the worker included, so
 * that what was read stays true until it is written, and numbers of the feed become visible in their order.
 */
export async function lockAccount(trx: Trx, account_id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(account_id)})`.execute(trx)
}

/** As `lockAccount`, without waiting: false if somebody else has the turn. */
export async function tryLockAccount(trx: Trx, account_id: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${lockOf(account_id)}) as locked`.execute(trx)
  return rows[0]?.locked === true
}

/** As `lockAccount`, but gives up after so many milliseconds, with an error that `isLockTimeout` knows. */
export async function lockAccountWithin(trx: Trx, account_id: string, within_ms: number): Promise<void> {
  await setLocal(trx, { lock_timeout: String(within_ms) })
  await lockAccount(trx, account_id)
  await sql`set local lock_timeout to default`.execute(trx)
}

function lockOf(account_id: string) {
  return sql`hashtextextended(${`account ${account_id}`}, 0)`
}

import { sql } from 'kysely'
import { ahead } from '../db/prepare-statements.ts'
import type { Scope, Seen } from '../db/scope.ts'
import { setLocal } from '../db/set-local.ts'
import type { ReadTrx } from '../db/types.ts'

declare const held: unique symbol

/**
 * A scope that holds the account's lock until its transaction ends. Only the functions of this file make one, so what asks
 * for it cannot be called without the lock.
 */
export type Locked = Scope & Held

/** A scope of a caller that holds the account's lock: `asAccount` makes a `Locked` of it. */
export type SeenLocked = Seen & Held

type Held = { readonly [held]: true }

/** Of which account, in which transaction. */
type Place = { readonly trx: ReadTrx; readonly account_id: string }

/**
 * Waits for the account's lock and holds it until the transaction ends. Every transaction that changes facts, contacts or
 * conversations takes it, so that what was read stays true until it is written, and events get numbers in the order in
 * which they become visible.
 */
export async function lockAccount<S extends Place>(scope: S): Promise<S & Held> {
  await takeLock(scope.account_id).execute(scope.trx)
  return asLocked(scope)
}

/** As `lockAccount`, for a caller whose next step is a statement: that one waits for the lock. */
export async function lockAccountAhead<S extends Place>(scope: S): Promise<S & Held> {
  await sql`${ahead} ${takeLock(scope.account_id)}`.execute(scope.trx)
  return asLocked(scope)
}

/** As `lockAccount`, without waiting: null if another transaction holds the lock. */
export async function tryLockAccount<S extends Place>(scope: S): Promise<(S & Held) | null> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${lockOf(scope.account_id)}) as locked`.execute(scope.trx)
  return rows[0]?.locked === true ? asLocked(scope) : null
}

/** As `lockAccount`, but gives up after so many milliseconds, with an error that `isLockTimeout` knows. */
export async function lockAccountWithin<S extends Place>(scope: S, within_ms: number): Promise<S & Held> {
  await setLocal(scope.trx, { lock_timeout: String(within_ms) })
  const locked = await lockAccount(scope)
  await sql`set local lock_timeout to default`.execute(scope.trx)
  return locked
}

function asLocked<S extends Place>(scope: S): S & Held {
  return scope as S & Held
}

function takeLock(account_id: string) {
  return sql`select pg_advisory_xact_lock(${lockOf(account_id)})`
}

function lockOf(account_id: string) {
  return sql`hashtextextended(${`account ${account_id}`}, 0)`
}

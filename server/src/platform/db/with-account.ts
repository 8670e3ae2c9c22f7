import type { Use } from './connection-turns.ts'
import { setLocal } from './set-local.ts'
import { inTurn, patienceOf } from './share-connections.ts'
import { AccountBusy, isLockTimeout, isRepeatable, isStatementTimeout } from './store-away.ts'
import type { Db, Trx } from './types.ts'

const NO_ACCOUNT = { account_id: null, use: 'work' } as const

/**
 * Runs `fn` in one transaction that sees the rows of this account only, and no others even if it asks for them. It waits
 * for the account's share of the connections. A transaction inside another would wait for itself.
 */
export function withAccount<T>(db: Db, account_id: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inAccount(db, account_id, 'work', fn)
}

/**
 * As `withAccount`, for what a client waits for: rejects with `AccountBusy` rather than wait long for a lock, or hold a
 * connection with a statement that no client still waits for.
 */
export function withAccountNow<T>(db: Db, account_id: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inAccount(db, account_id, 'request', fn).catch((error: unknown) => {
    throw isLockTimeout(error) || isStatementTimeout(error) ? new AccountBusy({ cause: error }) : error
  })
}

function inAccount<T>(db: Db, account_id: string, use: Use, fn: (trx: Trx) => Promise<T>): Promise<T> {
  const { lock_ms, statement_ms } = patienceOf(db)
  const patience: Record<string, string> =
    use === 'request' ? { lock_timeout: String(lock_ms), statement_timeout: String(statement_ms) } : {}
  return inTurn(db, { account_id, use }, () =>
    db.transaction().execute(async (trx) => {
      await setLocal(trx, { role: 'selfsame_app', 'selfsame.account_id': account_id, ...patience })
      return fn(trx)
    }),
  )
}

/**
 * Runs `fn` in one transaction that sees every account: for ingest, and for finding out whose a key or a webhook is.
 * Queries in it carry the account themselves.
 */
export function withEveryAccount<T>(db: Db, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return withoutAccount(db, 'selfsame_ingest', fn)
}

/**
 * Runs `fn` in one transaction that sees who signs in and how, and no account's rows. For better-auth alone, which swallows
 * errors: what the caller may repeat rejects with `AccountBusy`, which is kept for the response.
 */
export function withPeople<T>(db: Db, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return withoutAccount(db, 'selfsame_people', fn).catch((error: unknown) => {
    throw isRepeatable(error) ? new AccountBusy({ cause: error }) : error
  })
}

function withoutAccount<T>(db: Db, role: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return inTurn(db, NO_ACCOUNT, () =>
    db.transaction().execute(async (trx) => {
      await setLocal(trx, { role })
      return fn(trx)
    }),
  )
}

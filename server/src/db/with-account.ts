import { setLocal } from './set-local.ts'
import type { Db, Trx } from './types.ts'

/** Runs `fn` in one transaction that sees the rows of this account only, and no others even if it asks for them. */
export function withAccount<T>(db: Db, account_id: string, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await setLocal(trx, { role: 'selfsame_app', 'selfsame.account_id': account_id })
    return fn(trx)
  })
}

/**
 * Runs `fn` in one transaction that sees every account: for ingest, and for finding out whose a key or a webhook is.
 * Queries in it carry the account themselves.
 */
export function withEveryAccount<T>(db: Db, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await setLocal(trx, { role: 'selfsame_ingest' })
    return fn(trx)
  })
}

/** Runs `fn` in one transaction that sees who signs in and how, and no account's rows. For better-auth alone. */
export function withPeople<T>(db: Db, fn: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await setLocal(trx, { role: 'selfsame_people' })
    return fn(trx)
  })
}

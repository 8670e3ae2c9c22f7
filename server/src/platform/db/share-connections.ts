import { buildTurns, type ConnectionHolder, giveBack, giveUp, takeNow, wait } from './connection-turns.ts'
import { AccountBusy, StoreAway } from './store-away.ts'
import type { Db } from './types.ts'

export type Shares = {
  /** Takes a connection: null at once where one is free for this holder, else resolves in turn. Rejects with `AccountBusy`. */
  enter(holder: ConnectionHolder): Promise<void> | null
  leave(holder: ConnectionHolder): void
}

/** So long a transaction waits for a connection, and a request for each lock. Clients give up after about half a minute. */
const WAIT_WITHIN_MS = 10_000
/** Longer than a lock is waited for, so that a wait for one is reported as that. */
const STATEMENT_IN_WAITS = 3

/**
 * Shares out the connections of a store. An account holds at most half of them, and its requests leave one of these to its
 * background work. One connection is kept for what belongs to no account. What waits is served in turn: the account-less
 * and the accounts by turns, the accounts one after another.
 */
export function buildShares(connections: number, within_ms: number): Shares {
  const turns = buildTurns(connections)
  const waitFor = (holder: ConnectionHolder) =>
    new Promise<void>((resolve, reject) => {
      const waiter = {
        admit: () => {
          clearTimeout(late)
          resolve()
        },
      }
      const late = setTimeout(() => {
        giveUp(turns, holder, waiter)
        const away = holder.account_id === null
        reject(away ? new StoreAway('All database connections are in use.') : new AccountBusy())
      }, within_ms)
      wait(turns, holder, waiter)
    })
  return {
    enter: (holder) => (takeNow(turns, holder) ? null : waitFor(holder)),
    leave: (holder) => {
      for (const waiter of giveBack(turns, holder)) waiter.admit()
    },
  }
}

const shares_of = new WeakMap<Db, { shares: Shares; within_ms: number }>()

/** From now on the transactions on `db` share these connections. */
export function shareConnections(db: Db, connections: number, within_ms = WAIT_WITHIN_MS): void {
  shares_of.set(db, { shares: buildShares(connections, within_ms), within_ms })
}

/** How long a request waits for each lock, and for each statement. */
export function patienceOf(db: Db): { lock_ms: number; statement_ms: number } {
  const lock_ms = shares_of.get(db)?.within_ms ?? WAIT_WITHIN_MS
  return { lock_ms, statement_ms: STATEMENT_IN_WAITS * lock_ms }
}

/** Runs `fn`, which opens one transaction, when it is this holder's turn. */
export async function inTurn<T>(db: Db, holder: ConnectionHolder, fn: () => Promise<T>): Promise<T> {
  const shares = shares_of.get(db)?.shares
  if (shares === undefined) return fn()
  const waiting = shares.enter(holder)
  if (waiting !== null) await waiting
  try {
    return await fn()
  } finally {
    shares.leave(holder)
  }
}

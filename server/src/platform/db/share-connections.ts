import { AccountBusy, StoreAway } from './store-away.ts'
import type { Db } from './types.ts'

/** Work of an account: what a client waits for, or what goes on in the background. */
export type Use = 'request' | 'work'

/** Which account a transaction belongs to; null where it belongs to none, as for sign-in, health and polls of workers. */
export type ConnectionHolder = { account_id: string | null; use: Use }

export type Shares = {
  /** Takes a connection: null at once where one is free for this holder, else resolves in turn. Rejects with `AccountBusy`. */
  enter(holder: ConnectionHolder): Promise<void> | null
  leave(holder: ConnectionHolder): void
}

/** So long a transaction waits for a connection, and a request for each lock. Clients give up after about half a minute. */
const WAIT_WITHIN_MS = 10_000
/** Longer than a lock is waited for, so that a wait for one is told as that. */
const STATEMENT_IN_WAITS = 3

type Waiter = { admit: () => void }
type Group = { held: number; requests: number; waiting: Record<Use, Set<Waiter>>; last: Use }

const OTHER: Record<Use, Use> = { request: 'work', work: 'request' }

/**
 * Shares out the connections of a store. An account holds at most half of them, and its requests leave one of these to its
 * background work. One connection is kept for what belongs to no account. What waits is served in turn: the account-less
 * and the accounts by turns, the accounts one after another.
 */
export function buildShares(connections: number, within_ms: number): Shares {
  const share = Math.max(1, Math.floor(connections / 2))
  const share_of_requests = Math.max(1, share - 1)
  const most_of_accounts = Math.max(1, connections - 1)
  const groups = new Map<string | null, Group>()
  /** Whose transactions wait; the first is next. */
  const turns = new Set<string | null>()
  let held = 0
  let account_less_last = false

  function groupOf(account_id: string | null): Group {
    const known = groups.get(account_id)
    if (known !== undefined) return known
    const group: Group = {
      held: 0,
      requests: 0,
      waiting: { request: new Set(), work: new Set() },
      last: 'work',
    }
    groups.set(account_id, group)
    return group
  }

  function hasRoom(account_id: string | null, group: Group, use: Use): boolean {
    if (held >= connections || group.held >= share) return false
    if (account_id === null) return true
    if (use === 'request' && group.requests >= share_of_requests) return false
    return held - (groups.get(null)?.held ?? 0) < most_of_accounts
  }

  function take({ account_id, use }: ConnectionHolder, group: Group): void {
    held += 1
    group.held += 1
    if (use === 'request') group.requests += 1
    group.last = use
    account_less_last = account_id === null
  }

  /** Admits what has room, in turn, until nothing has. */
  function serve(): void {
    for (let next = findNext(); next !== null; next = findNext()) {
      const { account_id, group, use } = next
      const [waiter] = group.waiting[use]
      if (waiter === undefined) return
      take(next, group)
      // Behind all others that wait.
      turns.delete(account_id)
      turns.add(account_id)
      remove(account_id, group, use, waiter)
      waiter.admit()
    }
  }

  function findNext(): (ConnectionHolder & { group: Group }) | null {
    if (held >= connections) return null
    const account_less = nextOf(null)
    if (account_less !== null && !account_less_last) return account_less
    for (const account_id of turns) {
      const next = account_id === null ? null : nextOf(account_id)
      if (next !== null) return next
    }
    return account_less
  }

  function nextOf(account_id: string | null): (ConnectionHolder & { group: Group }) | null {
    const group = groups.get(account_id)
    if (group === undefined) return null
    const use = [OTHER[group.last], group.last].find(
      (it) => group.waiting[it].size > 0 && hasRoom(account_id, group, it),
    )
    return use === undefined ? null : { account_id, group, use }
  }

  function remove(account_id: string | null, group: Group, use: Use, waiter: Waiter): void {
    group.waiting[use].delete(waiter)
    if (group.waiting.request.size + group.waiting.work.size > 0) return
    turns.delete(account_id)
    if (group.held === 0) groups.delete(account_id)
  }

  return {
    enter: (holder) => {
      const { account_id, use } = holder
      const group = groupOf(account_id)
      if (group.waiting[use].size === 0 && hasRoom(account_id, group, use)) {
        take(holder, group)
        return null
      }
      return new Promise((resolve, reject) => {
        const waiter = {
          admit: () => {
            clearTimeout(late)
            resolve()
          },
        }
        const late = setTimeout(() => {
          remove(account_id, group, use, waiter)
          reject(
            account_id === null ? new StoreAway('All database connections are in use.') : new AccountBusy(),
          )
        }, within_ms)
        group.waiting[use].add(waiter)
        turns.add(account_id)
      })
    },
    leave: ({ account_id, use }) => {
      const group = groupOf(account_id)
      held -= 1
      group.held -= 1
      if (use === 'request') group.requests -= 1
      if (group.held === 0 && !turns.has(account_id)) groups.delete(account_id)
      if (turns.size > 0) serve()
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

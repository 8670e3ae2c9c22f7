/** Work of an account: what a client waits for, or what goes on in the background. */
export type Use = 'request' | 'work'

/** Which account a transaction belongs to; null where it belongs to none, as for sign-in, health and polls of workers. */
export type ConnectionHolder = { account_id: string | null; use: Use }

/** A transaction that waits for a connection. */
export type ConnectionWaiter = { admit: () => void }

type Group = { held: number; requests: number; waiting: Record<Use, Set<ConnectionWaiter>>; last: Use }

/** Who holds how many of a store's connections, and who is next. */
export type ConnectionTurns = {
  readonly connections: number
  /** The most that one account holds, its requests hold, and all accounts hold together. */
  readonly most: { of_account: number; of_requests: number; of_accounts: number }
  groups: Map<string | null, Group>
  /** Whose transactions wait; the first is next. */
  order: Set<string | null>
  held: number
  account_less_last: boolean
}

type Next = ConnectionHolder & { group: Group }

const OTHER: Record<Use, Use> = { request: 'work', work: 'request' }

export function buildTurns(connections: number): ConnectionTurns {
  const of_account = Math.max(1, Math.floor(connections / 2))
  return {
    connections,
    most: {
      of_account,
      of_requests: Math.max(1, of_account - 1),
      of_accounts: Math.max(1, connections - 1),
    },
    groups: new Map(),
    order: new Set(),
    held: 0,
    account_less_last: false,
  }
}

/** Takes a connection where one is free for this holder and no other of its kind waits. */
export function takeNow(turns: ConnectionTurns, holder: ConnectionHolder): boolean {
  const next = { ...holder, group: groupOf(turns, holder.account_id) }
  if (next.group.waiting[holder.use].size > 0 || !hasRoom(turns, next)) return false
  take(turns, next)
  return true
}

export function wait(turns: ConnectionTurns, holder: ConnectionHolder, waiter: ConnectionWaiter): void {
  groupOf(turns, holder.account_id).waiting[holder.use].add(waiter)
  turns.order.add(holder.account_id)
}

/** Waits no longer. */
export function giveUp(turns: ConnectionTurns, holder: ConnectionHolder, waiter: ConnectionWaiter): void {
  remove(turns, { ...holder, group: groupOf(turns, holder.account_id) }, waiter)
}

/** Gives a connection back. Returns those who have one now, in turn. */
export function giveBack(turns: ConnectionTurns, { account_id, use }: ConnectionHolder): ConnectionWaiter[] {
  const group = groupOf(turns, account_id)
  turns.held -= 1
  group.held -= 1
  if (use === 'request') group.requests -= 1
  if (group.held === 0 && !turns.order.has(account_id)) turns.groups.delete(account_id)
  return turns.order.size > 0 ? serve(turns) : []
}

function groupOf({ groups }: ConnectionTurns, account_id: string | null): Group {
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

function hasRoom(turns: ConnectionTurns, { account_id, group, use }: Next): boolean {
  const { connections, most, groups, held } = turns
  if (held >= connections || group.held >= most.of_account) return false
  if (account_id === null) return true
  if (use === 'request' && group.requests >= most.of_requests) return false
  return held - (groups.get(null)?.held ?? 0) < most.of_accounts
}

function take(turns: ConnectionTurns, { account_id, group, use }: Next): void {
  turns.held += 1
  group.held += 1
  if (use === 'request') group.requests += 1
  group.last = use
  turns.account_less_last = account_id === null
}

/** Gives connections to the waiting accounts, in turn, until none of them has room. */
function serve(turns: ConnectionTurns): ConnectionWaiter[] {
  const admitted: ConnectionWaiter[] = []
  for (let next = findNext(turns); next !== null; next = findNext(turns)) {
    const [waiter] = next.group.waiting[next.use]
    if (waiter === undefined) break
    take(turns, next)
    // Behind all others that wait.
    turns.order.delete(next.account_id)
    turns.order.add(next.account_id)
    remove(turns, next, waiter)
    admitted.push(waiter)
  }
  return admitted
}

function findNext(turns: ConnectionTurns): Next | null {
  if (turns.held >= turns.connections) return null
  const account_less = nextOf(turns, null)
  if (account_less !== null && !turns.account_less_last) return account_less
  for (const account_id of turns.order) {
    const next = account_id === null ? null : nextOf(turns, account_id)
    if (next !== null) return next
  }
  return account_less
}

function nextOf(turns: ConnectionTurns, account_id: string | null): Next | null {
  const group = turns.groups.get(account_id)
  if (group === undefined) return null
  const use = [OTHER[group.last], group.last].find(
    (it) => group.waiting[it].size > 0 && hasRoom(turns, { account_id, group, use: it }),
  )
  return use === undefined ? null : { account_id, group, use }
}

function remove(turns: ConnectionTurns, { account_id, group, use }: Next, waiter: ConnectionWaiter): void {
  group.waiting[use].delete(waiter)
  if (group.waiting.request.size + group.waiting.work.size > 0) return
  turns.order.delete(account_id)
  if (group.held === 0) turns.groups.delete(account_id)
}

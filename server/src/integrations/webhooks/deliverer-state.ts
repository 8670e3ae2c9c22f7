import { isIdle, type QueueState } from './endpoint-queue.ts'
import type { HeldEndpoint, News } from './leases.ts'
import type { Doing } from './pace.ts'
import { wantedTypes } from './wanted.ts'

/** The queues of an account by endpoint. */
export type AccountState<Q extends QueueState> = { queues: Map<string, Q> }

/** The queues of a process by account, and when it last looked after them. */
export type DelivererState<A> = {
  accounts: Map<string, A>
  held_ms: number
  looked_back_ms: number
  /** Endpoints whose secret cannot be opened, which has been logged. */
  unopened: Set<string>
}

/** What follows from the endpoints that this process holds now. */
export type HeldPlan<Q> = {
  /** The types of events that each account's endpoints want; null: all. */
  wants: Map<string, string[] | null>
  /** The queues that run: each with its endpoint as it is now, null where this process no longer holds it. */
  known: { queue: Q; endpoint: HeldEndpoint | null; leaves: boolean }[]
  begin: HeldEndpoint[]
}

const HOLD_EVERY_MS = 1000
const LOOK_BACK_EVERY_MS = 1000

export function buildState<A>(now_ms: number): DelivererState<A> {
  return {
    accounts: new Map(),
    held_ms: Number.NEGATIVE_INFINITY,
    looked_back_ms: now_ms,
    unopened: new Set(),
  }
}

/** True when endpoints are to be leased again; false until then. */
export function startHold(state: DelivererState<unknown>, now_ms: number): boolean {
  if (now_ms - state.held_ms < HOLD_EVERY_MS) return false
  state.held_ms = now_ms
  return true
}

/** Lets the next turn lease endpoints, however short a time it is since the last one. */
export function holdAtOnce(state: DelivererState<unknown>): void {
  state.held_ms = Number.NEGATIVE_INFINITY
}

/** True when the pace is to hear again how the process is doing; false until then. */
export function startLookBack(state: DelivererState<unknown>, now_ms: number): boolean {
  if (now_ms - state.looked_back_ms < LOOK_BACK_EVERY_MS) return false
  state.looked_back_ms = now_ms
  return true
}

/** What came in shows in the queue; what is still on its way there, by how little time this process has left. */
export function doingOf({ late, utilization, busy_share }: Usage): Doing {
  if (late) return 'late'
  return utilization > busy_share ? 'busy' : 'free'
}

type Usage = { late: boolean; utilization: number; busy_share: number }

/** Which queues run on, leave and begin. */
export function planHeld<Q extends QueueState>(
  { accounts }: DelivererState<AccountState<Q>>,
  held: HeldEndpoint[],
): HeldPlan<Q> {
  const fresh = new Map(held.map((endpoint) => [endpoint.id, endpoint]))
  const known: HeldPlan<Q>['known'] = []
  for (const { queues } of accounts.values()) {
    for (const [id, queue] of queues) {
      const endpoint = fresh.get(id) ?? null
      fresh.delete(id)
      known.push({ queue, endpoint, leaves: endpoint?.state !== 'enabled' })
    }
  }
  const by_account = Map.groupBy(held.filter(isEnabled), ({ account_id }) => account_id)
  const wants = new Map([...by_account].map(([id, endpoints]) => [id, wantedTypes(endpoints)]))
  return { wants, known, begin: [...fresh.values()].filter(isEnabled) }
}

function isEnabled({ state }: HeldEndpoint): boolean {
  return state === 'enabled'
}

/** True for the first failure of an endpoint since it last opened, which is the one that is logged. */
export function failOpening({ unopened }: DelivererState<unknown>, endpoint_id: string): boolean {
  if (unopened.has(endpoint_id)) return false
  unopened.add(endpoint_id)
  return true
}

/** Tells each queue where its feed ends. Returns those with something to do, and the accounts that had nothing to do. */
export function takeNews<Q extends QueueState, A>(
  { accounts }: DelivererState<A & AccountState<Q>>,
  { heads, due }: News,
  now_ms: number,
): { awake: Q[]; rested: (A & AccountState<Q>)[] } {
  const awake: Q[] = []
  const rested: (A & AccountState<Q>)[] = []
  for (const [account_id, account] of accounts) {
    const queues = [...account.queues.values()]
    if (queues.every((queue) => isIdle(queue, now_ms))) rested.push(account)
    for (const queue of queues) {
      queue.head = Math.max(queue.head, heads.get(account_id) ?? 0)
      queue.due = due.has(queue.id)
      if (!isIdle(queue, now_ms)) awake.push(queue)
    }
  }
  return { awake, rested }
}

/** An account is forgotten with its last queue. */
export function removeQueue<Q extends QueueState>(
  { accounts }: DelivererState<AccountState<Q>>,
  account_id: string,
  queue_id: string,
): void {
  const queues = accounts.get(account_id)?.queues
  queues?.delete(queue_id)
  if (queues?.size === 0) accounts.delete(account_id)
}

/** Nothing is under way and nothing could be sent now. */
export function isAllIdle<Q extends QueueState>(
  { accounts }: DelivererState<AccountState<Q>>,
  now_ms: number,
): boolean {
  return [...accounts.values()].every(({ queues }) =>
    [...queues.values()].every((queue) => isIdle(queue, now_ms)),
  )
}

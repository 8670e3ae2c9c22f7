import { newId } from '../../platform/base/ids.ts'
import { buildRest, type Rest } from '../../platform/base/rest.ts'
import type { Deps } from '../../platform/deps.ts'
import { BREAKS_AT, type Health } from '../../platform/outbound-http/health.ts'
import type { Poster } from '../../platform/outbound-http/post.ts'
import type { FeedWindow, Outgoing } from './feed-window.ts'
import type { HeldEndpoint } from './leases.ts'
import type { DeliveryPace } from './pace.ts'
import type { DeliveryResult, Progress } from './record-results.ts'
import type { Recorded, Recorder } from './recorder.ts'
import { buildSigner, type Signer } from './signing.ts'

/** One event on its way to one endpoint. */
export type DeliveryJob = { outgoing: Outgoing; delivery_id: string; tries: number; again: boolean }

/** What queues share: of one process, and of one account in it. */
export type QueueShared = Pick<Deps, 'db' | 'clock' | 'secrets' | 'log'> & {
  poster: Poster
  window: FeedWindow
  recorder: Recorder
  traffic: Traffic
  /** Of this account alone. */
  account_traffic: Traffic
  pace: DeliveryPace
  /** From 0 to 1, for the spreading of retries. */
  dice: () => number
  /** Runs on beside the queues; awaited when the process ends. */
  beside: (work: Promise<unknown>) => void
}

/** Requests under way in this process, and made so far. */
export type Traffic = { flying: number; sent: number; readonly most: number }

/** The way of events to one endpoint, in the process that holds it. */
export type EndpointQueue = Recorded & {
  endpoint: HeldEndpoint
  sign: Signer
  health: Health
  /** How far the feed has been taken, and where it ends as far as is known. */
  read_to: number
  head: number
  /** Something may be due for another attempt. */
  due: boolean
  /** Taken from the feed and not written down yet, in the feed's order: the position stays before the first of them. */
  open: Set<number>
  /** Being sent, or sent and not written down yet. */
  under_way: Set<number>
  ready: DeliveryJob[]
  flying: number
  keys: Keys
  /** What another process had tried already behind the position at which it died. */
  tried: Set<number>
  disabling: boolean
  /** Takes nothing more; `lost`: its results are not this process's to write. */
  leaving: boolean
  lost: boolean
  rest: Rest
}

/** What of a queue says whether it has something to do. */
export type QueueState = Pick<
  EndpointQueue,
  'id' | 'head' | 'read_to' | 'due' | 'open' | 'under_way' | 'ready' | 'flying' | 'disabling' | 'leaving'
> & { health: Pick<Health, 'held_back_until'> }

/** Of an ordered endpoint: what may go, and what waits for what. */
type Keys = {
  /** In flight, with what waits behind it. */
  busy: Map<string, DeliveryJob[]>
  /** With an event that is to be tried again: what follows gets its row behind it. */
  blocked: Set<string>
  /** Blocked since the database was last asked. */
  newly: Set<string>
  ask_again: boolean
}

export function buildQueue(deps: Pick<Deps, 'secrets'>, endpoint: HeldEndpoint): EndpointQueue {
  const queue: EndpointQueue = {
    id: endpoint.id,
    endpoint,
    sign: buildSigner(deps.secrets, endpoint),
    health: healthOf(endpoint),
    read_to: endpoint.position,
    head: endpoint.position,
    due: false,
    open: new Set(),
    under_way: new Set(),
    ready: [],
    flying: 0,
    keys: { busy: new Map(), blocked: new Set(), newly: new Set(), ask_again: endpoint.ordered },
    tried: new Set(),
    disabling: false,
    leaving: false,
    lost: false,
    rest: buildRest(),
    progress: (written) => progressOf(queue, written),
    written: (seqs, held) => {
      for (const seq of seqs) {
        queue.open.delete(seq)
        queue.under_way.delete(seq)
      }
      if (!held) leave(queue, { lost: true })
      queue.rest.wake()
    },
  }
  return queue
}

/** The endpoint as it is now: another address, filter or secret counts from the next attempt on. */
export function updateQueue(deps: Pick<Deps, 'secrets'>, queue: EndpointQueue, endpoint: HeldEndpoint): void {
  const { secret, previous_secret, previous_until, state_at } = queue.endpoint
  const same =
    endpoint.secret.equals(secret) &&
    (previous_secret === null) === (endpoint.previous_secret === null) &&
    previous_until?.getTime() === endpoint.previous_until?.getTime()
  if (!same) queue.sign = buildSigner(deps.secrets, endpoint)
  // A member or API client resumed it: its failures no longer count.
  if (endpoint.state_at > state_at && endpoint.state === 'enabled') {
    queue.health = healthOf(endpoint)
    queue.disabling = false
  }
  queue.endpoint = endpoint
}

export function leave(queue: EndpointQueue, { lost }: { lost: boolean }): void {
  queue.leaving = true
  queue.lost ||= lost
  queue.rest.endNow()
}

/** Whether anything may be sent now. */
export function maySend(queue: QueueState, now_ms: number): boolean {
  if (queue.leaving || queue.disabling) return false
  return (queue.health.held_back_until?.getTime() ?? 0) <= now_ms
}

/**
 * How many more may be sent now; after many failures one at a time, to see whether it is back. Every endpoint may have one
 * however many other accounts have, while its own account has not used up its share.
 */
export function roomOf(
  queue: EndpointQueue,
  { traffic, account_traffic }: Pick<QueueShared, 'traffic' | 'account_traffic'>,
  now_ms: number,
): number {
  if (!maySend(queue, now_ms)) return 0
  const limit = queue.health.failures >= BREAKS_AT ? 1 : queue.endpoint.concurrency
  const share = Math.min(limit - queue.flying, roomIn(account_traffic))
  return queue.flying === 0 ? share : Math.min(share, roomIn(traffic))
}

function roomIn({ flying, most }: Traffic): number {
  return Math.max(most - flying, 0)
}

/** Nothing is under way and nothing could be sent now. */
export function isIdle(queue: QueueState, now_ms: number): boolean {
  if (queue.flying > 0 || queue.under_way.size > 0) return false
  if (!maySend(queue, now_ms)) return true
  return queue.ready.length === 0 && !queue.due && queue.open.size === 0 && queue.read_to >= queue.head
}

export function buildJob(outgoing: Outgoing, given?: { delivery_id: string; tries: number }): DeliveryJob {
  return { outgoing, delivery_id: newId(), tries: 0, ...given, again: given !== undefined }
}

export function resultOf(
  queue: EndpointQueue,
  { outgoing, delivery_id }: DeliveryJob,
  rest: Pick<DeliveryResult, 'state' | 'tries' | 'due_at' | 'attempts' | 'ended_at'>,
): DeliveryResult {
  const { event, event_id, contact_id, order_key } = outgoing
  return {
    endpoint_id: queue.id,
    delivery_id,
    event_id,
    event_type: event.type,
    seq: event.seq,
    contact_id,
    order_key: queue.endpoint.ordered ? order_key : null,
    ...rest,
  }
}

function healthOf(endpoint: HeldEndpoint): Health {
  const { failures, failing_since, held_back_until } = endpoint
  const { last_success_at, last_failure_at, last_status, last_error } = endpoint
  return {
    failures,
    failing_since,
    held_back_until,
    last_success_at,
    last_failure_at,
    last_status,
    last_error,
  }
}

function progressOf({ id, open, read_to, health }: EndpointQueue, written: ReadonlySet<number>): Progress {
  for (const seq of open) if (!written.has(seq)) return { id, position: seq - 1, ...health }
  return { id, position: read_to, ...health }
}

import { setTimeout as pause } from 'node:timers/promises'
import { waitsSince } from '../../ingest/waits-since.ts'
import { newId } from '../../platform/base/ids.ts'
import type { Deps } from '../../platform/deps.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import { buildJudge } from '../../platform/outbound-http/addresses.ts'
import { buildPoster } from '../../platform/outbound-http/post.ts'
import {
  buildQueue,
  type EndpointQueue,
  isIdle,
  leave,
  type QueueShared,
  updateQueue,
} from './endpoint-queue.ts'
import { buildFeedWindow, type FeedWindow } from './feed-window.ts'
import { findNews, type HeldEndpoint, holdEndpoints, releaseEndpoints } from './leases.ts'
import { buildPace, type Doing } from './pace.ts'
import { buildRecorder, type Recorder } from './recorder.ts'
import { runQueue } from './run-queue.ts'
import { wantedTypes } from './wanted.ts'

export type Deliverer = {
  /** Resolves when nothing more can be sent now. For tests. */
  drain(): Promise<void>
  /** Lets the requests under way end, for a moment, and lets go of the endpoints. */
  stop(): Promise<void>
}

export type DelivererOptions = {
  /** How often it is looked for news. */
  poll_ms: number
  /** How many requests at a time, to all endpoints together. */
  most_at_once: number
  /** How many of them to the endpoints of one account. */
  most_per_account: number
  /** How many requests a second go out however much comes in. */
  floor_per_second: number
  /** Of the time of this process: who uses more than that is busy, and does not deliver faster. */
  busy_share: number
  /** No other process works on this store. */
  alone: boolean
  /** How long an endpoint may take to answer; absent: 15 seconds. */
  answer_within_ms?: number
  dice?: () => number
}

type Account = {
  window: FeedWindow
  recorder: Recorder
  shared: QueueShared
  queues: Map<string, EndpointQueue>
}

const HOLD_EVERY_MS = 1000
const LOOK_BACK_EVERY_MS = 1000
/** What came in and waits for longer is late: while anything is, deliveries give way to it. */
const LATE_MS = 500
const ENDS_WITHIN_MS = 3000
const LOOK_MS = 5

/**
 * Sends events to the endpoints that this process holds; of several processes each endpoint is one's at a time. Every
 * endpoint is a queue of its own that reads the feed by its own position, so that none waits for another and nothing is written
 * when an event happens.
 */
export function startDeliverer(deps: Deps, options: DelivererOptions): Deliverer {
  const { db, clock, log } = deps
  const process_id = newId()
  const accounts = new Map<string, Account>()
  const running = new Set<Promise<unknown>>()
  const asides = new Set<Promise<unknown>>()
  /** Told of in the log already. */
  const unopened = new Set<string>()
  const traffic = { flying: 0, sent: 0, most: options.most_at_once }
  const poster = buildPoster(buildJudge(deps.config.webhook_allowed_networks), options.answer_within_ms)
  const pace = buildPace({
    floor: options.floor_per_second,
    now_ms: () => performance.now(),
    later: (ms, callback) => void setTimeout(callback, ms),
  })
  let held_ms = Number.NEGATIVE_INFINITY
  let looked_back_ms = performance.now()
  let used = performance.eventLoopUtilization()

  const keepIn = (set: Set<Promise<unknown>>) => (work: Promise<unknown>) => {
    set.add(work)
    void work.finally(() => set.delete(work))
  }
  const beside = keepIn(asides)

  function accountOf(account_id: string): Account {
    const account = accounts.get(account_id) ?? openAccount(account_id)
    accounts.set(account_id, account)
    return account
  }

  function openAccount(account_id: string): Account {
    const window = buildFeedWindow(db, account_id)
    const recorder = buildRecorder(db, log, account_id, process_id)
    const dice = options.dice ?? Math.random
    const account_traffic = { flying: 0, sent: 0, most: options.most_per_account }
    const shared = { ...deps, poster, window, recorder, traffic, account_traffic, pace, dice, beside }
    return { window, recorder, shared, queues: new Map() }
  }

  function begin(endpoint: HeldEndpoint): void {
    const account = accountOf(endpoint.account_id)
    const queue = buildQueue(deps, endpoint)
    account.queues.set(endpoint.id, queue)
    keepIn(running)(runQueue(account.shared, queue).then(() => end(account, queue)))
  }

  /** One whose secret cannot be opened must not keep the others from beginning. */
  function tryToBegin(endpoint: HeldEndpoint): void {
    try {
      begin(endpoint)
      unopened.delete(endpoint.id)
    } catch (error) {
      const { id: endpoint_id, account_id } = endpoint
      if (!unopened.has(endpoint_id))
        log.error({ err: error, account_id, endpoint_id }, 'endpoint queue not opened')
      unopened.add(endpoint_id)
    }
  }

  async function end(account: Account, queue: EndpointQueue): Promise<void> {
    poster.forget(queue.id)
    // Until then nobody else may take it: what this process did with it is written.
    await releaseEndpoints(db, process_id, queue.lost ? [] : [queue.id]).catch((error: unknown) =>
      log.warn({ err: error, endpoint_id: queue.id }, 'endpoint lease not released'),
    )
    account.queues.delete(queue.id)
    if (account.queues.size === 0) accounts.delete(queue.endpoint.account_id)
  }

  async function hold(): Promise<void> {
    held_ms = performance.now()
    const held = new Map(
      (await holdEndpoints(db, process_id, options.alone)).map((endpoint) => [endpoint.id, endpoint]),
    )
    if (loop.signal.aborted) return
    const enabled = [...held.values()].filter(({ state }) => state === 'enabled')
    // Before any of them reads on: what a page leaves out is passed over for good.
    for (const [account_id, endpoints] of Map.groupBy(enabled, (it) => it.account_id))
      accountOf(account_id).window.want(wantedTypes(endpoints))
    for (const { queues } of accounts.values()) {
      for (const [id, queue] of queues) {
        const endpoint = held.get(id)
        held.delete(id)
        if (endpoint) updateQueue(deps, queue, endpoint)
        if (endpoint?.state !== 'enabled') leave(queue, { lost: endpoint === undefined })
      }
    }
    for (const endpoint of held.values()) if (endpoint.state === 'enabled') tryToBegin(endpoint)
  }

  async function lookForNews(): Promise<boolean> {
    if (performance.now() - held_ms >= HOLD_EVERY_MS) await hold()
    if (accounts.size === 0) return false
    if (performance.now() - looked_back_ms >= LOOK_BACK_EVERY_MS) {
      looked_back_ms = performance.now()
      pace.tell(await lookBack())
    }
    const { heads, due } = await findNews(db, process_id, new Date(clock.now()))
    for (const [account_id, { window, queues }] of accounts) {
      if ([...queues.values()].every((queue) => isIdle(queue, clock.now()))) window.clear()
      for (const queue of queues.values()) {
        queue.head = Math.max(queue.head, heads.get(account_id) ?? 0)
        queue.due = due.has(queue.id)
        if (!isIdle(queue, clock.now())) queue.rest.wake()
      }
    }
    return false
  }

  /** What came in shows in the queue; what is still on its way there, by how little time this process has left. */
  async function lookBack(): Promise<Doing> {
    const { utilization } = performance.eventLoopUtilization(used)
    used = performance.eventLoopUtilization()
    if (await waitsSince(db, new Date(clock.now() - LATE_MS))) return 'late'
    return utilization > options.busy_share ? 'busy' : 'free'
  }

  const isQuiet = () =>
    asides.size === 0 &&
    [...accounts.values()].every(
      ({ recorder, queues }) =>
        recorder.idle() && [...queues.values()].every((queue) => isIdle(queue, clock.now())),
    )

  const loop = startLoop(deps, { name: 'webhook_deliverer', poll_ms: options.poll_ms, run: lookForNews })
  return {
    drain: async () => {
      let sent: number
      do {
        sent = traffic.sent
        held_ms = Number.NEGATIVE_INFINITY
        await loop.turn()
        while (!isQuiet()) await pause(LOOK_MS)
      } while (traffic.sent > sent)
    },
    stop: async () => {
      await loop.stop()
      for (const { queues } of accounts.values())
        for (const queue of queues.values()) leave(queue, { lost: false })
      await Promise.race([Promise.all([...running, ...asides]), pause(ENDS_WITHIN_MS, null, { ref: false })])
      await Promise.all([...accounts.values()].map(({ recorder }) => recorder.finish()))
      await poster.close()
    },
  }
}

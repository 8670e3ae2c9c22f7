import type { EventLoopUtilization } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { waitsSince } from '../../ingest/waits-since.ts'
import { newId } from '../../platform/base/ids.ts'
import type { Deps } from '../../platform/deps.ts'
import { startLoop } from '../../platform/jobs/loop.ts'
import { buildJudge } from '../../platform/outbound-http/addresses.ts'
import { buildPoster, type Poster } from '../../platform/outbound-http/post.ts'
import {
  type AccountState,
  buildState,
  type DelivererState,
  doingOf,
  failOpening,
  holdAtOnce,
  isAllIdle,
  planHeld,
  removeQueue,
  startHold,
  startLookBack,
  takeNews,
} from './deliverer-state.ts'
import {
  buildQueue,
  type EndpointQueue,
  leave,
  type QueueShared,
  type Traffic,
  updateQueue,
} from './endpoint-queue.ts'
import { buildFeedWindow, type FeedWindow } from './feed-window.ts'
import { findNews, type HeldEndpoint, holdEndpoints, releaseEndpoints } from './leases.ts'
import { buildPace, type DeliveryPace, type Doing } from './pace.ts'
import { buildRecorder, type Recorder } from './recorder.ts'
import { runQueue } from './run-queue.ts'

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

type Account = AccountState<EndpointQueue> & {
  window: FeedWindow
  recorder: Recorder
  shared: QueueShared
}

/** All that one deliverer works with. */
type DelivererContext = {
  deps: Deps
  options: DelivererOptions
  process_id: string
  state: DelivererState<Account>
  /** Queues that run, and what goes on beside them. */
  running: Set<Promise<unknown>>
  asides: Set<Promise<unknown>>
  stopping: boolean
  traffic: Traffic
  poster: Poster
  pace: DeliveryPace
  /** How busy the process was when that was last looked at. */
  used: EventLoopUtilization
}

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
  const context = buildContext(deps, options)
  const { state, traffic, running, asides } = context
  const loop = startLoop(deps, {
    name: 'webhook_deliverer',
    poll_ms: options.poll_ms,
    run: () => lookForNews(context),
  })
  return {
    drain: async () => {
      let sent: number
      do {
        sent = traffic.sent
        holdAtOnce(state)
        await loop.turn()
        while (!isQuiet(context)) await pause(LOOK_MS)
      } while (traffic.sent > sent)
    },
    stop: async () => {
      context.stopping = true
      await loop.stop()
      for (const { queues } of state.accounts.values())
        for (const queue of queues.values()) leave(queue, { lost: false })
      await Promise.race([Promise.all([...running, ...asides]), pause(ENDS_WITHIN_MS, null, { ref: false })])
      await Promise.all([...state.accounts.values()].map(({ recorder }) => recorder.finish()))
      await context.poster.close()
    },
  }
}

function buildContext(deps: Deps, options: DelivererOptions): DelivererContext {
  return {
    deps,
    options,
    process_id: newId(),
    state: buildState(performance.now()),
    running: new Set(),
    asides: new Set(),
    stopping: false,
    traffic: { flying: 0, sent: 0, most: options.most_at_once },
    poster: buildPoster(buildJudge(deps.config.webhook_allowed_networks), options.answer_within_ms),
    pace: buildPace({
      floor: options.floor_per_second,
      now_ms: () => performance.now(),
      later: (ms, callback) => void setTimeout(callback, ms),
    }),
    used: performance.eventLoopUtilization(),
  }
}

function keepIn(set: Set<Promise<unknown>>, work: Promise<unknown>): void {
  set.add(work)
  void work.finally(() => set.delete(work))
}

/** One turn of the loop: takes endpoints, tells the pace how the process is doing and wakes the queues that have news. */
async function lookForNews(context: DelivererContext): Promise<boolean> {
  const { deps, state, pace, process_id } = context
  if (startHold(state, performance.now())) await hold(context)
  if (state.accounts.size === 0) return false
  if (startLookBack(state, performance.now())) pace.tell(await lookBack(context))
  const news = await findNews(deps.db, process_id, new Date(deps.clock.now()))
  const { awake, rested } = takeNews(state, news, deps.clock.now())
  for (const { window } of rested) window.clear()
  for (const queue of awake) queue.rest.wake()
  return false
}

async function hold(context: DelivererContext): Promise<void> {
  const { deps, options, state, process_id } = context
  const held = await holdEndpoints(deps.db, process_id, options.alone)
  if (context.stopping) return
  const { wants, known, begin } = planHeld(state, held)
  // Before any of them reads on: what a page leaves out is passed over for good.
  for (const [account_id, types] of wants) accountOf(context, account_id).window.want(types)
  for (const { queue, endpoint, leaves } of known) {
    if (endpoint !== null) updateQueue(deps, queue, endpoint)
    if (leaves) leave(queue, { lost: endpoint === null })
  }
  for (const endpoint of begin) tryToBegin(context, endpoint)
}

async function lookBack(context: DelivererContext): Promise<Doing> {
  const { db, clock } = context.deps
  const { utilization } = performance.eventLoopUtilization(context.used)
  context.used = performance.eventLoopUtilization()
  const late = await waitsSince(db, new Date(clock.now() - LATE_MS))
  return doingOf({ late, utilization, busy_share: context.options.busy_share })
}

function accountOf(context: DelivererContext, account_id: string): Account {
  const { accounts } = context.state
  const account = accounts.get(account_id) ?? openAccount(context, account_id)
  accounts.set(account_id, account)
  return account
}

function openAccount(context: DelivererContext, account_id: string): Account {
  const { deps, options, process_id, poster, traffic, pace } = context
  const window = buildFeedWindow(deps.db, account_id)
  const recorder = buildRecorder(deps.db, deps.log, account_id, process_id)
  const dice = options.dice ?? Math.random
  const account_traffic = { flying: 0, sent: 0, most: options.most_per_account }
  const beside = (work: Promise<unknown>) => keepIn(context.asides, work)
  const shared = { ...deps, poster, window, recorder, traffic, account_traffic, pace, dice, beside }
  return { window, recorder, shared, queues: new Map() }
}

/** One whose secret cannot be opened must not keep the others from beginning. */
function tryToBegin(context: DelivererContext, endpoint: HeldEndpoint): void {
  const { id: endpoint_id, account_id } = endpoint
  try {
    begin(context, endpoint)
    context.state.unopened.delete(endpoint_id)
  } catch (error) {
    if (failOpening(context.state, endpoint_id))
      context.deps.log.error({ err: error, account_id, endpoint_id }, 'endpoint queue not opened')
  }
}

function begin(context: DelivererContext, endpoint: HeldEndpoint): void {
  const account = accountOf(context, endpoint.account_id)
  const queue = buildQueue(context.deps, endpoint)
  account.queues.set(endpoint.id, queue)
  keepIn(
    context.running,
    runQueue(account.shared, queue).then(() => end(context, queue)),
  )
}

async function end(
  { deps, state, process_id, poster }: DelivererContext,
  queue: EndpointQueue,
): Promise<void> {
  poster.forget(queue.id)
  // Until then no other process may take it: the work of this process is written.
  await releaseEndpoints(deps.db, process_id, queue.lost ? [] : [queue.id]).catch((error: unknown) =>
    deps.log.warn({ err: error, endpoint_id: queue.id }, 'endpoint lease not released'),
  )
  removeQueue(state, queue.endpoint.account_id, queue.id)
}

function isQuiet({ deps, state, asides }: DelivererContext): boolean {
  const written = [...state.accounts.values()].every(({ recorder }) => recorder.idle())
  return asides.size === 0 && written && isAllIdle(state, deps.clock.now())
}

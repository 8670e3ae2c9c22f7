import { createHmac } from 'node:crypto'
import { request } from 'undici'
import { schedule } from '../world/clock.ts'
import { chance, randomInt, randomText } from '../world/random.ts'
import type { PendingUpdate, World } from '../world/types.ts'
import { getApp, nextCount } from '../world/world.ts'
import { buildBatches, encodeBatch } from './batch.ts'
import { retryDelays } from './retries.ts'

export type DeliveryRequest = {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: Buffer
}
/** Returns the HTTP status (and text for GET). Throws or rejects when no answer came. */
export type DeliveryTransport = (request: DeliveryRequest) => Promise<{ status: number; text?: string }>

export type DeliveryOptions = {
  transport?: DeliveryTransport
  /** Updates per POST, 1 to 1,000. Default 1. */
  max_updates?: number
  /** POSTs on their way at once. More than 1 gives up the order, as Meta does. Default 1. */
  concurrency?: number
  /** Retries wait on the world's clock or on the wall's. Default `virtual`. */
  retry_clock?: 'virtual' | 'real'
  /** Writes non-ASCII as `\uXXXX`, as Meta may. Default false. */
  escape_non_ascii?: boolean
  /** Delivers as soon as something is due, without calls to `flush`. Default false. */
  automatic?: boolean
  timeout_ms?: number
}

export interface Deliverer {
  /** Sends all that is due now, and what becomes due by it; resolves when nothing is on its way. */
  flush(): Promise<void>
  /** Sends what is due without waiting for POSTs already on their way, e.g. from within the answer to one of them. */
  overtake(): Promise<void>
  /** Updates that wait, and POSTs that wait for a retry. */
  pending(): { updates: number; retries: number }
  /** Ends all delivery; what waits stays in the outbox. Resolves when nothing is on its way. */
  stop(): Promise<void>
}

/** One POST with its exact bytes; every retry repeats them. */
type Delivery = {
  id: string
  app_id: string
  url: string
  text: string
  body: Buffer
  signature: string
  updates: number
  attempt: number
}

type State = {
  world: World
  options: DeliveryOptions
  ready: Delivery[]
  retrying: Set<Delivery>
  timers: Set<NodeJS.Timeout>
  running?: Promise<void>
  flush: () => Promise<void>
  stopped: boolean
}

/** Carries the world's outbox to the apps. Options are read at every flush, so they can change on the way. */
export function createDeliverer(world: World, options: DeliveryOptions = {}): Deliverer {
  const state: State = {
    world,
    options,
    ready: [],
    retrying: new Set(),
    timers: new Set(),
    flush: () => flush(),
    stopped: false,
  }
  const flush = async (): Promise<void> => {
    while (state.running) await state.running
    if (state.stopped) return
    state.running = drain(state).finally(() => {
      state.running = undefined
    })
    await state.running
  }
  let planned = false
  const unsubscribe = world.onEvent((event) => {
    if (!options.automatic || planned) return
    if (event.type !== 'webhook_queued' && event.type !== 'clock_moved') return
    planned = true
    // Left to the next turn, so that what one call of the world queues can share a batch.
    setImmediate(() => {
      planned = false
      void flush()
    })
  })
  return {
    flush,
    overtake: () => (state.stopped ? Promise.resolve() : drain(state)),
    pending: () => ({ updates: world.outbox.length, retries: state.retrying.size }),
    async stop() {
      state.stopped = true
      unsubscribe()
      for (const timer of state.timers) clearTimeout(timer)
      await state.running
    },
  }
}

async function drain(state: State): Promise<void> {
  for (;;) {
    state.ready.push(...takeDue(state))
    const wave = state.ready.splice(0, Math.max(1, state.options.concurrency ?? 1))
    if (wave.length === 0 || state.stopped) return
    await Promise.all(wave.map((delivery) => attempt(state, delivery)))
  }
}

/** Turns the due updates into deliveries: some change places, some are doubled, all as the world's chance has it. */
function takeDue(state: State): Delivery[] {
  const { world, options } = state
  const due: PendingUpdate[] = []
  const kept: PendingUpdate[] = []
  for (const update of world.outbox) (update.due_at_ms <= world.clock.now_ms ? due : kept).push(update)
  if (due.length === 0) return []
  world.outbox = kept
  due.sort((a, b) => a.due_at_ms - b.due_at_ms || a.sequence - b.sequence)
  reorder(world, due)
  const deliveries: Delivery[] = []
  for (const batch of buildBatches(due, options.max_updates ?? 1)) {
    const text = encodeBatch(batch.body, options.escape_non_ascii ?? false)
    const body = Buffer.from(text, 'utf8')
    const delivery: Delivery = {
      id: `delivery-${nextCount(world, 'delivery')}`,
      app_id: batch.app_id,
      url: batch.url,
      text,
      body,
      signature: signBody(getApp(world, batch.app_id).secret, body),
      updates: batch.updates,
      attempt: 0,
    }
    deliveries.push(delivery)
    if (chance(world.random, world.delivery_faults.duplicate_share)) deliveries.push({ ...delivery })
  }
  return deliveries
}

function reorder(world: World, due: PendingUpdate[]): void {
  for (let index = 0; index < due.length; index++) {
    if (!chance(world.random, world.delivery_faults.reorder_share)) continue
    const other = randomInt(world.random, 0, due.length - 1)
    const [here, there] = [due[index], due[other]]
    if (here && there) {
      due[index] = there
      due[other] = here
    }
  }
}

async function attempt(state: State, delivery: Delivery): Promise<void> {
  const { world, options } = state
  delivery.attempt += 1
  const http_status = await post(delivery, options)
  world.emit({
    type: 'webhook_sent',
    at_ms: world.clock.now_ms,
    app_id: delivery.app_id,
    url: delivery.url,
    delivery_id: delivery.id,
    attempt: delivery.attempt,
    updates: delivery.updates,
    http_status,
    body: delivery.text,
  })
  // Only 200 counts: a 201 or a redirect is a failure like any other.
  if (http_status !== 200) retryLater(state, delivery)
}

async function post(delivery: Delivery, options: DeliveryOptions): Promise<number | 'no_answer'> {
  const transport = options.transport ?? httpTransport(options.timeout_ms)
  try {
    const answer = await transport({
      url: delivery.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'facebookexternalua',
        'x-hub-signature-256': `sha256=${delivery.signature}`,
      },
      body: delivery.body,
    })
    return answer.status
  } catch {
    // No answer is an outcome here, not an error: it is reported in the event and retried.
    return 'no_answer'
  }
}

function retryLater(state: State, delivery: Delivery): void {
  const { world, options } = state
  const delay_ms = retryDelays(world.switches.retry_schedule)[delivery.attempt - 1]
  if (delay_ms === undefined) {
    const { app_id, id: delivery_id, attempt: attempts } = delivery
    world.emit({ type: 'webhook_dropped', at_ms: world.clock.now_ms, app_id, delivery_id, attempts })
    return
  }
  state.retrying.add(delivery)
  const again = () => {
    if (!state.retrying.delete(delivery)) return
    state.ready.push(delivery)
  }
  if (options.retry_clock !== 'real') {
    schedule(world.clock, world.clock.now_ms + delay_ms, again)
    return
  }
  const timer = setTimeout(() => {
    state.timers.delete(timer)
    again()
    if (!state.stopped) void state.flush()
  }, delay_ms)
  timer.unref()
  state.timers.add(timer)
}

function httpTransport(timeout_ms = 10_000): DeliveryTransport {
  return async ({ url, method, headers, body }) => {
    const signal = AbortSignal.timeout(timeout_ms)
    const answer = await request(url, { method, headers, body, signal })
    return { status: answer.statusCode, text: await answer.body.text() }
  }
}

/** Hex HMAC-SHA256 of exactly these bytes, as it stands after `sha256=`. */
export function signBody(secret: string, body: Uint8Array): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}

/** The verification GET; true only for 200 with the raw challenge. */
export async function verifyCallback(
  world: World,
  app_id: string,
  callback_url: string,
  verify_token: string,
  transport: DeliveryTransport = httpTransport(),
): Promise<boolean> {
  const challenge = randomText(world.random, 10, '0123456789')
  const url = new URL(callback_url)
  url.searchParams.set('hub.mode', 'subscribe')
  url.searchParams.set('hub.challenge', challenge)
  url.searchParams.set('hub.verify_token', verify_token)
  const ok = await transport({ url: url.href, method: 'GET', headers: {} }).then(
    (answer) => answer.status === 200 && answer.text === challenge,
    () => false,
  )
  const text = `The callback of app ${app_id} was ${ok ? '' : 'not '}verified.`
  world.emit({ type: 'setting_changed', at_ms: world.clock.now_ms, text })
  return ok
}

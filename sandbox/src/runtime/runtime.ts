import { createDeliverer, type Deliverer, type DeliveryOptions } from '../webhooks/delivery.ts'
import { type PackedWorld, unpackWorld } from '../world/pack.ts'
import type { World } from '../world/types.ts'
import { createWorld, type WorldOptions } from '../world/world.ts'
import type { TokenGrant } from './grants.ts'
import { createJournal, type Journal } from './journal.ts'

/** Where webhooks go, and what the receiver checks them with. Unset parts are made from the seed. */
export type WebhookTarget = {
  /** `{app_id}` in it stands for the app's id. */
  url: string
  app_id?: string
  app_secret?: string
  verify_token?: string
  access_token?: string
}

/** Moves the world's clock with real time. */
export interface Ticker {
  rate: number
  stop(): Promise<void>
}

/** A scenario or traffic that plays until it ends or is stopped. */
export interface Performance {
  stop(): Promise<void>
}

/** A running sandbox: the world and all that moves it. `world` and `deliverer` are replaced by a reset. */
export interface Runtime {
  world: World
  deliverer: Deliverer
  /** Live: the deliverer reads it at every flush. */
  delivery: DeliveryOptions
  journal: Journal
  /** What callers call things: a scenario's `counter` → a phone_number_id, a message's `order` → its wamid. */
  names: Map<string, string>
  /** Access tokens that may do less than everything. */
  grants: Map<string, TokenGrant>
  /** Where the sandbox itself is reached, once it listens. */
  base_url: string | undefined
  world_options: WorldOptions
  webhook: WebhookTarget | undefined
  ticker: Ticker | undefined
  /** The scenario or traffic that runs now, by kind. */
  performances: Map<'scenario' | 'traffic', Performance>
}

export type RuntimeOptions = {
  /** A world to go on with, instead of a new one. */
  kept?: PackedWorld | undefined
  world?: WorldOptions
  delivery?: DeliveryOptions
  webhook?: WebhookTarget
}

export function createRuntime(options: RuntimeOptions = {}): Runtime {
  const world_options = options.world ?? {}
  const delivery: DeliveryOptions = { ...options.delivery }
  const journal = createJournal()
  const world = options.kept ? unpackWorld(options.kept) : createWorld(world_options)
  world.onEvent(journal.record)
  return {
    world,
    deliverer: createDeliverer(world, delivery),
    delivery,
    journal,
    names: new Map(),
    grants: new Map(),
    base_url: undefined,
    world_options,
    webhook: options.webhook,
    ticker: undefined,
    performances: new Map(),
  }
}

/** Starts over with an empty world; what is on its way is dropped. Listeners and the journal stay. */
export async function resetRuntime(runtime: Runtime, options: WorldOptions): Promise<void> {
  await stopPerformances(runtime)
  await runtime.deliverer.stop()
  runtime.world_options = options
  runtime.world = createWorld(options)
  runtime.world.media_base_url = runtime.base_url
  runtime.world.onEvent(runtime.journal.record)
  runtime.deliverer = createDeliverer(runtime.world, runtime.delivery)
  runtime.names.clear()
  runtime.grants.clear()
}

export async function stopPerformances(runtime: Runtime): Promise<void> {
  for (const performance of [...runtime.performances.values()]) await performance.stop()
  runtime.performances.clear()
}

/** Ends everything that runs in the background. */
export async function stopRuntime(runtime: Runtime): Promise<void> {
  await stopPerformances(runtime)
  await runtime.ticker?.stop()
  runtime.ticker = undefined
  await runtime.deliverer.stop()
}

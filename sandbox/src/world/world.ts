import { advanceTo, createClock, DEFAULT_START_MS } from './clock.ts'
import type { WorldEvent } from './events.ts'
import { type DeliveryFaults, NO_DELIVERY_FAULTS } from './faults.ts'
import { createRandom } from './random.ts'
import { DEFAULT_SWITCHES, type Switches, setSwitches } from './switches.ts'
import type { App, BusinessNumber, Group, Person, Portfolio, Waba, World } from './types.ts'

export type WorldOptions = {
  seed?: number
  start_ms?: number
  switches?: Partial<Switches>
  delivery_faults?: Partial<DeliveryFaults>
  keep_messages?: number
}

/** An empty world. The same options and calls give the same ids, bytes and virtual times. */
export function createWorld(options: WorldOptions = {}): World {
  const listeners = new Set<(event: WorldEvent) => void>()
  const seed = options.seed ?? 1
  const switches = { ...DEFAULT_SWITCHES }
  setSwitches(switches, options.switches ?? {})
  return {
    seed,
    clock: createClock(options.start_ms ?? DEFAULT_START_MS),
    random: createRandom(seed),
    switches,
    faults: [],
    delivery_faults: { ...NO_DELIVERY_FAULTS, ...options.delivery_faults },
    portfolios: new Map(),
    apps: new Map(),
    wabas: new Map(),
    numbers: new Map(),
    people: new Map(),
    groups: new Map(),
    media: new Map(),
    messages: new Map(),
    calls: new Map(),
    directory: new Map(),
    bsuids: new Map(),
    usernames: new Map(),
    relations: new Map(),
    waiting: new Map(),
    unread: new Map(),
    traffic: new Map(),
    outbox: [],
    keep_messages: options.keep_messages ?? 200_000,
    counters: {},
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(event) {
      for (const listener of listeners) listener(event)
    },
  }
}

/** Moves the clock forward; statuses, retries and all else that is due happen on the way, each at its own time. */
export function advance(world: World, by_ms: number): void {
  advanceWorldTo(world, world.clock.now_ms + by_ms)
}

export function advanceWorldTo(world: World, to_ms: number): void {
  const from_ms = world.clock.now_ms
  advanceTo(world.clock, to_ms)
  if (to_ms !== from_ms) world.emit({ type: 'clock_moved', from_ms, to_ms })
}

/** The next number of a named series: 1, 2, 3, … */
export function nextCount(world: World, series: string): number {
  const count = (world.counters[series] ?? 0) + 1
  world.counters[series] = count
  return count
}

export function getPortfolio(world: World, id: string): Portfolio {
  return known(world.portfolios.get(id), 'portfolio', id)
}

export function getApp(world: World, id: string): App {
  return known(world.apps.get(id), 'app', id)
}

export function getWaba(world: World, id: string): Waba {
  return known(world.wabas.get(id), 'WABA', id)
}

export function getNumber(world: World, id: string): BusinessNumber {
  return known(world.numbers.get(id), 'business number', id)
}

export function getPerson(world: World, id: string): Person {
  return known(world.people.get(id), 'person', id)
}

export function getGroup(world: World, id: string): Group {
  return known(world.groups.get(id), 'group', id)
}

function known<Thing>(thing: Thing | undefined, kind: string, id: string): Thing {
  if (thing === undefined) throw new WorldError(`There is no ${kind} ${id}`)
  return thing
}

/** A request to the world itself that makes no sense, e.g. an unknown person. Never an answer of Meta's. */
export class WorldError extends Error {}

import type { AddressInfo } from 'node:net'
import type { ActionResult } from './actions/define.ts'
import { findPerson } from './actions/references.ts'
import { act } from './actions/table.ts'
import { setClockRate } from './control/clock-routes.ts'
import { type PhoneMessage, presentPhone } from './control/present.ts'
import type { SandboxEvent } from './runtime/journal.ts'
import { type KeptWorld, keepWorld, readKept } from './runtime/keep.ts'
import {
  createRuntime,
  type Runtime,
  stopPerformances,
  stopRuntime,
  type WebhookTarget,
} from './runtime/runtime.ts'
import { moveTime, parseDuration } from './runtime/time.ts'
import { loadScenario } from './scenarios/library.ts'
import { playScenario, type ScenarioResult, type ScenarioRun, type Speed } from './scenarios/play.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { type ConnectionLine, stageScenario } from './scenarios/stage.ts'
import { buildServer } from './server.ts'
import { type LiveTraffic, type LiveTrafficOptions, startLiveTraffic } from './traffic/live.ts'
import type { DeliveryOptions } from './webhooks/delivery.ts'
import type { Switches } from './world/switches.ts'
import type { World } from './world/types.ts'

export type { ActionResult } from './actions/define.ts'
export type { PhoneMessage } from './control/present.ts'
export type { SandboxEvent } from './runtime/journal.ts'
export type { WebhookTarget } from './runtime/runtime.ts'
export { listScenarios } from './scenarios/library.ts'
export { parseScenario, ScenarioFileError } from './scenarios/parse.ts'
export type { ScenarioResult, Speed } from './scenarios/play.ts'
export type { Scenario } from './scenarios/scenario.ts'
export type { ConnectionLine } from './scenarios/stage.ts'
export { type BodyOptions, generateBodies, type SignedBody } from './traffic/generate.ts'
export type { LiveTraffic, LiveTrafficOptions } from './traffic/live.ts'
export { SWITCH_VALUES, type Switches } from './world/switches.ts'
export type { World } from './world/types.ts'

// Longer than a message takes to be read.
const ON_ITS_WAY_MS = 60_000

export type SandboxOptions = {
  /** Default 0: any free port. */
  port?: number
  host?: string
  /** Where webhooks go. Without it they are made, journaled and not sent. */
  webhook?: WebhookTarget
  seed?: number
  start_ms?: number
  switches?: Partial<Switches>
  delivery?: DeliveryOptions
  /** A scenario's name, a path to a `.yaml` file, or one already parsed. Its world is built before this resolves. */
  scenario?: string | Scenario
  /** Default `max`. */
  speed?: Speed
  /** How fast the clock runs; default 0: it only moves on request. A playing scenario moves it. */
  clock_rate?: number
  /**
   * A file that stores the world. If it exists, the world continues from it and the scenario is not staged; pending
   * tasks (statuses, retries) are lost.
   */
  keep_in?: string
  onEvent?: (event: SandboxEvent) => void
}

export interface Sandbox {
  /** E.g. `http://127.0.0.1:4010`; serves as `GRAPH_URL`. */
  url: string
  /** `GET` it for `{now_ms}`. */
  clock_url: string
  /** The numbers of the scenario, with all one needs to connect them. */
  lines: ConnectionLine[]
  runtime: Runtime
  readonly world: World
  /** Plays the scenario that the sandbox was started with; resolves when it is over. */
  play(): Promise<ScenarioResult>
  /** Does one thing (`sandbox.act('write', { who: 'ines', text: 'Hi' })`) and delivers what is due. */
  act(action: string, input?: unknown): Promise<ActionResult>
  /** Moves the clock, `30 days` or milliseconds, and delivers what becomes due on the way. */
  advance(by: string | number): Promise<void>
  flush(): Promise<void>
  /** What is on one person's phone. */
  phone(who: string): PhoneMessage[]
  startTraffic(options?: LiveTrafficOptions): LiveTraffic
  onEvent(listener: (event: SandboxEvent) => void): () => void
  stop(): Promise<void>
}

/** Starts the Cloud API stand-in on loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const scenario = typeof options.scenario === 'string' ? loadScenario(options.scenario) : options.scenario
  const kept = options.keep_in === undefined ? null : await readKept(options.keep_in)
  const runtime = createRuntime({
    kept: kept?.world,
    world: {
      seed: options.seed,
      start_ms: options.start_ms ?? scenario?.start_ms,
      switches: options.switches,
    },
    delivery: options.delivery,
    webhook: options.webhook,
  })
  const listen = (listener: (event: SandboxEvent) => void) =>
    runtime.journal.subscribe(({ event }) => listener(event))

  const { server, url } = await serve(runtime, options)
  if (kept !== null) restoreNames(runtime, kept)
  const lines = kept?.lines ?? (scenario ? await stageScenario(runtime, scenario) : [])
  const saveLast = options.keep_in === undefined ? undefined : keepWorld(runtime, options.keep_in, lines)
  // Listeners hear what happens in the world, not how it was built.
  if (options.onEvent) listen(options.onEvent)
  // Switches given by the caller win over those of the scenario.
  if (options.switches) await act(runtime, 'switches', options.switches)
  if ((kept || !scenario) && options.clock_rate) await setClockRate(runtime, options.clock_rate)

  let run: ScenarioRun | undefined
  return {
    url,
    clock_url: `${url}/control/clock`,
    lines,
    runtime,
    get world() {
      return runtime.world
    },
    play() {
      if (!scenario) throw new Error('The sandbox was started without a scenario')
      run ??= playScenario(runtime, scenario, options.speed ?? 'max')
      return run.done.then(async (result) => {
        const goes_on = options.clock_rate !== undefined && result.outcome !== 'stopped'
        if (goes_on) await setClockRate(runtime, options.clock_rate ?? 0)
        return result
      })
    },
    async act(action, input = {}) {
      const result = await act(runtime, action, input)
      await runtime.deliverer.flush()
      return result
    },
    async advance(by) {
      const ms = parseDuration(by)
      if (ms === undefined) throw new Error(`"${by}" is not a time span`)
      await moveTime(runtime, ms)
    },
    flush: () => runtime.deliverer.flush(),
    phone: (who) => presentPhone(runtime.world, findPerson(runtime, who)),
    startTraffic: (traffic) => startLiveTraffic(runtime, traffic),
    onEvent: listen,
    async stop() {
      await stopPerformances(runtime)
      // What is on its way is no part of the kept world: it is let happen first.
      if (saveLast) await moveTime(runtime, ON_ITS_WAY_MS)
      await stopRuntime(runtime)
      await saveLast?.()
      await server.close()
    },
  }
}

/** Listens, and lets the world name the address that it listens on. */
async function serve(runtime: Runtime, { port = 0, host = '127.0.0.1' }: SandboxOptions) {
  const server = buildServer(runtime)
  await server.listen({ port, host })
  const url = urlOf(server.server.address())
  runtime.base_url = url
  runtime.world.media_base_url = url
  return { server, url }
}

/** What is known beside the world: names of a scenario, and tokens that were granted. */
function restoreNames(runtime: Runtime, { names, grants }: KeptWorld): void {
  for (const [name, id] of names) runtime.names.set(name, id)
  for (const [token, grant] of grants) runtime.grants.set(token, grant)
}

function urlOf(address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new Error('The sandbox does not listen on TCP')
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}

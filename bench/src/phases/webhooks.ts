import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { type AnsweringProcess, startAnswering } from '../answering-process.ts'
import { type Api, openApi } from '../api.ts'
import { type Latencies, median } from '../histogram.ts'
import { cpuSeconds, residentBytes } from '../processes.ts'
import { seed } from '../seed.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, orderLoad, type RunResult, runLoad, type Setting } from './setting.ts'

const RECEIVER = join(import.meta.dirname, '../webhooks/receiver.ts')
const PEOPLE = 20_000
const WARM_UP = 2_000
const QUICK = 18
const SLOW_MS = 2_000
const BACKLOG_UPDATES = 1_500
const STEADY_S = 15
const DELIVERIES_PER_SECOND = 1_000
const LONGEST_DRAIN_MS = 300_000
const LOOK_MS = 100

type Count = { taken: Record<string, number>; different: Record<string, number>; age_ms: Latencies }
type Stage = {
  setting: Setting
  server: ServerProcess
  api: Api
  receiver: AnsweringProcess<{ url: string }>
  endpoint_ids: string[]
  options: BenchOptions
}
type Backlog = { per_second: number; cpu_us: number; events_per_update: number; resident_mib: number }

/**
 * Twenty endpoints, one of which is dead and one slow: how much comes in while they are delivered to, how fast a backlog goes
 * out, and how old an event is when it arrives at a steady thousand deliveries a second.
 */
export async function measureWebhooks(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  try {
    await seed(setting.place, setting.seed_line, { from: 0, until: PEOPLE, now: new Date() })
    const environment = { WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' }
    const server = await startServer(setting.place, { node: options.node, environment })
    const receiver = await startAnswering<{ url: string }>(RECEIVER, { slow_ms: SLOW_MS })
    const api = openApi(server, setting.line)
    try {
      const endpoint_ids = await makeEndpoints(api, receiver.started.url)
      const stage = { setting, server, api, receiver, endpoint_ids, options }
      await load(stage, WARM_UP)
      const { alone, beside } = await compareIngest(stage, say)
      const backlog = await drainBacklog(stage)
      say(`${Math.round(backlog.per_second)} deliveries/s from a backlog`)
      const steady = await deliverSteadily(stage, backlog.events_per_update)
      const lines = webhookLines({ alone, beside, backlog, steady })
      return {
        section: { store: kind, phase: 'webhooks of ours', lines },
        data: { alone, beside, backlog, steady },
      }
    } finally {
      await api.close()
      await receiver.stop()
      await server.stop()
    }
  } finally {
    await setting.place.remove()
  }
}

async function makeEndpoints(api: Api, url: string): Promise<string[]> {
  const urls = [
    ...Array.from({ length: QUICK }, (_, i) => `${url}/quick/${i}`),
    `${url}/slow`,
    'http://127.0.0.1:9/dead',
  ]
  const ids: string[] = []
  for (const at of urls) {
    const { endpoint } = await api.send<{ endpoint: { id: string } }>('POST', '/v1/webhook_endpoints', {
      url: at,
    })
    ids.push(endpoint.id)
  }
  return ids
}

async function pauseAll({ api, endpoint_ids }: Stage): Promise<void> {
  for (const id of endpoint_ids) await api.send('POST', `/v1/webhook_endpoints/${id}/pause`, {})
  // Until every lane has heard of it, and what was under way has arrived.
  await rest(SLOW_MS + 1500)
}

async function resumeAll({ api, endpoint_ids }: Stage, skip: boolean): Promise<void> {
  for (const id of endpoint_ids) await api.send('POST', `/v1/webhook_endpoints/${id}/resume`, { skip })
}

function load({ setting, server, options }: Stage, updates: number, per_second?: number): Promise<RunResult> {
  const pace =
    per_second === undefined
      ? ({ kind: 'closed' } as const)
      : ({ kind: 'open', requests_per_second: per_second } as const)
  const { connections } = options
  return runLoad(
    setting,
    server,
    orderLoad(setting, server.url, { updates, people: PEOPLE, connections, pace }),
  )
}

/** The same burst, by turns with all endpoints paused and with all of them delivered to. */
async function compareIngest(stage: Stage, say: (text: string) => void) {
  const alone: RunResult[] = []
  const beside: (RunResult & { deliveries_per_second: number })[] = []
  for (let round = 0; round < stage.options.rounds; round += 1) {
    await pauseAll(stage)
    alone.push(await load(stage, stage.options.burst))
    await resumeAll(stage, true)
    await rest(1500)
    await stage.receiver.ask('reset')
    const result = await load(stage, stage.options.burst)
    const taken = totalOf((await stage.receiver.ask<Count>('count')).taken)
    const deliveries_per_second = (taken * 1000) / result.took_ms
    beside.push({ ...result, deliveries_per_second })
    const rates = [alone.at(-1), beside.at(-1)].map((it) => Math.round(it?.updates_per_second ?? 0))
    say(`${rates[0]} updates/s alone, ${rates[1]} beside ${Math.round(deliveries_per_second)} deliveries/s`)
  }
  return { alone, beside }
}

/** How fast what was held back goes out to those that take it. */
async function drainBacklog(stage: Stage): Promise<Backlog> {
  const { receiver, server } = stage
  await pauseAll(stage)
  await resumeAll(stage, true)
  await rest(2500)
  await pauseAll(stage)
  await receiver.ask('reset')
  await load(stage, BACKLOG_UPDATES)
  const events = await countEvents(stage)
  const cpu = cpuSeconds(server.pid)
  const started = performance.now()
  await resumeAll(stage, false)
  await waitFor(stage, events)
  const took_ms = performance.now() - started
  const deliveries = events * QUICK
  return {
    per_second: (deliveries * 1000) / took_ms,
    cpu_us: ((cpuSeconds(server.pid) - cpu) * 1e6) / deliveries,
    events_per_update: events / BACKLOG_UPDATES,
    resident_mib: residentBytes(server.pid) / 1024 / 1024,
  }
}

/** As many updates a second as make the wanted deliveries: how old events are when they arrive. */
async function deliverSteadily(stage: Stage, events_per_update: number) {
  const per_second = Math.max(1, Math.round(DELIVERIES_PER_SECOND / QUICK / events_per_update))
  await stage.receiver.ask('reset')
  const result = await load(stage, per_second * STEADY_S, per_second)
  const { age_ms, taken } = await stage.receiver.ask<Count>('count')
  return { age_ms, deliveries_per_second: (totalOf(taken) * 1000) / result.took_ms }
}

/** How many events wait for an endpoint that stands still. */
async function countEvents({ api, endpoint_ids }: Stage): Promise<number> {
  const { position } = await api.get<{ position: number }>(`/v1/webhook_endpoints/${endpoint_ids[0]}`)
  let [count, after] = [0, position]
  for (;;) {
    const page = await api.get<{ data: unknown[]; next_after: number }>(
      `/v1/events?after=${after}&limit=1000`,
    )
    if (page.data.length === 0) return count
    count += page.data.length
    after = page.next_after
  }
}

async function waitFor({ receiver }: Stage, events: number): Promise<void> {
  const deadline = performance.now() + LONGEST_DRAIN_MS
  for (;;) {
    const { different } = await receiver.ask<Count>('count')
    const quick = Object.entries(different).filter(([path]) => path.startsWith('/quick'))
    if (quick.length === QUICK && quick.every(([, count]) => count === events)) return
    if (performance.now() > deadline)
      throw new Error(`Of ${events} events there came ${JSON.stringify(different)}.`)
    await rest(LOOK_MS)
  }
}

function totalOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

type Measured = {
  alone: RunResult[]
  beside: (RunResult & { deliveries_per_second: number })[]
  backlog: Backlog
  steady: Awaited<ReturnType<typeof deliverSteadily>>
}

function webhookLines({ alone, beside, backlog, steady }: Measured) {
  const of = (results: RunResult[]) => median(results.map(({ updates_per_second }) => updates_per_second))
  const ratio = of(beside) / of(alone)
  return [
    { what: 'updates/s end to end, endpoints paused', value: of(alone), unit: 'updates/s' },
    {
      what: `the same with ${QUICK + 2} endpoints`,
      value: of(beside),
      unit: 'updates/s',
      against: `goal ${GOALS.delivered_beside} ×`,
      ratio,
      met: ratio >= GOALS.delivered_beside,
    },
    {
      what: '  delivered meanwhile',
      value: median(beside.map(({ deliveries_per_second }) => deliveries_per_second)),
      unit: 'deliveries/s',
    },
    {
      what: 'deliveries/s from a backlog, one endpoint dead and one slow',
      value: backlog.per_second,
      unit: 'deliveries/s',
      against: `goal ${DELIVERIES_PER_SECOND}`,
      met: backlog.per_second >= DELIVERIES_PER_SECOND,
    },
    { what: '  processor time of the server for a delivery', value: backlog.cpu_us, unit: 'µs' },
    { what: '  resident memory afterwards', value: backlog.resident_mib, unit: 'MiB' },
    {
      what: `from an event to the healthy endpoints, p95, at ${Math.round(steady.deliveries_per_second)} deliveries/s`,
      value: steady.age_ms.p95,
      unit: 'ms',
    },
    { what: '  p50', value: steady.age_ms.p50, unit: 'ms' },
  ]
}

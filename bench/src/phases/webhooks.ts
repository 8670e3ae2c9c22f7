import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { startAnswering } from '../answering-process.ts'
import { openApi } from '../api.ts'
import { type Latencies, median } from '../histogram.ts'
import { cpuSeconds, postgresCpuSeconds, residentBytes } from '../processes.ts'
import { seed } from '../seed.ts'
import { startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { compareIngest, type Round } from '../webhooks/beside-ingest.ts'
import {
  askFor,
  type Count,
  countEvents,
  load,
  makeEndpoints,
  PEOPLE,
  pauseAll,
  QUICK,
  resumeAll,
  SLOW_MS,
  type Stage,
  totalOf,
  waitFor,
} from '../webhooks/stage.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting } from './setting.ts'

const RECEIVER = join(import.meta.dirname, '../webhooks/receiver.ts')
const WARM_UP = 2_000
const BACKLOG_UPDATES = 1_500
const STEADY_S = 15
/** One of these for every thirty updates: some thousand deliveries a second in a burst of 1,700. */
const SOME_TYPES = ['contact.created', 'identity.attached']

type Backlog = {
  per_second: number
  server_us: number
  database_us: number
  events_per_update: number
  resident_mib: number
}
type Steady = { age_ms: Latencies; deliveries_per_second: number }
type Measured = { some: Round[]; all: Round[]; backlog: Backlog; steady: Steady }

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
      say(`endpoints that ask for ${SOME_TYPES.join(', ')}`)
      const some = await compareIngest(stage, SOME_TYPES, say)
      say('endpoints that ask for everything')
      const all = await compareIngest(stage, null, say)
      const backlog = await drainBacklog(stage)
      say(`${Math.round(backlog.per_second)} deliveries/s from a backlog`)
      const steady = await deliverSteadily(stage, backlog.events_per_update)
      const measured = { some, all, backlog, steady }
      return {
        section: { store: kind, phase: 'webhooks of ours', lines: webhookLines(measured) },
        data: measured,
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

/** How fast what was held back goes out to those that take it. */
async function drainBacklog(stage: Stage): Promise<Backlog> {
  const { receiver, server, setting } = stage
  await askFor(stage, null)
  await pauseAll(stage)
  await resumeAll(stage, true)
  await rest(2500)
  await pauseAll(stage)
  await receiver.ask('reset')
  await load(stage, BACKLOG_UPDATES)
  const events = await countEvents(stage)
  const cpu = () => ({
    server: cpuSeconds(server.pid),
    database: setting.place.kind === 'postgres' ? postgresCpuSeconds() : 0,
  })
  const before = cpu()
  const started = performance.now()
  await resumeAll(stage, false)
  await waitFor(stage, events)
  const took_ms = performance.now() - started
  const after = cpu()
  const deliveries = events * QUICK
  return {
    per_second: (deliveries * 1000) / took_ms,
    server_us: ((after.server - before.server) * 1e6) / deliveries,
    database_us: ((after.database - before.database) * 1e6) / deliveries,
    events_per_update: events / BACKLOG_UPDATES,
    resident_mib: residentBytes(server.pid) / 1024 / 1024,
  }
}

/** As many updates a second as make the wanted deliveries: how old events are when they arrive. */
async function deliverSteadily(stage: Stage, events_per_update: number): Promise<Steady> {
  const per_second = Math.ceil(GOALS.delivered_per_second / QUICK / events_per_update) * 1.1
  await stage.receiver.ask('reset')
  const result = await load(stage, Math.round(per_second * STEADY_S), per_second)
  const { taken } = await stage.receiver.ask<Count>('count')
  await rest(2 * SLOW_MS)
  const { age_ms } = await stage.receiver.ask<Count>('count')
  return { age_ms, deliveries_per_second: (totalOf(taken) * 1000) / result.took_ms }
}

function webhookLines({ some, all, backlog, steady }: Measured) {
  return [
    ...roundLines(some, `${QUICK + 2} endpoints that ask for ${SOME_TYPES.join(', ')}`),
    ageLine(
      '  from an event to the healthy ones meanwhile, p95',
      median(some.map(({ age_ms }) => age_ms.p95)),
    ),
    ...roundLines(all, `${QUICK + 2} endpoints that ask for everything`),
    {
      what: 'deliveries/s from a backlog, one endpoint dead and one slow',
      value: backlog.per_second,
      unit: 'deliveries/s',
      against: `goal ${GOALS.delivered_per_second}`,
      met: backlog.per_second >= GOALS.delivered_per_second,
    },
    { what: '  processor time of the server for a delivery', value: backlog.server_us, unit: 'µs' },
    { what: '  processor time of the database for a delivery', value: backlog.database_us, unit: 'µs' },
    { what: '  resident memory afterwards', value: backlog.resident_mib, unit: 'MiB' },
    ageLine(
      `from an event to the healthy endpoints, p95, at ${Math.round(steady.deliveries_per_second)} deliveries/s`,
      steady.age_ms.p95,
    ),
    { what: '  p50', value: steady.age_ms.p50, unit: 'ms' },
  ]
}

function roundLines(rounds: Round[], endpoints: string) {
  const of = (value: (round: Round) => number) => median(rounds.map(value))
  const ratio = of((round) => round.ratio)
  return [
    {
      what: 'updates/s end to end, endpoints paused',
      value: of(({ alone }) => alone.updates_per_second),
      unit: 'updates/s',
    },
    {
      what: `the same with ${endpoints}`,
      value: of(({ beside }) => beside.updates_per_second),
      unit: 'updates/s',
      against: `median of ratios; goal ${GOALS.delivered_beside} ×`,
      ratio,
      met: ratio >= GOALS.delivered_beside,
    },
    {
      what: '  delivered meanwhile',
      value: of(({ deliveries_per_second }) => deliveries_per_second),
      unit: 'deliveries/s',
    },
    {
      what: '  processor time of the server for an update, endpoints paused',
      value: of(({ alone }) => alone.server_cpu_us),
      unit: 'µs',
    },
    {
      what: '  the same with them, deliveries included',
      value: of(({ beside }) => beside.server_cpu_us),
      unit: 'µs',
    },
  ]
}

function ageLine(what: string, value: number) {
  const goal = GOALS.delivered_p95_ms
  return { what, value, unit: 'ms', against: `goal ${goal}`, met: value <= goal }
}

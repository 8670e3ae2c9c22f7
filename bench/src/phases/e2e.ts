import { seed } from '../seed.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { lossLines } from './loss-lines.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, orderLoad, proveNothingLost, type RunResult, runLoad, type Setting } from './setting.ts'

const PEOPLE = 50_000
const WARM_UP = 2_000
/** Of the rate at which a burst was drained: what a line that never rests sends. */
const SUSTAINED = 0.7

/** From the first byte of a webhook to a message in its person's thread, that the API shows. */
export async function measureEndToEnd(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  try {
    await seed(setting.place, setting.seed_line, { from: 0, until: PEOPLE, now: new Date() })
    const orders: ReturnType<typeof orderLoad>[] = []
    const one = await measureOnce(setting, options, orders, false)
    say(`one process: ${Math.round(one.burst.updates_per_second)} updates/s`)
    // A second process cannot open the embedded store.
    const two = kind === 'postgres' ? await measureOnce(setting, options, orders, true) : null
    if (two) say(`web and worker apart: ${Math.round(two.burst.updates_per_second)} updates/s`)
    const proof = await proveNothingLost(setting, orders)
    const lines = [
      ...runLines(kind, 'one process', one),
      ...(two ? runLines(kind, 'web and worker apart', two) : []),
      ...lossLines(proof),
    ]
    return { section: { store: kind, phase: 'end to end', lines }, data: { one, two, proof } }
  } finally {
    await setting.place.remove()
  }
}

type Measured = { burst: RunResult; steady: RunResult; steady_at: number }

async function measureOnce(
  setting: Setting,
  options: BenchOptions,
  orders: ReturnType<typeof orderLoad>[],
  apart: boolean,
): Promise<Measured> {
  const { node, connections } = options
  const server = await startServer(setting.place, {
    node,
    roles: apart ? ['web', 'migrate'] : ['web', 'worker', 'migrate'],
  })
  const others: ServerProcess[] = apart ? [await startServer(setting.place, { node, roles: ['worker'] })] : []
  try {
    const load = async (updates: number, per_second: number | null) => {
      const order = orderLoad(setting, server.url, {
        updates,
        people: PEOPLE,
        connections,
        pace: per_second === null ? { kind: 'closed' } : { kind: 'open', requests_per_second: per_second },
      })
      orders.push(order)
      return runLoad(setting, server, order, others)
    }
    await load(WARM_UP, null)
    const burst = await load(options.burst, null)
    const steady_at = burst.updates_per_second * SUSTAINED
    const steady = await load(Math.ceil(steady_at * options.seconds * 2), steady_at)
    return { burst, steady, steady_at }
  } finally {
    for (const process of [...others, server]) await process.stop()
  }
}

function runLines(kind: StoreKind, who: string, { burst, steady, steady_at }: Measured) {
  const lags = steady.samples.map(({ lag_ms }) => lag_ms)
  const deepest = Math.max(...burst.samples.map(({ queued }) => queued))
  return [
    {
      what: `updates/s end to end, ${who}`,
      value: burst.updates_per_second,
      unit: 'updates/s',
      against: `goal ${GOALS.end_to_end[kind]}`,
      ratio: burst.updates_per_second / GOALS.end_to_end[kind],
      met: burst.updates_per_second >= GOALS.end_to_end[kind],
    },
    {
      what: `  burst of ${burst.load.acknowledged.toLocaleString('en')}: acknowledged in`,
      value: burst.load.took_ms / 1000,
      unit: 's',
    },
    { what: '  drained, from its first request on, after', value: burst.took_ms / 1000, unit: 's' },
    { what: '  longest queue on the way', value: deepest, unit: 'webhooks' },
    { what: '  processor time of the server for an update', value: burst.server_cpu_us, unit: 'µs' },
    { what: '  processor time of the database for an update', value: burst.database_cpu_us, unit: 'µs' },
    {
      what: `  longest lag at a steady ${Math.round(steady_at).toLocaleString('en')} updates/s`,
      value: Math.max(0, ...lags),
      unit: 'ms',
    },
    { what: '  p99 of acknowledgements meanwhile', value: steady.load.latency_ms.p99, unit: 'ms' },
  ]
}

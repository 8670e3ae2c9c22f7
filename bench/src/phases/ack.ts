import { openApi } from '../api.ts'
import { watchLag } from '../drain.ts'
import { median } from '../histogram.ts'
import { startBareServer } from '../limits/bare.ts'
import { measureRawInserts, type RawInserts } from '../limits/raw-inserts.ts'
import type { LoadOrder, LoadResult } from '../load/load.ts'
import { prepareLoad } from '../load/start-load.ts'
import { cpuSeconds } from '../processes.ts'
import { LINE, type Role, startServer } from '../server-process.ts'
import { makePlace, type StoreKind } from '../stores.ts'
import { lossLines } from './loss-lines.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, orderLoad, proveNothingLost, type Setting } from './setting.ts'

const PEOPLE = 10_000
const MOST_PER_SECOND = 20_000
const WARM_UP_SECONDS = 1
/** The rate at which answers are timed: half of what the goal asks for at most. */
const HALF = 0.5

type Rate = { per_second: number; cpu_us: number; load: LoadResult }

/** Acknowledgements: the limits and ours in turn, several times, since the machine is not always equally free. */
export async function measureAck(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  const bare: Rate[] = []
  const web: Rate[] = []
  const whole: Rate[] = []
  const orders: (LoadOrder & { label: string })[] = []
  let raw: RawInserts
  try {
    for (let round = 1; round <= options.rounds; round += 1) {
      bare.push(await measureBare(kind, setting, options))
      web.push(await measureOurs(setting, options, ['web', 'migrate'], orders))
      whole.push(await measureOurs(setting, options, ['web', 'worker', 'migrate'], orders))
      say(
        `round ${round}: bare ${rounded(bare)}, web role ${rounded(web)}, with worker ${rounded(whole)} requests/s`,
      )
    }
    raw = await measureRaw(kind, options)
    const rate = median(bare.map(({ per_second }) => per_second)) * GOALS.acknowledged_of_bare * HALF
    const timed_web = await measureLatency(setting, options, rate, ['web', 'migrate'], orders)
    const timed_whole = await measureLatency(setting, options, rate, ['web', 'worker', 'migrate'], orders)
    await workOff(setting)
    const proof = await proveNothingLost(setting, orders)
    const data = { bare, raw, web, whole, timed_at: rate, timed_web, timed_whole, proof }
    return { section: { store: kind, phase: 'acknowledging', lines: ackLines(data) }, data }
  } finally {
    await setting.place.remove()
  }
}

function rounded(rates: Rate[]): number {
  return Math.round(rates.at(-1)?.per_second ?? 0)
}

async function measureBare(kind: StoreKind, setting: Setting, options: BenchOptions): Promise<Rate> {
  const place = await makePlace(kind, options.administrator_url)
  const server = await startBareServer(place, LINE.app_secret)
  try {
    return await measureRate(setting, server, options).then(({ rate }) => rate)
  } finally {
    await server.stop()
    await place.remove()
  }
}

async function measureOurs(
  setting: Setting,
  options: BenchOptions,
  roles: Role[],
  orders: (LoadOrder & { label: string })[],
): Promise<Rate> {
  const server = await startServer(setting.place, { roles, node: options.node })
  try {
    const { rate, order } = await measureRate(setting, server, options)
    orders.push(order)
    return rate
  } finally {
    await server.stop()
  }
}

async function measureRate(setting: Setting, server: { url: string; pid: number }, options: BenchOptions) {
  const closed = (seconds: number) =>
    orderLoad(setting, server.url, {
      updates: seconds * MOST_PER_SECOND,
      people: PEOPLE,
      connections: options.connections,
      pace: { kind: 'closed' },
      at_most_ms: seconds * 1000,
    })
  // A process that has just started still compiles what it runs.
  await (await prepareLoad(closed(WARM_UP_SECONDS))).run()
  const order = closed(options.seconds)
  const prepared = await prepareLoad(order)
  const before = cpuSeconds(server.pid)
  const load = await prepared.run()
  const cpu_us = ((cpuSeconds(server.pid) - before) * 1e6) / load.acknowledged
  return { order, rate: { per_second: (load.acknowledged * 1000) / load.took_ms, cpu_us, load } }
}

async function measureRaw(kind: StoreKind, options: BenchOptions): Promise<RawInserts> {
  const place = await makePlace(kind, options.administrator_url)
  try {
    return await measureRawInserts(place, options.seconds)
  } finally {
    await place.remove()
  }
}

async function measureLatency(
  setting: Setting,
  options: BenchOptions,
  per_second: number,
  roles: Role[],
  orders: (LoadOrder & { label: string })[],
): Promise<LoadResult> {
  const server = await startServer(setting.place, { roles, node: options.node })
  try {
    const order = orderLoad(setting, server.url, {
      updates: Math.ceil(per_second * options.seconds),
      people: PEOPLE,
      connections: options.connections,
      pace: { kind: 'open', requests_per_second: per_second },
    })
    orders.push(order)
    return await (await prepareLoad(order)).run()
  } finally {
    await server.stop()
  }
}

/** What was only acknowledged so far is worked on, so that it can be looked for. */
async function workOff(setting: Setting): Promise<void> {
  const server = await startServer(setting.place)
  const api = openApi(server, setting.line)
  await watchLag(api, () => 0).drained()
  await api.close()
  await server.stop()
}

type AckData = {
  bare: Rate[]
  raw: RawInserts
  web: Rate[]
  whole: Rate[]
  timed_at: number
  timed_web: LoadResult
  timed_whole: LoadResult
  proof: Parameters<typeof lossLines>[0]
}

function ackLines(data: AckData) {
  const rate = (rates: Rate[]) => median(rates.map(({ per_second }) => per_second))
  const cpu = (rates: Rate[]) => median(rates.map(({ cpu_us }) => cpu_us))
  // Round by round: both of a round had the same neighbours on the machine.
  const ratio = (rates: Rate[]) =>
    median(rates.map(({ per_second }, at) => per_second / (data.bare[at]?.per_second ?? Number.NaN)))
  const unit = 'requests/s'
  return [
    { what: 'limit (a): bare HTTP server with group commit', value: rate(data.bare), unit },
    { what: 'limit (b): raw inserts, one by one', value: data.raw.single_rows_per_second, unit: 'rows/s' },
    {
      what: `limit (b): raw inserts by ${data.raw.grouped_by}`,
      value: data.raw.grouped_rows_per_second,
      unit: 'rows/s',
    },
    {
      what: 'durable acknowledgements, web role',
      value: rate(data.web),
      unit,
      against: '(a)',
      ratio: ratio(data.web),
      met: ratio(data.web) >= GOALS.acknowledged_of_bare,
    },
    {
      what: 'the same while the worker works in the same process',
      value: rate(data.whole),
      unit,
      against: '(a)',
      ratio: ratio(data.whole),
    },
    { what: 'processor time of (a) for a request', value: cpu(data.bare), unit: 'µs' },
    {
      what: 'processor time of ours for a request, web role',
      value: cpu(data.web),
      unit: 'µs',
      against: '(a)',
      ratio: cpu(data.web) / cpu(data.bare),
    },
    ...timedLines('web role', data.timed_at, data.timed_web),
    ...timedLines('with worker', data.timed_at, data.timed_whole),
    ...lossLines(data.proof),
  ]
}

function timedLines(who: string, timed_at: number, { latency_ms, own_delay_ms }: LoadResult) {
  const at = `at ${Math.round(timed_at).toLocaleString('en')} requests/s`
  return [
    { what: `p50 ${at}, ${who}`, value: latency_ms.p50, unit: 'ms' },
    {
      what: `p99 ${at}, ${who}`,
      value: latency_ms.p99,
      unit: 'ms',
      against: `goal ${GOALS.acknowledged_p99_ms} ms; generator late by ${own_delay_ms.p99.toFixed(1)} ms (p99)`,
      met: latency_ms.p99 <= GOALS.acknowledged_p99_ms,
    },
  ]
}

import { join } from 'node:path'
import { startAnswering } from '../answering-process.ts'
import { median } from '../histogram.ts'
import { cpuSeconds } from '../processes.ts'
import { seed } from '../seed.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { lossLines } from './loss-lines.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, orderLoad, proveNothingLost, type RunResult, runLoad, type Setting } from './setting.ts'

const READER = join(import.meta.dirname, '../streams/reader.ts')
const PEOPLE = 20_000
const WARM_UP = 2_000
const STREAMS = 200
// As browsers follow what happens.
const PATH = '/v1/stream?form=changes'

/** What all streams together have read so far, and how many of them are still there. */
type Count = { bytes: number; open: number }
type Watched = RunResult & { bytes: number; reader_cpu_us: number }

/** The same burst, by turns with nobody watching and with many browsers that follow what happens. */
export async function measureStreams(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  const orders: ReturnType<typeof orderLoad>[] = []
  try {
    await seed(setting.place, setting.seed_line, { from: 0, until: PEOPLE, now: new Date() })
    const server = await startServer(setting.place, { node: options.node })
    const alone: RunResult[] = []
    const watched: Watched[] = []
    try {
      const load = (updates: number) => {
        const { connections } = options
        const order = orderLoad(setting, server.url, {
          updates,
          people: PEOPLE,
          connections,
          pace: { kind: 'closed' },
        })
        orders.push(order)
        return runLoad(setting, server, order)
      }
      await load(WARM_UP)
      for (let round = 0; round < options.rounds; round += 1) {
        alone.push(await load(options.burst))
        watched.push(await watch(setting, server, () => load(options.burst)))
        const [one, other] = [alone.at(-1), watched.at(-1)]
        say(`${rate(one)} updates/s alone, ${rate(other)} with ${STREAMS} streams`)
      }
    } finally {
      await server.stop()
    }
    const proof = await proveNothingLost(setting, orders)
    const lines = [...streamLines(alone, watched), ...lossLines(proof)]
    return { section: { store: kind, phase: 'open streams', lines }, data: { alone, watched, proof } }
  } finally {
    await setting.place.remove()
  }
}

async function watch(
  setting: Setting,
  server: ServerProcess,
  load: () => Promise<RunResult>,
): Promise<Watched> {
  const { api_key } = setting.line
  const readers = await startAnswering(READER, { url: server.url, path: PATH, api_key, streams: STREAMS })
  try {
    const [cpu_before, before] = [cpuSeconds(readers.pid), await readers.ask<Count>('count')]
    const result = await load()
    const after = await readers.ask<Count>('count')
    if (after.open < STREAMS) throw new Error(`Only ${after.open} of ${STREAMS} streams stayed open.`)
    return {
      ...result,
      bytes: after.bytes - before.bytes,
      reader_cpu_us: ((cpuSeconds(readers.pid) - cpu_before) * 1e6) / result.load.updates,
    }
  } finally {
    await readers.stop()
  }
}

function rate(result: RunResult | undefined): string {
  return Math.round(result?.updates_per_second ?? 0).toLocaleString('en')
}

function streamLines(alone: RunResult[], watched: Watched[]) {
  const of = (results: RunResult[]) => median(results.map(({ updates_per_second }) => updates_per_second))
  const ratio = of(watched) / of(alone)
  const cpu = (results: RunResult[]) => median(results.map(({ server_cpu_us }) => server_cpu_us))
  return [
    { what: 'updates/s end to end, nobody watching', value: of(alone), unit: 'updates/s' },
    {
      what: `the same with ${STREAMS} open streams`,
      value: of(watched),
      unit: 'updates/s',
      against: `goal ${GOALS.watched} ×`,
      ratio,
      met: ratio >= GOALS.watched,
    },
    { what: '  processor time of the server for an update, nobody watching', value: cpu(alone), unit: 'µs' },
    { what: '  the same with open streams', value: cpu(watched), unit: 'µs' },
    {
      what: '  processor time of the readers for an update',
      value: median(watched.map(({ reader_cpu_us }) => reader_cpu_us)),
      unit: 'µs',
    },
    {
      what: '  read by one stream for an update',
      value: median(watched.map(({ bytes, load }) => bytes / STREAMS / load.updates)),
      unit: 'bytes',
    },
  ]
}

import { median } from '../histogram.ts'
import { seed } from '../seed.ts'
import { startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { lossLines } from './loss-lines.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, orderLoad, proveNothingLost, type RunResult, runLoad, type Setting } from './setting.ts'

const WARM_UP = 3_000

type Size = { contacts: number; runs: RunResult[] }

/** The cost of an update with few and with many people, who write in no order, so that no page is still at hand by chance. */
export async function measureGrowth(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  const sizes: Size[] = []
  const orders: ReturnType<typeof orderLoad>[] = []
  try {
    let seeded = 0
    for (const contacts of options.contacts) {
      const started = performance.now()
      await seed(setting.place, setting.seed_line, { from: seeded, until: contacts, now: new Date() })
      say(
        `${contacts.toLocaleString('en')} contacts, seeded in ${Math.round((performance.now() - started) / 1000)} s`,
      )
      seeded = contacts
      sizes.push({ contacts, runs: await measureSize(setting, options, contacts, orders) })
    }
    const proof = await proveNothingLost(setting, orders)
    const lines = [...growthLines(sizes), ...lossLines(proof)]
    return { section: { store: kind, phase: 'growth', lines }, data: { sizes, proof } }
  } finally {
    await setting.place.remove()
  }
}

async function measureSize(
  setting: Setting,
  options: BenchOptions,
  people: number,
  orders: ReturnType<typeof orderLoad>[],
): Promise<RunResult[]> {
  const server = await startServer(setting.place, { node: options.node })
  const runs: RunResult[] = []
  try {
    for (let round = 0; round <= options.rounds; round += 1) {
      const order = orderLoad(setting, server.url, {
        updates: round === 0 ? WARM_UP : options.burst,
        people,
        connections: options.connections,
        pace: { kind: 'closed' },
      })
      orders.push(order)
      const run = await runLoad(setting, server, order)
      if (round > 0) runs.push(run)
    }
  } finally {
    await server.stop()
  }
  return runs
}

function growthLines(sizes: Size[]) {
  const [first] = sizes
  const time = ({ runs }: Size) => median(runs.map(({ updates_per_second }) => 1e6 / updates_per_second))
  const cpu = ({ runs }: Size) =>
    median(runs.map(({ server_cpu_us, database_cpu_us }) => server_cpu_us + database_cpu_us))
  return sizes.flatMap((size) => {
    const contacts = size.contacts.toLocaleString('en')
    const compare = (ratio: number) =>
      size === first || first === undefined
        ? {}
        : {
            ratio,
            against: `at ${first.contacts.toLocaleString('en')}; goal ${GOALS.growth}`,
            met: ratio <= GOALS.growth,
          }
    return [
      {
        what: `time for an update at ${contacts} contacts`,
        value: time(size),
        unit: 'µs',
        ...compare(first ? time(size) / time(first) : Number.NaN),
      },
      {
        what: `processor time for an update at ${contacts} contacts`,
        value: cpu(size),
        unit: 'µs',
        ...compare(first ? cpu(size) / cpu(first) : Number.NaN),
      },
    ]
  })
}

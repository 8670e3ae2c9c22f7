import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { currentLoad, describeMachine, describePostgres, machineLine } from './machine.ts'
import { measureAccepting } from './phases/accept.ts'
import { measureAck } from './phases/ack.ts'
import { measureEndToEnd } from './phases/e2e.ts'
import { measureFairness } from './phases/fairness.ts'
import { measureGrowth } from './phases/growth.ts'
import { measureMembers } from './phases/members.ts'
import { measureMemory } from './phases/memory.ts'
import { measurePages } from './phases/pages.ts'
import type { BenchOptions, Phase } from './phases/phase.ts'
import { measureSending } from './phases/send.ts'
import { measureStreams } from './phases/streams.ts'
import { measureWebhooks } from './phases/webhooks.ts'
import { formatSections, missedGoals, type Section } from './report.ts'
import { makePlace, type StoreKind } from './stores.ts'

const PHASES: Record<string, Phase> = {
  accept: measureAccepting,
  ack: measureAck,
  e2e: measureEndToEnd,
  fairness: measureFairness,
  growth: measureGrowth,
  latency: measurePages,
  members: measureMembers,
  memory: measureMemory,
  send: measureSending,
  streams: measureStreams,
  webhooks: measureWebhooks,
}
const RESULTS = join(import.meta.dirname, '../results')

type Flags = {
  store?: StoreKind | 'both'
  only?: string[]
  seconds: number
  rounds: number
  contacts: number[]
  messages: number
  burst: number
  connections: number
  databaseUrl?: string
  json?: string
  profile?: string
}

const program = new Command('selfsame bench')
  .description('Measure Selfsame on this machine, beside what this machine can do at most.')
  .addOption(
    new Option('--store <store>', 'which store (default: both, if PostgreSQL is given)').choices([
      'embedded',
      'postgres',
      'both',
    ]),
  )
  .argument('[phase]', 'one phase only, as with --only', (name: string) => parsePhases(name))
  .option('--only <phases>', `of ${Object.keys(PHASES).join(', ')}; separated by commas`, parsePhases)
  .option('--seconds <number>', 'how long rates are measured', parseCount, 4)
  .option('--rounds <number>', 'how often, for medians', parseCount, 3)
  .option(
    '--contacts <numbers>',
    'sizes at which the cost of an update is compared',
    parseCounts,
    [20_000, 100_000],
  )
  .option(
    '--messages <number>',
    'how many messages there are while inbox pages are timed',
    parseCount,
    200_000,
  )
  .option('--burst <number>', 'webhooks that arrive at once', parseCount, 10_000)
  .option('--connections <number>', 'connections of the load generator', parseCount, 128)
  .addOption(
    new Option('--database-url <url>', 'PostgreSQL with a role that may make databases and roles').env(
      'BENCH_DATABASE_URL',
    ),
  )
  .option('--json <file>', 'where to write everything that was measured (default: bench/results/<time>.json)')
  .option('--profile <folder>', 'write a processor profile of every server process there')
  .showHelpAfterError()
  .action(bench)

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function bench(named: string[] | undefined, flags: Flags): Promise<void> {
  const machine = describeMachine()
  const stores = storesOf(flags)
  const options: BenchOptions = {
    ...flags,
    administrator_url: flags.databaseUrl,
    node: flags.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${flags.profile}`],
  }
  if (stores.includes('postgres')) {
    const place = await makePlace('postgres', flags.databaseUrl)
    machine.postgres = await describePostgres(place)
    await place.remove()
  }
  console.log(machineLine(machine))
  const sections: Section[] = []
  const measured: Record<string, unknown> = {}
  for (const store of stores) {
    for (const name of named ?? flags.only ?? Object.keys(PHASES)) {
      const phase = PHASES[name]
      if (phase === undefined) continue
      const say = (text: string) => console.log(`  … ${store} · ${name}: ${text}`)
      const { section, data } = await phase(store, options, say)
      console.log(`\n${formatSections([section])}\n`)
      sections.push(section)
      measured[`${store} ${name}`] = data
    }
  }
  machine.load_after = currentLoad()
  const file = flags.json ?? join(RESULTS, `${new Date().toISOString().replaceAll(':', '-')}.json`)
  await mkdir(dirname(file), { recursive: true })
  const { databaseUrl: _secret, ...asked } = flags
  await writeFile(file, `${JSON.stringify({ machine, asked, sections, measured }, null, 2)}\n`)
  summarizeRun(sections, machineLine(machine), file)
}

function summarizeRun(sections: Section[], machine: string, file: string): void {
  const missed = missedGoals(sections)
  console.log(machine)
  console.log(
    missed.length === 0
      ? 'Every goal was met.'
      : `Goals missed:\n${missed.map((it) => `  ${it}`).join('\n')}`,
  )
  console.log(`Everything measured: ${file}`)
}

function storesOf({ store, databaseUrl }: Flags): StoreKind[] {
  if (store === 'embedded' || store === 'postgres') return [store]
  if (databaseUrl !== undefined) return ['embedded', 'postgres']
  if (store === 'both') throw new Error('PostgreSQL needs --database-url, or BENCH_DATABASE_URL.')
  return ['embedded']
}

function parseCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number from 1.')
  return count
}

function parseCounts(text: string): number[] {
  const counts = text.split(',').map(parseCount)
  if (counts.some((count, at) => count % 10 !== 0 || count <= (counts[at - 1] ?? 0))) {
    throw new InvalidArgumentError('Give multiples of ten in ascending order.')
  }
  return counts
}

function parsePhases(text: string): string[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.some((name) => !(name in PHASES))) {
    throw new InvalidArgumentError(`Choose from ${Object.keys(PHASES).join(', ')}.`)
  }
  return names
}

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { Command, InvalidArgumentError, Option } from 'commander'
import { openApi } from './api.ts'
import { watchLag } from './drain.ts'
import type { LoadOrder, LoadResult } from './load/load.ts'
import { createRandom } from './load/random.ts'
import { prepareLoad } from './load/start-load.ts'
import { checkLoss, isClean, type LossReport, readAcknowledged } from './loss.ts'
import { makeSetting, orderLoad, type Setting } from './phases/setting.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { readFrom, type StoreKind } from './stores.ts'

/**
 * Kills the server again and again while webhooks come in and are worked on, and proves afterwards, message by message, that
 * what it had acknowledged is there once. Webhooks that got no answer are sent again, as Meta does.
 */
type Flags = {
  store?: StoreKind | 'both'
  rounds: number
  kills: number
  updates: number
  seed: number
  databaseUrl?: string
}

const PEOPLE = 500
const CONNECTIONS = 32
/** Slow enough that a round outlasts its kills, and fast enough that there is always a batch under way. */
const REQUESTS_PER_SECOND = 300
/** When to kill, in milliseconds after the server listens: from its first breath to well into its work. */
const KILL_WITHIN_MS = 1_500

const program = new Command('selfsame bench:crash')
  .description('Kill the server at random moments under load; every acknowledged message must be there once.')
  .addOption(
    new Option('--store <store>', 'which store (default: both, if PostgreSQL is given)').choices([
      'embedded',
      'postgres',
      'both',
    ]),
  )
  .option('--rounds <number>', 'rounds on each store', parseCount, 50)
  .option('--kills <number>', 'how often a round kills, at most', parseCount, 3)
  .option('--updates <number>', 'updates in a round', parseCount, 1_500)
  .option('--seed <number>', 'repeats the moments of another run', parseCount, 1)
  .addOption(
    new Option('--database-url <url>', 'PostgreSQL with a role that may make databases and roles').env(
      'BENCH_DATABASE_URL',
    ),
  )
  .showHelpAfterError()
  .action(async (flags: Flags) => {
    let clean = true
    for (const kind of storesOf(flags)) clean = (await crashStore(kind, flags)) && clean
    process.exitCode = clean ? 0 : 1
  })

try {
  await program.parseAsync()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

type Round = { kills: number; load: LoadResult; loss: LossReport }

async function crashStore(kind: StoreKind, flags: Flags): Promise<boolean> {
  const setting = await makeSetting(kind, flags.databaseUrl)
  const random = createRandom(flags.seed)
  const bad: number[] = []
  const total = { kills: 0, broken: 0, acknowledged: 0 }
  const started = performance.now()
  try {
    for (let number = 1; number <= flags.rounds; number += 1) {
      const round = await playRound(setting, flags, random)
      total.kills += round.kills
      total.broken += round.load.broken
      total.acknowledged += round.loss.acknowledged
      if (!isClean(round.loss)) bad.push(number)
      console.log(describeRound(kind, number, round))
      if (!isClean(round.loss)) console.log(await describeFailures(setting))
    }
  } finally {
    await setting.place.remove()
  }
  const took = Math.round((performance.now() - started) / 1000)
  console.log(
    `${kind}: ${flags.rounds} rounds, ${total.kills} kills, ${total.broken} requests without an answer, ` +
      `${total.acknowledged} acknowledged messages in ${took} s. ` +
      (bad.length === 0
        ? 'Nothing lost, nothing doubled.'
        : `NOT CLEAN: rounds ${bad.join(', ')} (seed ${flags.seed}).`),
  )
  return bad.length === 0
}

async function playRound(setting: Setting, flags: Flags, random: () => number): Promise<Round> {
  // The same port after every start, so that the load generator finds the server again.
  const environment = { PORT: String(await findFreePort()) }
  let server = await startServer(setting.place, { environment })
  try {
    const order = orderLoad(setting, server.url, {
      updates: flags.updates,
      people: PEOPLE,
      connections: CONNECTIONS,
      pace: { kind: 'open', requests_per_second: REQUESTS_PER_SECOND },
      batch_size: 1 + Math.floor(random() * 3),
      redeliver: true,
    })
    const load = await prepareLoad(order)
    const running = load.run()
    let kills = 0
    const wanted = 1 + Math.floor(random() * flags.kills)
    for (; kills < wanted; kills += 1) {
      await pause(random() * KILL_WITHIN_MS)
      await server.kill()
      server = await startServer(setting.place, { environment })
    }
    const result = await running
    await drain(setting, server)
    await server.stop()
    return { kills, load: result, loss: await proveRound(setting, order) }
  } finally {
    await server.kill()
  }
}

async function proveRound(setting: Setting, order: LoadOrder & { label: string }): Promise<LossReport> {
  return checkLoss(setting.place, order.label, await readAcknowledged(order.acknowledged_file))
}

async function drain(setting: Setting, server: ServerProcess): Promise<void> {
  const api = openApi(server, setting.line)
  try {
    await watchLag(api, () => 0).drained()
  } finally {
    await api.close()
  }
}

function describeRound(kind: StoreKind, number: number, { kills, load, loss }: Round): string {
  const verdict = isClean(loss)
    ? 'clean'
    : `LOST ${loss.lost.length} DOUBLED ${loss.doubled.length} ASTRAY ${loss.astray.length}: ${[...loss.lost, ...loss.doubled, ...loss.astray].slice(0, 3).join(' ')}`
  return (
    `${kind} round ${String(number).padStart(3)}: ${kills} kills, ${load.broken} without an answer, ` +
    `${loss.acknowledged} messages acknowledged, ${verdict}`
  )
}

/** Why the product itself says that it could not use something. */
async function describeFailures(setting: Setting): Promise<string> {
  const rows = await readFrom<{ state: string; reason: string; detail: string | null; count: number }>(
    setting.place,
    'select state, reason, detail, count(*)::int as count from ingest_failures group by 1, 2, 3 order by 4 desc limit 5',
  )
  return rows
    .map(({ state, reason, detail, count }) => `  ${count} ${state}: ${reason} ${detail ?? ''}`)
    .join('\n')
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      // A server that listens on a port has an address of this form.
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
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

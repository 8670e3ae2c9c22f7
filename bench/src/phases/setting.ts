import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Api, openApi, readIngest } from '../api.ts'
import { type LagSample, watchLag } from '../drain.ts'
import type { LoadOrder, LoadResult } from '../load/load.ts'
import { prepareLoad } from '../load/start-load.ts'
import { type Mix, STEADY } from '../load/traffic.ts'
import { checkLoss, findInvisible, type LossReport, readAcknowledged, sampleMessages } from '../loss.ts'
import { cpuSeconds, postgresCpuSeconds } from '../processes.ts'
import type { SeedLine } from '../seed-sql.ts'
import {
  type BenchLine,
  LINE,
  type ServerProcess,
  setUpLine,
  startServer,
  uuidOf,
} from '../server-process.ts'
import { makePlace, type Place, type StoreKind } from '../stores.ts'

/** An account with a line, on a store of its own. */
export type Setting = { place: Place; line: BenchLine; seed_line: SeedLine }

export async function makeSetting(kind: StoreKind, administrator_url: string | undefined): Promise<Setting> {
  const place = await makePlace(kind, administrator_url)
  const line = await setUpLine(place)
  const seed_line = {
    account_id: uuidOf(line.account_id),
    portfolio_id: uuidOf(line.portfolio_id),
    inbox_id: uuidOf(line.inbox_id),
  }
  return { place, line, seed_line }
}

export type LoadWish = {
  updates: number
  /** So many people are known. */
  people: number
  connections: number
  pace: LoadOrder['pace']
  at_most_ms?: number
  batch_size?: number
  mix?: Mix
  redeliver?: boolean
}

const A_LONG_TIME_MS = 3_600_000

/** What a load generator is told; `label` stands in every wamid of the load. */
export function orderLoad(
  { place, line }: Setting,
  url: string,
  wish: LoadWish,
): LoadOrder & { label: string } {
  const label = randomBytes(5).toString('hex')
  return {
    label,
    url,
    path: line.webhook_path,
    traffic: {
      label,
      people: wish.people,
      updates: wish.updates,
      batch_size: wish.batch_size ?? 1,
      mix: wish.mix ?? STEADY,
      seed: Number.parseInt(label.slice(0, 7), 16),
      // It ends now, so that nothing lies in the future and the newest comes last.
      start_ms: Date.now() - wish.updates,
      updates_per_second: 1000,
      secret: LINE.app_secret,
      ...LINE,
    },
    connections: wish.connections,
    pace: wish.pace,
    at_most_ms: wish.at_most_ms ?? A_LONG_TIME_MS,
    redeliver: wish.redeliver ?? false,
    acknowledged_file: join(place.data_dir, `acknowledged-${label}`),
  }
}

export type RunResult = {
  load: LoadResult
  samples: LagSample[]
  /** From the first request to when the last of it had been worked on. */
  took_ms: number
  updates_per_second: number
  server_cpu_us: number
  database_cpu_us: number
}

/** Sends a load to a running server and waits until all of it has been worked on. Processor times are per update. */
export async function runLoad(
  setting: Setting,
  server: ServerProcess,
  order: LoadOrder,
  others: ServerProcess[] = [],
): Promise<RunResult> {
  const load = await prepareLoad(order)
  const api = openApi(server, setting.line)
  try {
    const before = (await readIngest(api)).stored
    let expected: number | null = null
    const processes = [server, ...others]
    const cpu = () => processes.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0)
    const database = () => (setting.place.kind === 'postgres' ? postgresCpuSeconds() : 0)
    const [server_before, database_before] = [cpu(), database()]
    const started = performance.now()
    const watch = watchLag(api, () => expected)
    const result = await load.run()
    expected = before + result.acknowledged
    await watch.drained()
    const took_ms = performance.now() - started
    return {
      load: result,
      samples: watch.samples,
      took_ms,
      updates_per_second: (result.updates * 1000) / took_ms,
      server_cpu_us: ((cpu() - server_before) * 1e6) / result.updates,
      database_cpu_us: ((database() - database_before) * 1e6) / result.updates,
    }
  } finally {
    await api.close()
  }
}

export type Proof = { loss: LossReport; sampled: number; invisible: string[] }

const SAMPLED = 50

/** Every acknowledged message by its id in the database, and some of them through the API. No server may be running. */
export async function proveNothingLost(
  setting: Setting,
  orders: (LoadOrder & { label: string })[],
): Promise<Proof> {
  const loss: LossReport = { acknowledged: 0, lost: [], doubled: [], astray: [] }
  const samples: string[] = []
  for (const { label, acknowledged_file } of orders) {
    const part = await checkLoss(setting.place, label, await readAcknowledged(acknowledged_file))
    loss.acknowledged += part.acknowledged
    for (const kind of ['lost', 'doubled', 'astray'] as const) loss[kind].push(...part[kind])
    samples.push(...(await sampleMessages(setting.place, label, SAMPLED)))
  }
  const server = await startServer(setting.place)
  const api: Api = openApi(server, setting.line)
  try {
    return { loss, sampled: samples.length, invisible: await findInvisible(api, samples) }
  } finally {
    await api.close()
    await server.stop()
  }
}

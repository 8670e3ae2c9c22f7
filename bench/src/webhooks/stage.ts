import { setTimeout as rest } from 'node:timers/promises'
import type { AnsweringProcess } from '../answering-process.ts'
import type { Api } from '../api.ts'
import type { Latencies } from '../histogram.ts'
import type { BenchOptions } from '../phases/phase.ts'
import { orderLoad, type RunResult, runLoad, type Setting } from '../phases/setting.ts'
import type { ServerProcess } from '../server-process.ts'

export const PEOPLE = 20_000
/** Beside these, one endpoint is slow and one dead. */
export const QUICK = 18
export const SLOW_MS = 2_000
const LONGEST_DRAIN_MS = 300_000
const LOOK_MS = 100

/** What the receiver has counted since it was last reset, by path; `age_ms` is that of the quick ones. */
export type Count = {
  taken: Record<string, number>
  different: Record<string, number>
  age_ms: Latencies
}

/** A server with twenty endpoints, and who takes what is sent to them. */
export type Stage = {
  setting: Setting
  server: ServerProcess
  api: Api
  receiver: AnsweringProcess<{ url: string }>
  endpoint_ids: string[]
  options: BenchOptions
}

export async function makeEndpoints(api: Api, url: string): Promise<string[]> {
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

export async function askFor({ api, endpoint_ids }: Stage, event_types: string[] | null): Promise<void> {
  for (const id of endpoint_ids) await api.send('PATCH', `/v1/webhook_endpoints/${id}`, { event_types })
}

export async function pauseAll({ api, endpoint_ids }: Stage): Promise<void> {
  for (const id of endpoint_ids) await api.send('POST', `/v1/webhook_endpoints/${id}/pause`, {})
  // Until every lane has heard of it, and what was under way has arrived.
  await rest(SLOW_MS + 1500)
}

export async function resumeAll({ api, endpoint_ids }: Stage, skip: boolean): Promise<void> {
  for (const id of endpoint_ids) await api.send('POST', `/v1/webhook_endpoints/${id}/resume`, { skip })
}

export function load(
  { setting, server, options }: Stage,
  updates: number,
  per_second?: number,
): Promise<RunResult> {
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

/** How many events wait for an endpoint that stands still. */
export async function countEvents({ api, endpoint_ids }: Stage): Promise<number> {
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

/** Waits until every quick endpoint has got so many events. */
export async function waitFor({ receiver }: Stage, events: number): Promise<void> {
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

export function totalOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

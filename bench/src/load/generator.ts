import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createHistogram, record, summarize } from '../histogram.ts'
import { type Connection, openConnection, webhookRequest } from './connection.ts'
import type { LoadOrder, LoadResult } from './load.ts'
import { generateTraffic } from './traffic.ts'

/** A process of its own: what it costs to make load must not be paid by what is measured. Told by its parent what to do. */

type Prepared = { request: Buffer; updates: number; wamids: string[] }

const RECONNECT_MS = 100

process.once('message', (order: LoadOrder) => {
  void serve(order)
})
process.send?.({ kind: 'started' })

async function serve(order: LoadOrder): Promise<void> {
  const { host } = new URL(order.url)
  const prepared: Prepared[] = []
  for (const { body, signature, updates, wamids } of generateTraffic(order.traffic)) {
    prepared.push({ request: webhookRequest(order.path, host, body, signature), updates, wamids })
  }
  process.once('message', () => {
    void run(order, prepared).then((result) => {
      process.send?.({ kind: 'result', result }, () => process.disconnect())
    })
  })
  process.send?.({ kind: 'prepared' })
}

async function run(order: LoadOrder, prepared: Prepared[]): Promise<LoadResult> {
  const state = startState(order, prepared)
  const cpu_before = process.cpuUsage()
  const started = performance.now()
  const due =
    order.pace.kind === 'open' ? startSchedule(order.pace.requests_per_second, state, started) : null
  const workers = Array.from({ length: order.connections }, () => work(order, state, due, started))
  await Promise.all(workers)
  const took_ms = performance.now() - started
  const { user, system } = process.cpuUsage(cpu_before)
  state.log.end()
  await finished(state.log)
  return {
    ...state.counted,
    took_ms,
    latency_ms: summarize(state.latency),
    cpu_seconds: (user + system) / 1e6,
    own_delay_ms: summarize(state.own_delay),
  }
}

type State = ReturnType<typeof startState>

function startState(order: LoadOrder, prepared: Prepared[]) {
  const refused: Record<string, number> = {}
  return {
    prepared,
    next: 0,
    again: [] as Prepared[],
    counted: { acknowledged: 0, updates: 0, messages: 0, refused, broken: 0 },
    latency: createHistogram(),
    own_delay: createHistogram(),
    log: createWriteStream(order.acknowledged_file),
  }
}

type Schedule = { take(): Promise<number | null> }

/** When requests fall due. A connection that is free waits for the next time; requests never wait for each other's answers. */
function startSchedule(per_second: number, state: State, started: number): Schedule {
  let given = 0
  return {
    take: async () => {
      // What is to be sent again has no time of its own any more.
      if (given >= state.prepared.length) return state.again.length > 0 ? performance.now() : null
      const at = started + (given * 1000) / per_second
      given += 1
      const wait = at - performance.now()
      // Timers are as coarse as a millisecond and fire late rather than early.
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      return at
    },
  }
}

async function work(order: LoadOrder, state: State, due: Schedule | null, started: number): Promise<void> {
  let connection: Connection | null = null
  const { hostname, port } = new URL(order.url)
  while (performance.now() - started < order.at_most_ms) {
    const at = due === null ? performance.now() : await due.take()
    const item = state.again.pop() ?? state.prepared[state.next++]
    if (at === null || item === undefined) break
    if (due !== null) record(state.own_delay, performance.now() - at)
    try {
      connection ??= await openConnection(hostname, Number(port))
      note(state, item, await connection.send(item.request), performance.now() - at, order.redeliver)
    } catch {
      connection = null
      state.counted.broken += 1
      if (order.redeliver) state.again.push(item)
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS))
    }
  }
  connection?.close()
}

function note(state: State, item: Prepared, status: number, took_ms: number, redeliver: boolean): void {
  record(state.latency, took_ms)
  if (status !== 200) {
    state.counted.refused[status] = (state.counted.refused[status] ?? 0) + 1
    if (redeliver) state.again.push(item)
    return
  }
  state.counted.acknowledged += 1
  state.counted.updates += item.updates
  state.counted.messages += item.wamids.length
  if (item.wamids.length > 0) state.log.write(`${item.wamids.join('\n')}\n`)
}

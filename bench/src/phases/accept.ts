import { randomUUID } from 'node:crypto'
import { Pool } from 'undici'
import { openApi } from '../api.ts'
import { createHistogram, type Latencies, record, summarize } from '../histogram.ts'
import { generateTraffic } from '../load/traffic.ts'
import { cpuSeconds, postgresCpuSeconds } from '../processes.ts'
import { seed } from '../seed.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { maintain, readFrom, type StoreKind } from '../stores.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, orderLoad, type Setting } from './setting.ts'

const PEOPLE = 2_000
const IN_FLIGHT = 32
const WARM_UP_SECONDS = 2
/** All of them have written within it, so that free text may be sent to each. */
const SPREAD_MS = 6 * 3_600_000
const WEBHOOKS = 40_000

type Request = { path: string; headers: Record<string, string>; body: string | Buffer; answered: number }
type Run = { answers: number; per_second: number; latencies: Latencies; cpu_us: number }

/** `POST /v1/messages` to contacts that exist, each with a key of its own, beside webhooks from the same client. */
export async function measureAccepting(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  try {
    await seed(setting.place, setting.seed_line, {
      from: 0,
      until: PEOPLE,
      now: new Date(),
      spread_ms: SPREAD_MS,
    })
    const contacts = await readFrom<{ id: string }>(setting.place, 'select id from contacts')
    const server = await startServer(setting.place, { node: options.node })
    const pool = new Pool(server.url, { connections: IN_FLIGHT })
    try {
      const api = openApi(server, setting.line)
      // What goes out on a number is another phase's business.
      await api.send('PATCH', `/v1/inboxes/${setting.line.inbox_id}/sending`, { paused: true })
      await api.close()
      const nextMessage = messages(setting, contacts)
      const nextWebhook = webhooks(setting, server)
      const { seconds } = options
      await measure(pool, server, nextMessage, { in_flight: IN_FLIGHT, seconds: WARM_UP_SECONDS })
      // What autovacuum does within a minute: until then the plans are those for empty tables.
      if (kind === 'postgres') await maintain(setting.place, 'analyze')
      const together = await measure(pool, server, nextMessage, { in_flight: IN_FLIGHT, seconds })
      say(`${Math.round(together.per_second)} messages/s with ${IN_FLIGHT} in flight`)
      const alone = await measure(pool, server, nextMessage, { in_flight: 1, seconds })
      await measure(pool, server, nextWebhook, { in_flight: IN_FLIGHT, seconds: WARM_UP_SECONDS })
      const webhooked = await measure(pool, server, nextWebhook, { in_flight: IN_FLIGHT, seconds })
      const data = { together, alone, webhooked }
      return { section: { store: kind, phase: 'accepting', lines: acceptLines(kind, data) }, data }
    } finally {
      await pool.close()
      await server.stop()
    }
  } finally {
    await setting.place.remove()
  }
}

function messages({ line }: Setting, contacts: { id: string }[]): () => Request {
  let next = 0
  return () => {
    const to = `con_${contacts[next % contacts.length]?.id.replaceAll('-', '')}`
    next += 1
    return {
      path: '/v1/messages',
      headers: {
        authorization: `Bearer ${line.api_key}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ to, type: 'text', text: { body: `Message ${next}` } }),
      answered: 202,
    }
  }
}

function webhooks(setting: Setting, server: ServerProcess): () => Request {
  const { traffic, path } = orderLoad(setting, server.url, {
    updates: WEBHOOKS,
    people: PEOPLE,
    connections: IN_FLIGHT,
    pace: { kind: 'closed' },
  })
  const made = [...generateTraffic(traffic)]
  let next = 0
  return () => {
    const webhook = made[next % made.length]
    if (webhook === undefined) throw new Error('no webhook was made')
    next += 1
    return {
      path,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': webhook.signature },
      body: webhook.body,
      answered: 200,
    }
  }
}

async function measure(
  pool: Pool,
  server: ServerProcess,
  next: () => Request,
  { in_flight, seconds }: { in_flight: number; seconds: number },
): Promise<Run> {
  const histogram = createHistogram()
  const cpu = () => cpuSeconds(server.pid) + postgresCpuSeconds()
  const [cpu_before, started] = [cpu(), performance.now()]
  const until = started + seconds * 1000
  const send = async () => {
    while (performance.now() < until) {
      const { answered, path, headers, body } = next()
      const began = performance.now()
      const answer = await pool.request({ method: 'POST', path, headers, body })
      const text = await answer.body.text()
      if (answer.statusCode !== answered)
        throw new Error(`POST ${path} answered ${answer.statusCode}: ${text}`)
      record(histogram, performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: in_flight }, send))
  const took_s = (performance.now() - started) / 1000
  const latencies = summarize(histogram)
  const answers = latencies.count
  return { answers, per_second: answers / took_s, latencies, cpu_us: ((cpu() - cpu_before) * 1e6) / answers }
}

function acceptLines(
  kind: StoreKind,
  { together, alone, webhooked }: Record<'together' | 'alone' | 'webhooked', Run>,
) {
  const goal = GOALS.accepted_per_second[kind]
  const ratio = together.per_second / webhooked.per_second
  const { p95 } = together.latencies
  const { p50 } = alone.latencies
  return [
    {
      what: `messages accepted/s, one account, ${IN_FLIGHT} in flight`,
      value: together.per_second,
      unit: 'messages/s',
      against: `goal ${goal}`,
      ratio: together.per_second / goal,
      met: together.per_second >= goal,
    },
    { what: '  p50', value: together.latencies.p50, unit: 'ms' },
    {
      what: '  p95',
      value: p95,
      unit: 'ms',
      against: `goal ${GOALS.accepted_p95_ms} ms`,
      met: p95 <= GOALS.accepted_p95_ms,
    },
    { what: '  processor time for a message, server and PostgreSQL', value: together.cpu_us, unit: 'µs' },
    {
      what: 'one in flight, p50',
      value: p50,
      unit: 'ms',
      against: `goal ${GOALS.accepted_alone_p50_ms} ms`,
      met: p50 <= GOALS.accepted_alone_p50_ms,
    },
    { what: '  messages accepted/s', value: alone.per_second, unit: 'messages/s' },
    {
      what: 'accepted beside webhooks acknowledged by the same client',
      value: webhooked.per_second,
      unit: 'webhooks/s',
      against: `webhooks; goal ${GOALS.accepted_of_acknowledged}`,
      ratio,
      met: ratio >= GOALS.accepted_of_acknowledged,
    },
  ]
}

import { join } from 'node:path'
import { withEveryAccount } from '@selfsame/server'
import { sql } from 'kysely'
import { startAnswering } from '../answering-process.ts'
import { type Api, openApi } from '../api.ts'
import { cpuSeconds, postgresCpuSeconds } from '../processes.ts'
import { LINE, type ServerProcess, startServer } from '../server-process.ts'
import { openPlace, type StoreKind } from '../stores.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, type Setting } from './setting.ts'

const SANDBOX = join(import.meta.dirname, '../send/sandbox-process.ts')
/** A person may get a message every six seconds, so a number at full speed needs so many. */
const PEOPLE = 6_000
const STEADY = 0.7
const QUEUEING = 16

/**
 * From the queue to the Cloud API, with the statuses flowing back: a backlog for the highest rate, then a steady rate
 * below it for the time in the queue.
 */
export async function measureSending(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  const port = String(20_000 + Math.floor(Math.random() * 10_000))
  const meta = await startAnswering<{ url: string }>(SANDBOX, {
    people: PEOPLE,
    secret: LINE.app_secret,
    callback: `http://127.0.0.1:${port}${setting.line.webhook_path}`,
    waba: LINE.waba_id,
    number: LINE.phone_number_id,
  })
  let server: ServerProcess | null = null
  try {
    server = await startServer(setting.place, {
      node: options.node,
      environment: { PORT: port, GRAPH_URL: meta.started.url },
    })
    const { pid } = server
    const api = openApi(server, setting.line, QUEUEING)
    await meta.ask('write')
    const contacts = await waitForContacts(api)
    await api.send('PATCH', `/v1/inboxes/${setting.line.inbox_id}/sending`, { messages_per_second: 1000 })
    const cpu = () => ({
      server: cpuSeconds(pid),
      meta: cpuSeconds(meta.pid),
      database: postgresCpuSeconds(),
    })

    say('queueing a backlog')
    await api.send('PATCH', `/v1/inboxes/${setting.line.inbox_id}/sending`, { paused: true })
    const backlog = PEOPLE
    await queue(api, contacts, backlog, null)
    const before = cpu()
    const taken_before = (await meta.ask<Count>('count')).taken
    const started = performance.now()
    await api.send('PATCH', `/v1/inboxes/${setting.line.inbox_id}/sending`, { paused: false })
    let taken = 0
    while (taken < backlog) {
      await pause(50)
      taken = (await meta.ask<Count>('count')).taken - taken_before
    }
    const took_s = (performance.now() - started) / 1000
    const after = cpu()
    const rate = backlog / took_s
    say(`${Math.round(rate)} messages/s from a backlog`)

    await pause(8_000)
    const steady_rate = rate * STEADY
    const steady = Math.min(Math.round(steady_rate * options.seconds * 2), PEOPLE)
    const since = new Date()
    await queue(api, contacts, steady, steady_rate)
    await pause(4_000)
    await api.close()
    await server.stop()
    server = null
    const { twice } = await meta.ask<Count>('count')
    const waits = await readWaits(setting, since)
    const share = (what: 'server' | 'meta' | 'database') => (after[what] - before[what]) / took_s
    const lines = [
      {
        what: `messages/s from a backlog of ${backlog.toLocaleString('en')}, statuses flowing back`,
        value: rate,
        unit: 'messages/s',
        against: `goal ${GOALS.sent_per_second}`,
        ratio: rate / GOALS.sent_per_second,
        met: rate >= GOALS.sent_per_second,
      },
      { what: '  cores used by the server', value: share('server'), unit: 'cores' },
      { what: '  cores used by the database', value: share('database'), unit: 'cores' },
      { what: '  cores used by the sandbox', value: share('meta'), unit: 'cores' },
      {
        what: `  from queue to answer at a steady ${Math.round(steady_rate)} messages/s, p50`,
        value: waits.p50,
        unit: 'ms',
      },
      {
        what: '  the same, p95',
        value: waits.p95,
        unit: 'ms',
        against: `goal ${GOALS.queued_p95_ms} ms`,
        met: waits.p95 <= GOALS.queued_p95_ms,
      },
      {
        what: '  messages sent twice, lost or unknown',
        value: twice + waits.wrong,
        unit: `of ${waits.all}`,
        met: twice + waits.wrong === 0,
      },
      { what: '  messages that WhatsApp first refused for a while', value: waits.retried, unit: '' },
    ]
    return {
      section: { store: kind, phase: 'sending', lines },
      data: { rate, steady_rate, waits, before, after, took_s },
    }
  } finally {
    await server?.stop()
    await meta.stop()
    await setting.place.remove()
  }
}

/** Of messages to people, as the sandbox tells it. */
type Count = { taken: number; twice: number }

type Page = { data: { id: string }[]; next_cursor: string | null }

async function waitForContacts(api: Api): Promise<string[]> {
  for (;;) {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page: Page = await api.get<Page>(
        `/v1/contacts?limit=100${cursor === null ? '' : `&cursor=${cursor}`}`,
      )
      ids.push(...page.data.map(({ id }) => id))
      cursor = page.next_cursor
    } while (cursor !== null)
    if (ids.length >= PEOPLE) return ids
    await pause(500)
  }
}

/** Queues one message for each of the first `count` people, at a rate or as fast as it goes. */
async function queue(api: Api, contacts: string[], count: number, per_second: number | null): Promise<void> {
  let next = 0
  const started = performance.now()
  const lane = async () => {
    for (let i = next++; i < count; i = next++) {
      if (per_second !== null) await pause(started + (i / per_second) * 1000 - performance.now())
      await api.send('POST', '/v1/messages', {
        to: contacts[i],
        type: 'text',
        text: { body: `Message ${i}` },
      })
    }
  }
  await Promise.all(Array.from({ length: QUEUEING }, lane))
}

type Waits = { p50: number; p95: number; wrong: number; retried: number; all: number }

async function readWaits({ place }: Setting, since: Date): Promise<Waits> {
  const store = await openPlace(place)
  try {
    const { rows } = await withEveryAccount(store.db, (trx) =>
      sql<Waits>`
        select coalesce((percentile_cont(0.5) within group (order by wait) filter (where at >= ${since}))::float8, 0) as p50,
          coalesce((percentile_cont(0.95) within group (order by wait) filter (where at >= ${since}))::float8, 0) as p95,
          (count(*) filter (where state <> 'sent'))::int as wrong, (count(*) filter (where tries > 1))::int as retried, count(*)::int as all
          from (
            select s.state, s.tries, s.accepted_at as at, extract(epoch from s.ended_at - s.accepted_at) * 1000 as wait
              from sends s) as sent`.execute(trx),
    )
    const [row] = rows
    if (!row) throw new Error('nothing was sent')
    return row
  } finally {
    await store.close()
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)))
}

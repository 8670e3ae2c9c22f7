import { type Api, openApi } from '../api.ts'
import { createHistogram, type Latencies, record, summarize } from '../histogram.ts'
import { seed } from '../seed.ts'
import { startServer } from '../server-process.ts'
import type { StoreKind } from '../stores.ts'
import { readFrom } from '../stores.ts'
import { type BenchOptions, GOALS, type PhaseResult } from './phase.ts'
import { makeSetting, type Setting } from './setting.ts'

const THREADS = 100
const REQUESTS = 150
const PAGES_DEEP = 40

type Page = { data: { id: string; contact?: { id: string } | null }[]; next_cursor: string | null }

/** What an agent's inbox asks for, while the store holds `messages` messages. */
export async function measurePages(
  kind: StoreKind,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<PhaseResult> {
  const setting = await makeSetting(kind, options.administrator_url)
  try {
    // Half of the messages are one of each person; half stand in a hundred long threads.
    const people = Math.ceil(options.messages / 20) * 10
    const started = performance.now()
    await seed(setting.place, setting.seed_line, {
      from: 0,
      until: people,
      long_threads: { threads: THREADS, messages: Math.ceil((options.messages - people) / THREADS) },
      now: new Date(),
    })
    say(
      `${options.messages.toLocaleString('en')} messages, seeded in ${Math.round((performance.now() - started) / 1000)} s`,
    )
    const data = await measureSetting(setting, options.node)
    return { section: { store: kind, phase: 'inbox pages', lines: pageLines(options.messages, data) }, data }
  } finally {
    await setting.place.remove()
  }
}

async function measureSetting(setting: Setting, node: string[]): Promise<Record<string, Latencies>> {
  const [long] = await readFrom<{ id: string; contact_id: string }>(
    setting.place,
    `select conversation_id as id, c.contact_id from messages m join conversations c on c.account_id = m.account_id
       and c.id = m.conversation_id where m.account_id = $1 and m.inbox_id = $2 and m.wamid = 'wamid.seed.0'`,
    [setting.seed_line.account_id, setting.seed_line.inbox_id],
  )
  if (long === undefined) throw new Error('Nothing was seeded.')
  const server = await startServer(setting.place, { node })
  const api = openApi(server, setting.line)
  try {
    return await timePages(api, setting.line.inbox_id, {
      conversation: `cnv_${long.id.replaceAll('-', '')}`,
      contact: `con_${long.contact_id.replaceAll('-', '')}`,
    })
  } finally {
    await api.close()
    await server.stop()
  }
}

async function timePages(
  api: Api,
  inbox_id: string,
  long: { conversation: string; contact: string },
): Promise<Record<string, Latencies>> {
  const list = '/v1/conversations?limit=50'
  const thread = `/v1/conversations/${long.conversation}/messages?limit=50`
  const timeline = `/v1/contacts/${long.contact}/timeline?limit=50`
  const newest = await api.get<Page>(list)
  const ids = newest.data.map(({ id }) => id)
  const contacts = newest.data.flatMap(({ contact }) => (contact ? [contact.id] : []))
  const deep = async (path: string) => {
    const cursor = await cursorAfter(api, path)
    return cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`
  }
  const paths: Record<string, (turn: number) => string> = {
    'conversations, first page': () => list,
    'conversations of an inbox that are open': () => `${list}&inbox_id=${inbox_id}&status=open`,
    'open conversations, by priority': () => `${list}&status=open&sort=priority`,
    'open conversations that are nobody’s': () => `${list}&status=open&assignee=none`,
    'the counts beside the views': () => '/v1/conversations/counts',
    [`conversations, page ${PAGES_DEEP}`]: await deep(list).then((path) => () => path),
    'conversations of a contact': (turn) => `${list}&contact_id=${contacts[turn % contacts.length]}`,
    'messages of a thread, first page': (turn) =>
      `/v1/conversations/${ids[turn % ids.length]}/messages?limit=50`,
    'messages of a long thread, first page': () => thread,
    [`messages of a long thread, page ${PAGES_DEEP}`]: await deep(thread).then((path) => () => path),
    'timeline of a contact with a long thread': () => timeline,
    'contacts, first page': () => '/v1/contacts?limit=50',
    'contacts by part of a name': () => '/v1/contacts?limit=50&query=Ada%20Be',
    'contacts by a frequent name': () => '/v1/contacts?limit=50&query=Ada',
    'contacts without a phone': () => '/v1/contacts?limit=50&has_phone=false',
    'messages by a word of nearly all': () => '/v1/search/messages?limit=25&query=order',
    'messages by a word of one in a thousand': () => '/v1/search/messages?limit=25&query=refu',
    'messages by a word of none': () => '/v1/search/messages?limit=25&query=zanzibar',
    'contacts by phone': (turn) => `/v1/contacts?phone=%2B${12_010_000_000 + turn * 10}`,
  }
  const taken: Record<string, Latencies> = {}
  for (const [name, path] of Object.entries(paths)) taken[name] = await time(api, path)
  return taken
}

async function cursorAfter(api: Api, path: string): Promise<string | null> {
  let cursor: string | null = null
  for (let page = 1; page < PAGES_DEEP; page += 1) {
    const found: Page = await api.get<Page>(
      cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
    )
    if (found.next_cursor === null) break
    cursor = found.next_cursor
  }
  return cursor
}

async function time(api: Api, path: (turn: number) => string): Promise<Latencies> {
  const histogram = createHistogram()
  for (let turn = 0; turn < REQUESTS; turn += 1) {
    const started = performance.now()
    await api.get(path(turn))
    record(histogram, performance.now() - started)
  }
  return summarize(histogram)
}

function pageLines(messages: number, taken: Record<string, Latencies>) {
  return Object.entries(taken).map(([what, { p50, p95 }]) => ({
    what: `p95 of ${what}`,
    value: p95,
    unit: 'ms',
    against: `goal ${GOALS.page_p95_ms} ms at ${messages.toLocaleString('en')} messages; p50 ${p50.toFixed(1)} ms`,
    met: p95 <= GOALS.page_p95_ms,
  }))
}

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, createClient, createPacedClient } from '../src/client.ts'
import type { FeedEvent } from '../src/event-types.ts'
import { type FeedOptions, PACE, readFeed } from '../src/feed.ts'
import { isEvent } from '../src/is-event.ts'
import { collect } from './harness/collect.ts'
import { type RunningServer, startServer, startWire } from './harness/running-server.ts'

let server: RunningServer
/** The number of the last event before the test. */
let before: number
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  before = (await collect(server.client.events({ follow: false }))).at(-1)?.seq ?? 0
})

const SOON = { timeout: 15_000, interval: 20 }
/** Reconnects at once, so that a test with many cuts doesn't wait out the pauses between them. */
const FAST = { ...PACE, retry_ms: 50, longest_retry_ms: 200 }

/** Adds so many facts that tell their number. */
const tell = (from: number, until: number) =>
  server.tools.tell(
    server.account,
    ...Array.from({ length: until - from }, (_, at) => ({
      type: 'whatsapp.notice',
      data: { field: 'account_update', notice: String(from + at), details: {} },
    })),
  )

/** Follows the feed in the background, until it is told to end. */
function follow(client: Client, options: FeedOptions) {
  const end = new AbortController()
  const heard: FeedEvent[] = []
  const running = (async () => {
    for await (const event of client.events({ signal: end.signal, ...options })) heard.push(event)
  })()
  return {
    notices: () => heard.flatMap((event) => (isEvent(event, 'whatsapp.notice') ? [event.data.notice] : [])),
    running,
    end: async () => {
      end.abort()
      await running
    },
  }
}

const numbers = (until: number) => Array.from({ length: until }, (_, at) => String(at))

test('the feed is read from a place through all its pages, and ends where it ends if that is asked', async () => {
  await tell(0, 1200)
  const events = await collect(server.client.events({ after: before, follow: false }))
  expect(events.map(({ data }) => data.notice)).toEqual(numbers(1200))
  const half = events[599]
  if (!half) throw new Error('no such event')
  const rest = await collect(server.client.events({ after: half.seq, follow: false }))
  expect(rest).toHaveLength(600)
})

test('what happens is told as it happens, and the loop ends when it is told to', async () => {
  await tell(0, 3)
  const following = follow(server.client, { after: before })
  await expect.poll(following.notices, SOON).toEqual(numbers(3))
  await tell(3, 5)
  await expect.poll(following.notices, SOON).toEqual(numbers(5))
  await following.end()
})

test('from now on means from now on, and only what is asked for', async () => {
  await tell(0, 2)
  const following = follow(server.client, { after: 'now', types: ['whatsapp.*'] })
  await expect
    .poll(async () => {
      await tell(2, 3)
      return following.notices()
    }, SOON)
    .toContain('2')
  expect(following.notices()).not.toContain('1')
  await following.end()
})

test('a loop that is left asks for nothing more', async () => {
  await tell(0, 2)
  const asked: string[] = []
  const counting: typeof globalThis.fetch = (input, init) => {
    asked.push(new URL(input instanceof Request ? input.url : input).pathname)
    return fetch(input, init)
  }
  const client = createClient({ url: server.url, api_key: server.account.api_key, fetch: counting })
  for await (const event of client.events({ after: before })) if (event.data.notice === '1') break
  const until_then = asked.length
  await tell(2, 3)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(asked).toHaveLength(until_then)
})

test('a connection that is cut again and again, and a server that is away, lose nothing and tell nothing twice', async () => {
  const wire = await startWire(server.url)
  const client = createPacedClient({ url: wire.url, api_key: server.account.api_key }, FAST)
  const troubles: unknown[] = []
  const onTrouble = (error: unknown) => troubles.push(error)
  const following = follow(client, { after: before, onTrouble })
  for (let round = 0; round < 6; round += 1) {
    await tell(round * 10, round * 10 + 5)
    await expect.poll(() => following.notices().length, SOON).toBeGreaterThanOrEqual(round * 10 + 5)
    wire.cut()
    await tell(round * 10 + 5, round * 10 + 10)
  }
  await wire.away()
  await tell(60, 70)
  const so_far = troubles.length
  await expect.poll(() => troubles.length, SOON).toBeGreaterThan(so_far + 1)
  await wire.back()
  await expect.poll(following.notices, SOON).toEqual(numbers(70))
  await following.end()
  await wire.away()
})

test.each([
  [200, 'text/html'],
  [404, 'text/html'],
  [502, 'text/plain'],
])(
  'where something in between answers a stream with %i, pages are asked for instead',
  async (status, type) => {
    const without_streams: typeof globalThis.fetch = async (input, init) =>
      input instanceof Request && input.url.includes('/v1/stream')
        ? new Response('No', { status, headers: { 'content-type': type } })
        : fetch(input, init)
    const { url, account } = server
    const client = createPacedClient({ url, api_key: account.api_key, fetch: without_streams }, FAST)
    const troubles: unknown[] = []
    const onTrouble = (error: unknown) => troubles.push(error)
    const following = follow(client, { after: before, onTrouble })
    await tell(0, 2)
    await expect.poll(following.notices, SOON).toEqual(numbers(2))
    await expect.poll(() => troubles.length, SOON).toBeGreaterThan(0)
    await tell(2, 4)
    await expect.poll(following.notices, SOON).toEqual(numbers(4))
    await following.end()
  },
)

test('a stream that has fallen silent is given up, and the reader goes on where it was', async () => {
  const { client } = server
  await tell(0, 1)
  let streams = 0
  const source = {
    page: (query: { after: number }, signal: AbortSignal) =>
      client.get('/v1/events', { params: { query }, signal }),
    stream: async () => {
      streams += 1
      if (streams === 1) await tell(1, 2)
      return new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })
    },
  }
  const end = new AbortController()
  const heard: unknown[] = []
  const options = { after: before, signal: end.signal }
  for await (const { data } of readFeed(source, options, { ...PACE, retry_ms: 10, silent_ms: 50 })) {
    heard.push(data.notice)
    if (heard.length === 2) end.abort()
  }
  expect(heard).toEqual(numbers(2))
})

test('what cannot pass by itself is thrown: a key that may not read the feed', async () => {
  const { app, account, url } = server
  const { authorization } = await app.addKey(account, ['contacts:read'])
  const client = createClient({ url, api_key: authorization.replace('Bearer ', '') })
  await expect(client.events().next()).rejects.toMatchObject({ status: 403, code: 'missing_scope' })
})

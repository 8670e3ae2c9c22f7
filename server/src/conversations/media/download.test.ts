import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BesideSandbox, openBesideSandbox } from '../../../tests/harness/beside-sandbox.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { downloadMedia } from './download.ts'
import { startDownloader } from './downloader.ts'
import { CLAIM_MS, leaseMedia } from './lease-media.ts'
import { RECEIVED_ID_LIVES_MS } from './limits.ts'
import { settleMedia } from './settle-media.ts'

let beside: BesideSandbox
/** What a test puts in the place of an answer of Meta's. */
let answer: ((url: URL) => Response | undefined) | undefined
/** Another server for an address. */
let redirected: ((url: URL) => string | undefined) | undefined
/** Every address that was asked. */
let asked: string[] = []

beforeAll(async () => {
  beside = await openBesideSandbox({}, async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    asked.push(url.origin + url.pathname)
    return answer?.(url) ?? fetch(redirected?.(url) ?? input, init)
  })
})
afterAll(() => beside.close())

const LINK = '/whatsapp_business/attachments/'

async function work(): Promise<void> {
  const downloader = startDownloader(beside.app.deps, {
    room: { most: 2, most_per_account: 2 },
    poll_ms: 60_000,
  })
  await downloader.drain()
  await downloader.stop()
}

type File = { id: string; state: string; mime_type: string; size: number; file_name: string | null }

async function messageOf(wamid: string): Promise<{ id: string; media: File[] | null }> {
  const { body } = await call('/v1/conversations')
  const threads: { id: string }[] = JSON.parse(body).data
  for (const { id } of threads) {
    const page: { data: { id: string; wamid: string; media: File[] | null }[] } = JSON.parse(
      (await call(`/v1/conversations/${id}/messages`)).body,
    )
    const found = page.data.find((it) => it.wamid === wamid)
    if (found) return found
  }
  throw new Error('the message is not there')
}

async function fileOf(wamid: string): Promise<File> {
  const [file] = (await messageOf(wamid)).media ?? []
  if (!file) throw new Error('the message has no file')
  return file
}

function call(url: string) {
  return beside.app.http.inject({ url, headers: beside.account.headers })
}

async function detailsOf({ id }: File): Promise<{ state: string; reason: string | null }> {
  const { state, reason } = (await call(`/v1/media/${id}`)).json()
  return { state, reason }
}

/** What the sandbox keeps of the file that came last. */
function lastReceived() {
  const file = [...beside.sandbox.world.media.values()].at(-1)
  if (!file) throw new Error('nobody sent a file')
  return file
}

async function mediaEvents(): Promise<{ type: string; data: Record<string, unknown> }[]> {
  return (await call('/v1/events?limit=100&types=media.*')).json().data
}

test('the picture in a message is fetched, checked, kept and served', async () => {
  const wamid = await beside.write({ type: 'image', caption: 'Look' })
  const waiting = await messageOf(wamid)
  expect(waiting.media).toEqual([
    {
      id: expect.stringMatching(/^med_/),
      state: 'waiting',
      mime_type: 'image/jpeg',
      size: null,
      file_name: null,
    },
  ])
  const early = await call(`/v1/media/${waiting.media?.[0]?.id}/content`)
  expect([early.statusCode, early.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'media_not_stored', state: 'waiting' }),
  ])
  await work()
  const file = await fileOf(wamid)
  const { bytes, sha256_hex } = lastReceived()
  expect(file).toMatchObject({ state: 'stored', size: bytes.length })
  expect((await call(`/v1/media/${file.id}`)).json()).toMatchObject({
    source: 'whatsapp',
    message_id: waiting.id,
    sha256: sha256_hex,
    reason: null,
  })
  const content = await call(`/v1/media/${file.id}/content`)
  expect(content.rawPayload).toEqual(Buffer.from(bytes))
  expect(content.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(bytes.length),
    'content-disposition': 'inline',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
    'cache-control': 'no-store',
  })
  expect((await mediaEvents()).at(-1)).toMatchObject({
    type: 'media.stored',
    data: { media_id: file.id, message_id: waiting.id, size: bytes.length },
  })
  expect(await readdir(join(beside.folder, 'media/unfinished'))).toEqual([])
})

test('a document keeps its name and is only saved, whatever it says it is', async () => {
  const wamid = await beside.write({ type: 'document', mime_type: 'text/html', filename: 'Ünder "x".html' })
  await work()
  const { headers } = await call(`/v1/media/${(await fileOf(wamid)).id}/content`)
  expect(headers['content-type']).toBe('text/html')
  expect(headers['content-disposition']).toBe(
    `attachment; filename="_nder _x_.html"; filename*=UTF-8''%C3%9Cnder%20%22x%22.html`,
  )
})

test('a link that ended on the way is asked for again', async () => {
  const wamid = await beside.write({ type: 'image' })
  let ended = false
  answer = (url) => {
    if (ended || url.pathname !== LINK) return undefined
    ended = true
    return new Response(null, { status: 404 })
  }
  asked = []
  await work()
  answer = undefined
  const { id } = lastReceived()
  expect(asked.map((url) => url.replace(beside.sandbox.url, ''))).toEqual([
    `/v26.0/${id}`,
    LINK,
    `/v26.0/${id}`,
    LINK,
  ])
  expect((await fileOf(wamid)).state).toBe('stored')
})

test('a file that is not the one that was announced is not kept', async () => {
  const wamid = await beside.write({ type: 'image' })
  const received = lastReceived()
  received.bytes = Buffer.from(received.bytes).reverse()
  await work()
  const file = await fileOf(wamid)
  expect(await detailsOf(file)).toEqual({ state: 'failed', reason: 'wrong_hash' })
  expect((await call(`/v1/media/${file.id}/content`)).json()).toMatchObject({
    code: 'media_not_stored',
    state: 'failed',
  })
  expect((await mediaEvents()).at(-1)).toMatchObject({
    type: 'media.failed',
    data: { media_id: file.id, state: 'failed', reason: 'wrong_hash' },
  })
})

test('a file that WhatsApp does not know any more is gone', async () => {
  const wamid = await beside.write({ type: 'image' })
  await beside.advance(RECEIVED_ID_LIVES_MS + 1)
  await work()
  expect(await detailsOf(await fileOf(wamid))).toEqual({ state: 'gone', reason: 'unknown_to_whatsapp' })
})

test.each([
  ['an answer without sense', () => new Response('<html>', { status: 200 }), 'unreadable_answer'],
  ['a server in trouble', () => new Response('{}', { status: 503 }), 'unreadable_answer'],
  [
    'a token that has ended',
    () => Response.json({ error: { code: 190, message: 'Session has expired' } }, { status: 401 }),
    'meta_error_190',
  ],
])('%s is worth another try, later each time', async (_, respond, reason) => {
  const wamid = await beside.write({ type: 'image' })
  answer = respond
  await work()
  expect(await detailsOf(await fileOf(wamid))).toEqual({ state: 'waiting', reason })
  await beside.advance(5_000)
  await work()
  answer = undefined
  await beside.advance(9_999)
  await work()
  expect((await fileOf(wamid)).state).toBe('waiting')
  await beside.advance(1)
  await work()
  expect(await detailsOf(await fileOf(wamid))).toEqual({ state: 'stored', reason: null })
})

test('what fails for as long as WhatsApp keeps a file has failed', async () => {
  const wamid = await beside.write({ type: 'image' })
  await beside.advance(RECEIVED_ID_LIVES_MS + 1)
  answer = () => new Response('', { status: 500 })
  await work()
  answer = undefined
  expect(await detailsOf(await fileOf(wamid))).toEqual({ state: 'failed', reason: 'unreadable_answer' })
})

test.each([
  ['http://files.example/1', 'failed', 'bad_link'],
  ['file:///etc/passwd', 'failed', 'bad_link'],
  ['http://127.0.0.1:1/1', 'failed', 'bad_link'],
])('the token is not taken to %s', async (url, state, reason) => {
  const wamid = await beside.write({ type: 'image' })
  answer = (it) => (it.pathname.startsWith('/v26.0/') ? Response.json({ url }) : undefined)
  asked = []
  await work()
  answer = undefined
  expect(asked).toHaveLength(1)
  expect(await detailsOf(await fileOf(wamid))).toEqual({ state, reason })
})

test('a redirect is not followed', async () => {
  const wamid = await beside.write({ type: 'image' })
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    if (request.url === '/elsewhere') response.end('not asked for')
    else response.writeHead(302, { location: '/elsewhere' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  redirected = (url) => (url.pathname === LINK ? `http://127.0.0.1:${port}/` : undefined)
  await work()
  redirected = undefined
  server.close()
  expect(requests).toBe(1)
  expect(await detailsOf(await fileOf(wamid))).toEqual({ state: 'waiting', reason: 'connection' })
})

test('a file larger than any may be is refused before and while it comes', async () => {
  const announced = await beside.write({ type: 'document' })
  const link = `${beside.sandbox.url}${LINK}`
  answer = (url) =>
    url.pathname.startsWith('/v26.0/') ? Response.json({ url: link, file_size: '200000000' }) : undefined
  await work()
  expect(await detailsOf(await fileOf(announced))).toEqual({ state: 'failed', reason: 'too_large' })
  const silent = await beside.write({ type: 'document' })
  answer = (url) =>
    url.pathname.startsWith('/v26.0/') ? Response.json({ url: link }) : new Response(endless())
  await work()
  answer = undefined
  expect(await detailsOf(await fileOf(silent))).toEqual({ state: 'failed', reason: 'too_large' })
})

function endless(): ReadableStream<Uint8Array> {
  const megabyte = new Uint8Array(1024 * 1024)
  return new ReadableStream({ pull: (controller) => controller.enqueue(megabyte) })
}

test('a file that ends too early is fetched again', async () => {
  const wamid = await beside.write({ type: 'image' })
  answer = (url) => (url.pathname === LINK ? new Response('half of') : undefined)
  await work()
  answer = undefined
  expect(await detailsOf(await fileOf(wamid))).toEqual({ state: 'waiting', reason: 'incomplete' })
  await beside.advance(5_000)
  await work()
  expect((await fileOf(wamid)).state).toBe('stored')
})

test('what a process that died was fetching is fetched by another, and the dead one has no say any more', async () => {
  const { deps } = beside.app
  const wamid = await beside.write({ type: 'image' })
  const [dead] = await leaseMedia(deps.db, new Date(deps.clock.now()), [], { most: 10, most_per_account: 10 })
  if (!dead) throw new Error('nothing was due')
  await work()
  expect((await fileOf(wamid)).state).toBe('downloading')
  await beside.advance(CLAIM_MS)
  await work()
  expect((await fileOf(wamid)).state).toBe('stored')
  const late = { state: 'failed', reason: 'inbox_gone' } as const
  await withAccount(deps.db, dead.account_id, (trx) =>
    settleMedia(trx, dead, late, new Date(deps.clock.now())),
  )
  expect((await fileOf(wamid)).state).toBe('stored')
})

test('two processes never fetch the same file at once', async () => {
  const wamids = [await beside.write({ type: 'image' }), await beside.write({ type: 'audio', voice: true })]
  const now = new Date(beside.app.clock.now())
  const claims = await Promise.all(
    [1, 2, 3].map(() => leaseMedia(beside.app.deps.db, now, [], { most: 2, most_per_account: 2 })),
  )
  const ids = claims.flat().map(({ id }) => id)
  expect([ids.length, new Set(ids).size]).toEqual([2, 2])
  for (const media of claims.flat()) {
    const result = await downloadMedia(beside.app.deps, media)
    await withAccount(beside.app.deps.db, media.account_id, (trx) => settleMedia(trx, media, result, now))
  }
  for (const wamid of wamids) expect((await fileOf(wamid)).state).toBe('stored')
})

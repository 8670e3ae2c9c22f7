import { request as httpRequest } from 'node:http'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { post, signed, textWebhook } from '../../tests/harness/webhooks.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import { parseBody } from '../whatsapp/parse.ts'
import { LARGEST_WEBHOOK_BYTES } from './receive.ts'

let app: TestApp
let ours: TestAccount
let url: string
beforeAll(async () => {
  app = await testApp()
  url = await app.http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
})

type Stored = { id: string; request_id: string; entry_index: number; body: Buffer | null; queued: boolean }

async function stored(): Promise<Stored[]> {
  const { rows } = await withEveryAccount(app.deps.db, (trx) =>
    sql<Stored>`select e.id, e.request_id, e.entry_index, e.body, q.event_id is not null as queued
      from webhook_events e left join ingest_queue q on q.account_id = e.account_id and q.event_id = e.id
     order by e.id`.execute(trx),
  )
  return rows
}

const send = (body: string | Buffer, headers: Record<string, string>, path = ours.webhook_path) =>
  fetch(url + path, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) })

async function counted(outcome: string): Promise<number> {
  const text = await app.deps.metrics.metrics()
  const line = new RegExp(`^selfsame_webhooks_received_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(
    text,
  )
  return Number(line?.[1])
}

test('a signed webhook is stored byte for byte and queued before it is answered 200', async () => {
  const body =
    '{"object": "whatsapp_business_account",\r\n "entry":[{"id":"1","changes":[{"v":"Jos\\u00e9 é"}]}]}'
  const answer = await send(body, signed(body, ours.app_secret))
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  const rows = await stored()
  expect(rows).toMatchObject([{ entry_index: 0, queued: true }])
  expect(rows[0]?.request_id).toBe(rows[0]?.id)
  expect(rows[0]?.body?.toString()).toBe(body)
})

test('every entry gets a row, and the first holds the body', async () => {
  const entry = [1, 2, 3].map((id) => ({ id: String(id), changes: [] }))
  expect((await post(app, ours, { object: 'whatsapp_business_account', entry })).statusCode).toBe(200)
  const rows = await stored()
  expect(rows.map(({ entry_index, queued, body }) => [entry_index, queued, body !== null])).toEqual([
    [0, true, true],
    [1, true, false],
    [2, true, false],
  ])
  expect(new Set(rows.map((row) => row.request_id))).toEqual(new Set([rows[0]?.id]))
})

test.each([
  ['missing', () => ({})],
  ['empty', () => ({ 'x-hub-signature-256': '' })],
  ['malformed', () => ({ 'x-hub-signature-256': 'sha256=xyz' })],
  ['without its prefix', (good: string) => ({ 'x-hub-signature-256': good.slice(7) })],
  ['too short', (good: string) => ({ 'x-hub-signature-256': good.slice(0, -2) })],
  [
    'of other bytes',
    () => ({ 'x-hub-signature-256': signed('{}', ours.app_secret)['x-hub-signature-256'] ?? '' }),
  ],
  ['under another secret', () => signed('{"entry":[]}', 'another secret')],
])('a signature that is %s is answered 401, counted, and nothing is stored', async (_name, headers) => {
  const body = '{"entry":[]}'
  const before = await counted('invalid_signature')
  const good = signed(body, ours.app_secret)['x-hub-signature-256'] ?? ''
  const answer = await send(body, headers(good))
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ code: 'invalid_signature' })
  expect(await stored()).toEqual([])
  expect(await counted('invalid_signature')).toBe(before + 1)
  expect((await send(body, { 'x-hub-signature-256': good })).status).toBe(200)
})

test('the secret of another app does not sign for this one', async () => {
  const theirs = await app.addAccount()
  const body = '{}'
  expect((await send(body, signed(body, theirs.app_secret))).status).toBe(401)
  expect((await send(body, signed(body, theirs.app_secret), theirs.webhook_path)).status).toBe(200)
})

test('a secret that has been replaced signs on, and the new one signs at once', async () => {
  const body = '{"entry":[]}'
  expect((await post(app, ours, body)).statusCode).toBe(200)
  await app.setUpAgain(ours, { app_secret: 'the next secret' })
  // Answered from what is remembered; then a signature that does not fit makes it look again.
  expect((await send(body, signed(body, ours.app_secret))).status).toBe(200)
  await expect
    .poll(async () => (await send(body, signed(body, 'the next secret'))).status, { timeout: 5_000 })
    .toBe(200)
  expect((await send(body, signed(body, ours.app_secret))).status).toBe(200)
})

test('an app that does not exist is answered like a path that does not exist', async () => {
  const nowhere = await (await send('{}', {}, '/webhooks/elsewhere')).json()
  for (const id of [
    'app_00000000000000000000000000000000',
    'app_1',
    '%00',
    'con_00000000000000000000000000000000',
  ]) {
    const answer = await send('{}', signed('{}', ours.app_secret), `/webhooks/whatsapp/${id}`)
    expect([answer.status, await answer.json()]).toEqual([404, nowhere])
  }
  expect(await stored()).toEqual([])
})

test('a body of four MiB is taken, one byte more is answered 413 and not stored', async () => {
  const largest = Buffer.alloc(LARGEST_WEBHOOK_BYTES, ' ')
  expect((await send(largest, signed(largest, ours.app_secret))).status).toBe(200)
  expect((await stored())[0]?.body?.length).toBe(LARGEST_WEBHOOK_BYTES)
  const larger = Buffer.alloc(LARGEST_WEBHOOK_BYTES + 1, ' ')
  const answer = await send(larger, signed(larger, ours.app_secret))
  expect([answer.status, await answer.json()]).toEqual([
    413,
    expect.objectContaining({ code: 'payload_too_large' }),
  ])
  expect(await sendInPieces(larger, signed(larger, ours.app_secret))).toBe(413)
  expect(await stored()).toHaveLength(1)
})

test.each([
  ['no JSON', 'not json', 'not_json'],
  ['nothing', '', 'empty'],
  ['another object', '{"object":"page","entry":[{}]}', 'wrong_object'],
  ['no entries', '{"object":"whatsapp_business_account","entry":[]}', 'no_entries'],
  ['a list', '[]', 'not_an_object'],
  ['too many levels', '['.repeat(100_000), 'too_deep'],
])('a signed body that is %s is stored and answered 200', async (_name, body, reason) => {
  expect((await post(app, ours, body)).statusCode).toBe(200)
  const rows = await stored()
  expect(rows).toMatchObject([{ queued: true, entry_index: 0 }])
  expect(parseBody(rows[0]?.body ?? Buffer.alloc(0))).toEqual({ ok: false, reason })
})

test('of 200 webhooks at once every one is stored exactly once', async () => {
  const bodies = Array.from({ length: 200 }, (_, i) =>
    JSON.stringify(textWebhook(ours, `wamid.${i}`, `US.${i}`)),
  )
  const answers = await Promise.all(bodies.map((body) => send(body, signed(body, ours.app_secret))))
  expect(answers.map((answer) => answer.status)).toEqual(bodies.map(() => 200))
  const rows = await stored()
  expect(rows.map((row) => row.body?.toString()).sort()).toEqual([...bodies].sort())
  expect(rows.every((row) => row.queued)).toBe(true)
})

test('a sender that goes away in the middle of a body leaves nothing behind', async () => {
  const before = await counted('aborted')
  await new Promise<void>((resolve) => {
    const headers = { ...signed('x'.repeat(1000), ours.app_secret), 'content-length': '1000' }
    const request = httpRequest(url + ours.webhook_path, { method: 'POST', headers })
    request.on('error', () => resolve())
    request.write('half of it')
    setTimeout(() => request.destroy(new Error('on purpose')), 100)
  })
  await expect.poll(() => counted('aborted')).toBe(before + 1)
  expect(await stored()).toEqual([])
})

test('Meta is given its challenge back only for the right token', async () => {
  const ask = (query: object) =>
    app.http.inject({ url: ours.webhook_path, query: { 'hub.mode': 'subscribe', ...query } })
  const right = await ask({ 'hub.verify_token': ours.verify_token, 'hub.challenge': '1158201444' })
  expect([right.statusCode, right.body, right.headers['content-type']]).toEqual([
    200,
    '1158201444',
    'text/plain; charset=utf-8',
  ])
  const wrong = await ask({ 'hub.verify_token': 'guess', 'hub.challenge': '1' })
  expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'wrong_verify_token'])
  const unknown = await app.http.inject({ url: '/webhooks/whatsapp/app_00000000000000000000000000000000' })
  expect(unknown.statusCode).toBe(404)
})

function sendInPieces(body: Buffer, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url + ours.webhook_path, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('error', reject)
    for (let at = 0; at < body.length; at += 65_536) request.write(body.subarray(at, at + 65_536))
    request.end()
  })
}

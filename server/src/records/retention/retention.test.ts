import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { statusOf, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { deleteOldMessages } from './delete-old-messages.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const DAY_MS = 86_400_000
const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(NOON)
  shop = await openShop(app)
})

const seconds = (at_ms: number) => Math.round((at_ms - Date.UTC(2026, 10, 1)) / 1000)
const write = (text: string, at_ms = app.clock.now()) =>
  shop.receive(textFrom(shop.line, ANA, text, seconds(at_ms)))
const keepFor = async (message_days: number | null) => {
  const { status } = await shop.call('PATCH', `/v1/inboxes/${shop.account.inbox_id}/retention`, {
    message_days,
  })
  expect(status).toBe(200)
}
const run = () => deleteOldMessages(app.deps.db, app.clock.now(), new AbortController().signal)
const texts = async () =>
  (await shop.rows<{ text: string }>('select text from messages order by sent_at')).map(({ text }) => text)

test.each([
  ['GET', '/v1/retention'],
  ['PATCH', '/v1/retention'],
  ['PATCH', '/v1/inboxes/ibx_00000000000000000000000000000000/retention'],
  ['GET', '/v1/inboxes/ibx_00000000000000000000000000000000/retention/preview?message_days=3'],
] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

test("another account's inbox, which exists, is not found and keeps its messages", async () => {
  const other = await app.addAccount()
  const url = `/v1/inboxes/${other.inbox_id}/retention`
  expect((await shop.call('PATCH', url, { message_days: 1 })).status).toBe(404)
  expect((await shop.call('GET', `${url}/preview?message_days=1`)).status).toBe(404)
  const own = await app.http.inject({ url: '/v1/retention', headers: other.headers })
  expect(own.json().inboxes).toEqual([
    { inbox_id: other.inbox_id, name: expect.any(String), message_days: null },
  ])
})

test('retention per channel: each inbox deletes in bulk what is older than it keeps, and says beforehand how much', async () => {
  const second = await shop.addLine()
  await write('old')
  await shop.receive(textFrom(second, ANA, 'old, elsewhere', seconds(NOON)))
  app.clock.advance(20 * DAY_MS)
  await write('new')
  const preview = `/v1/inboxes/${shop.account.inbox_id}/retention/preview?message_days=10`
  expect((await shop.call('GET', preview)).body).toEqual({ messages: 1, files: 0, notes: 0 })
  expect(await run()).toBe(0)
  await keepFor(10)
  expect(await run()).toBe(1)
  expect(await texts()).toEqual(['old, elsewhere', 'new'])
  expect((await shop.call('GET', preview)).body.messages).toBe(0)
})

test('person, identities and the conversation with its state stay when every message has gone', async () => {
  await write('the only one')
  const ana = await shop.contactOf(ANA.bsuid)
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  await shop.call('PATCH', `/v1/conversations/${thread.id}`, { status: 'resolved', labels: ['vip'] })
  await shop.call('POST', `/v1/conversations/${thread.id}/notes`, { text: 'an old note' })
  await keepFor(5)
  app.clock.advance(6 * DAY_MS)
  expect(await run()).toBe(1)
  const after = (await shop.call('GET', `/v1/conversations/${thread.id}`)).body
  expect(after).toMatchObject({ status: 'resolved', labels: ['vip'], contact: { id: ana } })
  expect((await shop.call('GET', `/v1/conversations/${thread.id}/messages`)).body.data).toEqual([])
  expect((await shop.call('GET', `/v1/conversations/${thread.id}/notes`)).body.data).toEqual([])
  expect((await shop.call('GET', `/v1/contacts/${ana}/identities`)).body.data).toHaveLength(2)
  expect((await shop.call('GET', `/v1/contacts/${ana}/timeline`)).status).toBe(200)
  await write('here again')
  expect((await shop.call('GET', '/v1/conversations')).body.data[0].id).toBe(thread.id)
})

test('a late delivery or a replay does not bring back what has gone, also not once the inbox keeps more', async () => {
  const old = textFrom(shop.line, ANA, 'gone for good', seconds(NOON))
  await shop.receive(old)
  await keepFor(5)
  app.clock.advance(6 * DAY_MS)
  await write('kept')
  expect(await run()).toBe(1)
  await keepFor(null)
  await shop.receive(old)
  await shop.replay()
  expect(await texts()).toEqual(['kept'])
  expect(await shop.rows('select * from contacts where merged_into is null')).toHaveLength(1)
})

test('what we sent goes with its statuses and tries, but never what is still to be sent', async () => {
  await write('hello')
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  const send = (body: string, more: object = {}) =>
    shop.call('POST', '/v1/messages', {
      to: { conversation_id: thread.id },
      type: 'text',
      text: { body },
      ...more,
    })
  const later = new Date(NOON + 12 * 3_600_000).toISOString()
  expect((await send('planned', { send_at: later })).status).toBe(202)
  await shop.receive(statusOf(shop.line, ANA, 'wamid.of-nothing-that-came', 'delivered', seconds(NOON)))
  expect(await shop.rows('select * from message_statuses')).toHaveLength(1)
  await keepFor(1)
  app.clock.advance(3 * DAY_MS)
  expect(await run()).toBe(1)
  expect(await texts()).toEqual(['planned'])
  expect(await shop.rows('select * from message_statuses')).toEqual([])
  expect(await shop.rows('select * from sends')).toHaveLength(1)
})

test('more than one part goes, and nothing of a thread that is young', async () => {
  const many = Array.from({ length: 620 }, (_, i) => textFrom(shop.line, ANA, `old ${i}`, seconds(NOON) + i))
  await shop.receive(...many)
  await keepFor(5)
  app.clock.advance(10 * DAY_MS)
  await write('young')
  expect(await run()).toBe(620)
  expect(await texts()).toEqual(['young'])
})

test('raw webhooks and the audit log have times of their own, within what makes sense', async () => {
  const set = (body: object) => shop.call('PATCH', '/v1/retention', body)
  expect((await set({ raw_webhook_days: 90, audit_entry_days: 365 })).body).toMatchObject({
    raw_webhook_days: 90,
    audit_entry_days: 365,
  })
  expect((await set({ raw_webhook_days: null })).body).toMatchObject({
    raw_webhook_days: null,
    audit_entry_days: 365,
  })
  for (const body of [{ audit_entry_days: 7 }, { raw_webhook_days: 0 }, { raw_webhook_days: 1.5 }]) {
    expect((await set(body)).status).toBe(400)
  }
  const [entry] = (await shop.call('GET', '/v1/audit_entries?action=account.retention_changed')).body.data
  expect(entry.details).toEqual({ raw_webhook_days: null })
})

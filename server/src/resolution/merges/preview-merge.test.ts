import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BOB = { bsuid: 'US.2002', phone: '15550105588', name: 'Bob' }

let app: TestApp
let shop: Shop
let ana: string
let bob: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(NOON)
  shop = await openShop(app)
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(shop.line, BOB, 'm2', 11))
  ana = await shop.contactOf(ANA.bsuid)
  bob = await shop.contactOf(BOB.bsuid)
})

const preview = (one: string, other: string) =>
  shop.call('GET', `/v1/contacts/${one}/merge_preview?contact_id=${other}`)

test('is refused without a key and without its scope; another account’s contacts, which exist, are not found on either side', async () => {
  const url = `/v1/contacts/${ana}/merge_preview?contact_id=${bob}`
  expect((await app.http.inject({ url })).statusCode).toBe(401)
  expect((await app.http.inject({ url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ url, headers: narrow })).statusCode).toBe(403)
  expect((await shop.call('GET', url)).status).toBe(200)
  const theirs = await openShop(app)
  await theirs.receive(textFrom(theirs.line, ANA, 'm1', 10))
  const stranger = await theirs.contactOf(ANA.bsuid)
  expect((await theirs.call('GET', url)).status).toBe(404)
  expect((await preview(ana, stranger)).status).toBe(404)
  expect((await preview(stranger, ana)).status).toBe(404)
})

test('counts what goes along and what waits, says what contradicts, and changes nothing', async () => {
  const send = (contact_id: string, more: object) =>
    shop.call('POST', '/v1/messages', { to: contact_id, type: 'text', text: { body: 'hi' }, ...more })
  expect((await send(bob, {})).status).toBe(202)
  expect((await send(bob, { send_at: new Date(NOON + 3_600_000).toISOString() })).status).toBe(202)
  const { status, body } = await preview(ana, bob)
  expect(status).toBe(200)
  expect(body.sides).toEqual([
    {
      contact_id: ana,
      conversations: 1,
      messages: 1,
      queued_messages: 0,
      scheduled_messages: 0,
      phone_requests: 0,
    },
    {
      contact_id: bob,
      conversations: 1,
      messages: 3,
      queued_messages: 1,
      scheduled_messages: 1,
      phone_requests: 0,
    },
  ])
  expect(body.contradictions).toMatchObject([{ bsuids: [ANA.bsuid, BOB.bsuid] }])
  expect(body.conflict_ids).toEqual([])
  expect((await shop.call('GET', `/v1/contacts/${bob}/merges`)).body.data).toEqual([])
})

test('names the open question between the two; one with itself is a 409', async () => {
  const eve = { bsuid: 'US.9', phone: ANA.phone, name: 'Eve' }
  await shop.receive(textFrom(shop.line, eve, 'm3', 20))
  const { body } = await preview(ana, await shop.contactOf(eve.bsuid))
  expect(body.conflict_ids).toHaveLength(1)
  expect((await preview(ana, ana)).body).toMatchObject({ code: 'self_merge' })
})

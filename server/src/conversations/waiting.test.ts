import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { addTemplate, bringAllForward, prepared, SALE } from '../../tests/harness/broadcasts.ts'
import { type AnyAnswer, openShop, type Shop } from '../../tests/harness/people.ts'
import { at, echoTo, statusOf, textFrom, type Who, webhook } from '../../tests/harness/whatsapp-line.ts'
import { parseId } from '../platform/base/parse-id.ts'
import { queueScheduled } from '../sending/outbox/queue-scheduled.ts'

const ANA: Who = { bsuid: 'US.1001', name: 'Ana' }
const BEA: Who = { bsuid: 'US.2002', name: 'Bea' }
const HOUR = 3_600_000

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
})

const second = (seconds: number) => new Date(Date.UTC(2026, 10, 1) + seconds * 1000).toISOString()

async function conversation(value = 'US.1001'): Promise<AnyAnswer> {
  const contact_id = await shop.contactOf(value)
  return (await shop.call('GET', `/v1/conversations?contact_id=${contact_id}`)).body.data[0]
}
const waits = async (value?: string) => (await conversation(value)).waiting_since

async function reply(more: object = {}): Promise<AnyAnswer> {
  const to = { contact_id: await shop.contactOf('US.1001') }
  const { status, body } = await shop.call('POST', '/v1/messages', {
    to,
    type: 'text',
    text: { body: 'Yes' },
    ...more,
  })
  expect(status).toBe(202)
  return body
}

/** As the sender would leave it. */
const leave = () =>
  shop.rows(
    `with gone as (update sends set state = 'sent', head = false where state = 'queued' returning message_id)
     update messages set status = 'sent', wamid = 'wamid.' || id where id in (select message_id from gone)`,
  )

test('a contact waits from the first message that is not answered, until a reply', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  await shop.receive(textFrom(shop.line, ANA, 'a2', 20))
  expect(await waits()).toBe(second(10))
  await reply()
  expect(await waits()).toBeNull()
  await shop.receive(textFrom(shop.line, ANA, 'a3', 30), textFrom(shop.line, ANA, 'a4', 40))
  expect(await waits()).toBe(second(30))
})

test('what the business app sends is a reply, also in one webhook with what it answers', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10), echoTo(shop.line, ANA, 'e1', 20))
  expect(await waits()).toBeNull()
  await shop.receive(echoTo(shop.line, ANA, 'e2', 30), textFrom(shop.line, ANA, 'a2', 40))
  expect(await waits()).toBe(second(40))
})

test('a broadcast, a reaction and a scheduled message are no reply; the latter becomes one when it is due', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  await addTemplate(shop, SALE)
  const broadcast = await prepared(app, shop, {})
  await shop.call('POST', `/v1/broadcasts/${broadcast.id}/start`)
  await bringAllForward(app)
  expect(await waits()).toBe(second(10))
  const { body } = await shop.call('GET', `/v1/conversations/${(await conversation()).id}/messages`)
  const own = body.data.find(({ direction }: AnyAnswer) => direction === 'inbound')
  await reply({ type: 'reaction', text: undefined, reaction: { message_id: own.id, emoji: '👍' } })
  expect(await waits()).toBe(second(10))
  await reply({ send_at: new Date(app.clock.now() + HOUR).toISOString() })
  expect(await waits()).toBe(second(10))
  app.clock.advance(2 * HOUR)
  await queueScheduled(app.deps.db, new Date(app.clock.now()))
  expect(await waits()).toBeNull()
})

test('a reply that fails, or is cancelled, was none', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  const first = await reply()
  expect((await shop.call('POST', `/v1/messages/${first.id}/cancellation`)).status).toBe(200)
  expect(await waits()).toBe(second(10))
  await reply()
  await leave()
  const [{ wamid = '' } = {}] = await shop.rows<{ wamid: string }>(
    `select wamid from messages where wamid like 'wamid.%'`,
  )
  await shop.receive(statusOf(shop.line, ANA, wamid, 'failed', 4_000))
  expect(await waits()).toBe(second(10))
  await shop.receive(statusOf(shop.line, ANA, wamid, 'delivered', 4_001))
})

test('a conversation that is resolved waits no more, also when the contact writes again; opened by a member, it waits as before', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10))
  const { id } = await conversation()
  await shop.call('PATCH', `/v1/conversations/${id}`, { status: 'resolved' })
  expect(await waits()).toBeNull()
  await shop.call('PATCH', `/v1/conversations/${id}`, { status: 'open' })
  expect(await waits()).toBe(second(10))
  await shop.call('PATCH', `/v1/conversations/${id}`, { status: 'resolved' })
  await shop.call('PATCH', `/v1/conversations/${id}`, { labels: ['vip'] })
  await shop.receive(textFrom(shop.line, ANA, 'a2', 50))
  expect(await waits()).toBe(second(50))
})

test('a call, a reaction, an edit and history do not wait', async () => {
  const about = { from_user_id: ANA.bsuid, timestamp: at(20) }
  const threads = [{ id: '1', messages: [{ ...about, id: 'h1', type: 'text', text: { body: 'x' } }] }]
  await shop.receive(
    webhook(
      shop.line,
      { history: [{ metadata: { phase: 0, chunk_order: 1, progress: 10 }, threads }] },
      'history',
    ),
  )
  const reaction = { ...about, id: 'r1', type: 'reaction', reaction: { message_id: 'h1', emoji: '👍' } }
  await shop.receive(webhook(shop.line, { contacts: [{ user_id: ANA.bsuid }], messages: [reaction] }))
  expect(await waits()).toBeNull()
})

test('a merge waits as both do, and an undo gives each its own back', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10), textFrom(shop.line, BEA, 'b1', 20))
  await reply()
  const [ana, bea] = [await shop.contactOf('US.1001'), await shop.contactOf('US.2002')]
  expect([await waits(), await waits('US.2002')]).toEqual([null, second(20)])
  const merged = await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: bea })
  // The reply came after both.
  expect(await waits()).toBeNull()
  await shop.call('DELETE', `/v1/merges/${merged.body.id}`)
  expect([await waits(), await waits('US.2002')]).toEqual([null, second(20)])
})

test('a page goes on from a cursor of an earlier version', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'a1', 10), textFrom(shop.line, BEA, 'b1', 20))
  const bea = await conversation('US.2002')
  const position = ['none', bea.last_message_at, parseId('conversation', bea.id)]
  const cursor = Buffer.from(JSON.stringify(['conversations', position])).toString('base64url')
  const { status, body } = await shop.call('GET', `/v1/conversations?cursor=${cursor}`)
  expect([status, body.data.map(({ contact }: AnyAnswer) => contact.display_name)]).toEqual([200, ['Ana']])
})

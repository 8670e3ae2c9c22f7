import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addTemplate, bringAllForward, prepared, SALE } from '../../../tests/harness/broadcasts.ts'
import { addConsumer, textTo } from '../../../tests/harness/consumers.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember, forgetMembership } from '../../../tests/harness/sign-in.ts'
import { at, echoTo, textFrom, type Who, webhook } from '../../../tests/harness/whatsapp-line.ts'

const ANA: Who = { bsuid: 'US.1001', name: 'Ana' }

let app: TestApp
let shop: Shop
let thread: AnyAnswer
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 0, 1))
  shop = await openShop(app)
  await shop.receive(textFrom(shop.line, ANA, 'm1', 1))
  const { body } = await shop.call('GET', '/v1/conversations')
  thread = body.data[0]
})

/** The newest message: of the conversation, and of its row in the list, which name the same author. */
async function lastAuthor(): Promise<AnyAnswer> {
  const { body } = await shop.call('GET', `/v1/conversations/${thread.id}/messages`)
  const row = (await shop.call('GET', `/v1/conversations/${thread.id}`)).body
  expect(row.last_message.id).toBe(body.data[0].id)
  expect(row.last_message.author).toEqual(body.data[0].author)
  return body.data[0].author
}

const hello = () => ({ to: { contact_id: thread.contact.id }, type: 'text', text: { body: 'Hello' } })

test('a member is named also after they have left', async () => {
  const maud = await addMember(app, shop.account, 'agent')
  app.clock.advance(1_000)
  const sent = await app.http.inject({
    method: 'POST',
    url: '/v1/messages',
    headers: maud.headers,
    payload: hello(),
  })
  expect(sent.statusCode).toBe(202)
  const author = { kind: 'member', id: maud.user_id, name: 'agent' }
  expect(sent.json().author).toEqual(author)
  await forgetMembership(app, shop.account, maud)
  expect(await lastAuthor()).toEqual(author)
})

test('an API key is named, and a message that it sends later', async () => {
  app.clock.advance(1_000)
  await shop.call('POST', '/v1/messages', hello())
  const author = await lastAuthor()
  expect(author).toEqual({
    kind: 'api_key',
    id: expect.stringMatching(/^key_/),
    name: expect.stringMatching(/./),
  })
  const send_at = new Date(app.clock.now() + 3_600_000).toISOString()
  const { body } = await shop.call('POST', '/v1/messages', { ...hello(), send_at })
  expect(body.author).toEqual(author)
})

test('a consumer of the gateway is named', async () => {
  const bot = await addConsumer(app, shop, 'Bot')
  app.clock.advance(1_000)
  const asking = bot.ask(`${shop.line.phone_number_id}/messages`, textTo(await bot.numberOf('US.1001')))
  await expect.poll(() => shop.rows('select * from sends')).toHaveLength(1)
  await shop.rows(`update sends set state = 'sent'`)
  await shop.rows(`update messages set wamid = 'wamid.9' where direction = 'outbound'`)
  expect((await asking).status).toBe(200)
  expect(await lastAuthor()).toEqual({
    kind: 'gateway_consumer',
    id: expect.stringMatching(/^gwc_/),
    name: 'Bot',
  })
})

test('a broadcast is named', async () => {
  await addTemplate(shop, SALE)
  const broadcast = await prepared(app, shop, {})
  app.clock.advance(1_000)
  expect((await shop.call('POST', `/v1/broadcasts/${broadcast.id}/start`)).status).toBe(200)
  await bringAllForward(app)
  const { body } = await shop.call('GET', `/v1/conversations/${thread.id}/messages`)
  expect(body.data[0].author).toEqual({ kind: 'broadcast', id: broadcast.id, name: 'Cakes' })
})

test('what the business app sent, by a webhook or in its history, is from there', async () => {
  await shop.receive(echoTo(shop.line, ANA, 'e1', 20))
  expect(await lastAuthor()).toEqual({ kind: 'business_app', id: null, name: null })
})

test('what a contact wrote has no author of ours', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm2', 30))
  expect(await lastAuthor()).toBeNull()
})

test('what another program sent at Meta has none that is known', async () => {
  const status = { id: 'x1', status: 'sent', timestamp: at(40), recipient_user_id: ANA.bsuid }
  await shop.receive(webhook(shop.line, { statuses: [status] }))
  const { body } = await shop.call('GET', `/v1/conversations/${thread.id}/messages`)
  for (const message of body.data) expect(message.author).toBeNull()
})

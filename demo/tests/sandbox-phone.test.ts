import { setUp } from '@selfsame/server/internals/channels/setup/set-up.ts'
import { buildInboxConnected } from '@selfsame/server/internals/ingest/inbox-connected.ts'
import { buildSetUp, testApp } from '@selfsame/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSandboxShop, type SandboxShop } from './harness/sandbox-shop.ts'

const WORLD = `
world:
  portfolios:
    bakery: { name: Luna Bakery, contact_book: false }
  numbers:
    counter: { portfolio: bakery, name: Luna Bakery, phone: "+1 555 010 0900" }
  people:
    ines: { name: Ines Duarte, phone: "+351 910 000 002" }
`

const INES = '/v1/sandbox/people/ines'

let shop: SandboxShop
let inbox_id: string
beforeAll(async () => {
  shop = await openSandboxShop(WORLD)
  inbox_id = (await shop.call('GET', '/v1/inboxes')).body.data[0].id
})
afterAll(() => shop.close())

const does = (body: object) => shop.call('POST', `${INES}/acts`, body)
const phone = async () => (await shop.call('GET', INES)).body

test('what somebody writes on the page of a phone comes in, and the answer is on the phone', async () => {
  const { status, body } = await does({ act: 'write', inbox_id, text: 'Is the cake ready?' })
  expect(status).toBe(200)
  expect(body.messages).toMatchObject([{ from: 'person', text: 'Is the cake ready?', inbox_id }])
  await shop.settle()
  const to = await shop.contact('Ines Duarte')
  await shop.call('POST', '/v1/messages', { to, type: 'text', text: { body: 'It is!' } })
  await shop.settle()
  await shop.advance('5 seconds')
  expect((await phone()).messages.at(-1)).toMatchObject({
    from: 'business',
    text: 'It is!',
    arrival: 'arrived',
  })
})

test('a username hides the phone once thirty days have passed, and the page says what the line sees', async () => {
  const { body } = await does({ act: 'adopt_username', username: 'ines.duarte' })
  expect(body).toMatchObject({ username: 'ines.duarte', inboxes: [{ phone_visible: true, blocked: false }] })
  const before = Date.parse((await shop.call('GET', '/v1/sandbox')).body.now)
  const passed = await shop.call('POST', '/v1/sandbox/time', { days: 31 })
  expect(Date.parse(passed.body.now) - before).toBe(31 * 24 * 3_600_000)
  expect((await phone()).inboxes).toMatchObject([
    { phone_visible: false, bsuid: expect.stringMatching(/^PT\./) },
  ])
})

test('a button under a message is tapped: the number is shared, and the request is answered', async () => {
  await does({ act: 'write', inbox_id, text: 'Call me' })
  await shop.settle()
  const contact = await shop.contact('Ines Duarte')
  const asked = await shop.call('POST', `/v1/contacts/${contact}/phone_requests`, {
    inbox_id,
    body: 'May we have your number?',
  })
  await shop.settle()
  const { id: message_id, buttons, text } = (await phone()).messages.at(-1)
  expect([text, buttons]).toMatchObject(['May we have your number?', [{ kind: 'share_number' }]])
  expect((await does({ act: 'tap', inbox_id, message_id, button: buttons[0] })).status).toBe(200)
  await shop.settle()
  const request = await shop.call('GET', `/v1/phone_requests/${asked.body.id}`)
  expect(request.body).toMatchObject({ state: 'shared' })
})

test('a template is on the phone in its words', async () => {
  await shop.sandbox.act('add_template', {
    waba: shop.sandbox.lines[0]?.waba_id,
    name: 'order_ready',
    language: 'en',
    category: 'UTILITY',
    components: [
      { type: 'BODY', text: 'Hello {{1}}, your order is ready.', example: { body_text: [['Ines']] } },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'On my way' }] },
    ],
  })
  await shop.call('POST', '/v1/templates/syncs', { inbox_id })
  const sent = await shop.call('POST', '/v1/messages', {
    to: await shop.contact('Ines Duarte'),
    type: 'template',
    template: {
      name: 'order_ready',
      language: { code: 'en' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Ines' }] }],
    },
  })
  expect(sent.status).toBe(202)
  await shop.settle()
  const { id: message_id, text, buttons } = (await phone()).messages.at(-1)
  expect(text).toBe('Hello Ines, your order is ready.')
  const [button] = buttons
  const { body } = await does({ act: 'tap', inbox_id, message_id, button })
  expect(body.messages.at(-1)).toMatchObject({ from: 'person', text: 'On my way' })
})

test('somebody new comes, and a phone that is taken passes to them: a recycled number', async () => {
  const { status, body } = await shop.call('POST', '/v1/sandbox/people', {
    name: 'Diego Luna',
    phone: '+351 910 000 002',
  })
  expect([status, body.name, body.phone]).toEqual([201, 'Diego Luna', '+351910000002'])
  const { people } = (await shop.call('GET', '/v1/sandbox')).body
  expect(people.map(({ name }: { name: string }) => name)).toEqual(['Ines Duarte', 'Diego Luna'])
})

test('what a phone cannot do is refused in words', async () => {
  const taken = await does({ act: 'adopt_username', username: '.' })
  expect([taken.status, taken.body.code]).toEqual([409, 'sandbox_refused'])
  expect(taken.body.detail).toContain('cannot be a username')
  expect((await does({ act: 'reset' })).status).toBe(400)
  expect((await shop.call('GET', '/v1/sandbox/people/nobody')).status).toBe(404)
  const other = await does({ act: 'read', inbox_id: `ibx_${'0'.repeat(32)}` })
  expect(other.status).toBe(404)
})

test('nothing of it is there without a key, nor for an account that has no line of the sandbox', async () => {
  expect((await fetch(`${shop.server.url}/v1/sandbox`)).status).toBe(401)
  expect((await fetch(`${shop.server.url}${INES}/acts`, { method: 'POST' })).status).toBe(401)
  const { deps } = shop.server
  const other = await setUp({ ...deps, inboxConnected: buildInboxConnected(deps.clock) }, buildSetUp(7))
  const headers = { authorization: `Bearer ${other.api_key}` }
  for (const path of ['/v1/sandbox', INES]) {
    expect((await shop.call('GET', path, undefined, headers)).status).toBe(404)
  }
  const write = { act: 'write', inbox_id: other.inbox_id, text: 'Hello' }
  expect((await shop.call('POST', `${INES}/acts`, write, headers)).status).toBe(404)
})

test('where no sandbox runs there is nothing, and one that is silent is said to be', async () => {
  for (const [sandbox_url, status, code] of [
    [undefined, 404, 'not_found'],
    ['http://127.0.0.1:9', 503, 'sandbox_unreachable'],
  ] as const) {
    const app = await testApp({ sandbox_url }, fetch)
    const { headers } = await app.addAccount()
    const answer = await app.http.inject({ url: '/v1/sandbox', headers })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    await app.close()
  }
})

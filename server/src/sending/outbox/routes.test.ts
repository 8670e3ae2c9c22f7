import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { rotationOf, textFrom, type Who } from '../../../tests/harness/whatsapp-line.ts'

const DAY_MS = 86_400_000
const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BO: Who = { bsuid: 'US.2002', name: 'Bo' }

let app: TestApp
let shop: Shop

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  await app.database.truncateAll()
  shop = await openShop(app)
})

function send(body: object) {
  return shop.call('POST', '/v1/messages', body)
}

function hello(to: unknown): object {
  return { to, type: 'text', text: { body: 'Hello' } }
}

describe('who may send', () => {
  const paths = [
    ['POST', '/v1/messages', hello('+15550104477')],
    ['GET', '/v1/messages/msg_00000000000000000000000000000000', undefined],
    ['POST', '/v1/messages/msg_00000000000000000000000000000000/cancellation', undefined],
    ['PUT', '/v1/messages/msg_00000000000000000000000000000000/resolution', { decision: 'give_up' }],
    ['POST', '/v1/messages/msg_00000000000000000000000000000000/read', { typing: false }],
    ['GET', '/v1/inboxes/ibx_00000000000000000000000000000000/sending', undefined],
    ['PATCH', '/v1/inboxes/ibx_00000000000000000000000000000000/sending', { paused: true }],
    ['GET', '/v1/contacts/con_00000000000000000000000000000000/reachability', undefined],
  ] as const

  test.each(paths)(
    '%s %s is refused without a key, with an unknown one and without its scope',
    async (method, url, payload) => {
      const ask = (headers: object) =>
        app.http.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) })
      expect((await ask({})).statusCode).toBe(401)
      expect((await ask(UNKNOWN_KEY)).statusCode).toBe(401)
      expect((await ask(await app.addKey(shop.account, ['ingest:read']))).statusCode).toBe(403)
    },
  )

  test("another account's message, contact, conversation and inbox, which exist, are not found", async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const contact = await shop.contactOf('US.1001')
    const sent = await send(hello(contact))
    expect(sent.status).toBe(202)
    const other = await openShop(app)
    const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, body?: object) =>
      (await other.call(method, url, body)).status
    expect(await ask('POST', '/v1/messages', hello(contact))).toBe(404)
    expect(await ask('POST', '/v1/messages', hello(sent.body.conversation_id))).toBe(404)
    expect(
      await ask('POST', '/v1/messages', { reply_to: sent.body.id, type: 'text', text: { body: 'x' } }),
    ).toBe(404)
    expect(await ask('GET', `/v1/messages/${sent.body.id}`)).toBe(404)
    expect(await ask('POST', `/v1/messages/${sent.body.id}/cancellation`)).toBe(404)
    expect(await ask('PUT', `/v1/messages/${sent.body.id}/resolution`, { decision: 'give_up' })).toBe(404)
    expect(await ask('GET', `/v1/contacts/${contact}/reachability`)).toBe(404)
    expect(await ask('PATCH', `/v1/inboxes/${sent.body.inbox_id}/sending`, { paused: true })).toBe(404)
  })
})

describe('whom a message is for', () => {
  test('a message is bound to the registration of the last inbound message and waits with its reason to come', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const { status, body } = await send(hello(await shop.contactOf('US.1001')))
    expect(status).toBe(202)
    expect(body).toMatchObject({
      direction: 'outbound',
      source: 'api',
      status: 'queued',
      wamid: null,
      text: 'Hello',
      sending: { state: 'queued', address: null, attempts: [] },
    })
  })

  test('a phone that nobody has yet makes a contact and a thread', async () => {
    const { body } = await send({
      ...hello('+31 6 1234 5678'),
      type: 'text',
    })
    // The contact has not written, so only a template could go: a refused message leaves nothing behind.
    expect(body.code).toBe('window_closed')
    expect((await shop.call('GET', '/v1/contacts')).body.data).toEqual([])
  })

  test.each([
    ['@ana.duarte', 'invalid_recipient'],
    ['Ana', 'invalid_recipient'],
    ['US.ENT.90317755210046682213', 'invalid_recipient'],
    ['12', 'invalid_recipient'],
    ['con_00000000000000000000000000000000', 'not_found'],
    ['cnv_00000000000000000000000000000000', 'not_found'],
    ['con_1', 'invalid_id'],
  ])('%s is no recipient: %s', async (to, code) => {
    expect((await send(hello(to))).body.code).toBe(code)
  })

  test('nobody at all is an error that names the field', async () => {
    const { status, body } = await send({ type: 'text', text: { body: 'Hello' } })
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'invalid_request', 'body.to'])
  })

  test('a BSUID of another portfolio is refused', async () => {
    const other = await shop.addLine()
    await shop.receive(textFrom(other, { bsuid: 'US.7007' }, 'm1', 10))
    const { status, body } = await send({ ...hello('US.7007'), inbox_id: presentInbox(shop.line.inbox_id) })
    expect([status, body.code]).toEqual([409, 'foreign_bsuid'])
  })

  test('with several inboxes and nothing that chooses, the choice is given back', async () => {
    await shop.addLine()
    const { status, body } = await send(hello('+31612345678'))
    expect([status, body.code, body.inbox_ids.length]).toEqual([400, 'inbox_required', 2])
  })

  test('a disputed number is refused until the contact is named', async () => {
    await shop.receive(
      textFrom(shop.line, ANA, 'm1', 10),
      textFrom(shop.line, { bsuid: 'US.9009', phone: ANA.phone }, 'm2', 20),
      textFrom(shop.line, ANA, 'm3', 30),
    )
    expect((await send(hello('+15550104477'))).body.code).toBe('phone_disputed')
    const named = await send(hello({ contact_id: await shop.contactOf('US.1001'), phone: '+15550104477' }))
    expect(named.status).toBe(202)
  })
})

describe('what may be sent', () => {
  test('free text only while the window of that registration is open, by Meta’s time', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const contact = await shop.contactOf('US.1001')
    app.clock.set(Date.UTC(2026, 10, 2, 0, 0, 9))
    expect((await send(hello(contact))).status).toBe(202)
    app.clock.set(Date.UTC(2026, 10, 2, 0, 0, 11))
    expect((await send(hello(contact))).body.code).toBe('window_closed')
  })

  test('a template that does not exist, and content beyond WhatsApp’s limits, name what is wrong', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const to = await shop.contactOf('US.1001')
    const template = await send({
      to,
      type: 'template',
      template: { name: 'none', language: { code: 'en' } },
    })
    expect([template.status, template.body.code]).toEqual([404, 'template_not_found'])
    const long = await send({ to, type: 'text', text: { body: 'x'.repeat(4097) } })
    expect([long.status, long.body.code, long.body.errors[0].field]).toEqual([
      400,
      'invalid_request',
      'body.text.body',
    ])
  })

  test('a message is scheduled at most ninety days ahead', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
    const send_at = new Date(app.clock.now() + 91 * DAY_MS).toISOString()
    const { body } = await send({ ...hello(await shop.contactOf('US.1001')), send_at })
    expect(body.errors[0].field).toBe('body.send_at')
  })
})

test('how somebody can be reached: by which address, what stands against it, and what WhatsApp would charge nothing for', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10), textFrom(shop.line, BO, 'm2', 10))
  const reach = async (value: string) =>
    (await shop.call('GET', `/v1/contacts/${await shop.contactOf(value)}/reachability`)).body
  expect(await reach('US.1001')).toMatchObject({
    customer_service_until: '2026-11-02T00:00:10.000Z',
    messages: {
      free_form: { reachable: true, address: { kind: 'phone', value: '+15550104477' } },
      authentication_template: { reachable: true },
    },
  })
  app.clock.set(Date.UTC(2026, 10, 3))
  expect(await reach('US.2002')).toMatchObject({
    customer_service_until: null,
    messages: {
      free_form: { reachable: false, reasons: ['window_closed'] },
      utility_template: {
        reachable: true,
        address: { kind: 'bsuid', value: 'US.2002', reason: 'active_bsuid' },
      },
      authentication_template: { reachable: false, reasons: ['phone_unconfirmed'] },
    },
  })
})

test('asking how somebody can be reached begins no conversation and tells nothing', async () => {
  const made = await shop.call('POST', '/v1/contacts', { phone: '+15550104477' })
  const { status, body } = await shop.call('GET', `/v1/contacts/${made.body.id}/reachability`)
  expect([status, body.messages.utility_template.address.reason]).toEqual([200, 'only_phone'])
  expect(await shop.rows('select id from conversations')).toEqual([])
  expect(
    await shop.rows(`select type from events where type <> 'contact.created' and type not like 'identity.%'`),
  ).toEqual([])
})

test('after a rotation the new BSUID is the address, and the retired one never', async () => {
  await shop.receive(
    textFrom(shop.line, BO, 'm1', 10),
    rotationOf(shop.line, BO, { bsuid: 'US.3003' }, 's1', 20),
  )
  const { body } = await shop.call('GET', `/v1/contacts/${await shop.contactOf('US.3003')}/reachability`)
  expect(body.messages.free_form.address).toMatchObject({ kind: 'bsuid', value: 'US.3003' })
})

test('an inbox is paused and resumed by hand, and shows what waits', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  await send(hello(await shop.contactOf('US.1001')))
  const url = `/v1/inboxes/${presentInbox(shop.line.inbox_id)}/sending`
  expect((await shop.call('PATCH', url, { paused: true, messages_per_second: 1000 })).body).toMatchObject({
    messages_per_second: 1000,
    paused: true,
    paused_until: null,
    pause_reason: 'by_hand',
    queued: 1,
  })
  expect((await shop.call('PATCH', url, { paused: false })).body).toMatchObject({
    paused: false,
    pause_reason: null,
  })
  const events = await shop.rows<{ type: string }>(
    `select type from events where type like 'inbox.%' order by seq`,
  )
  expect(events.map(({ type }) => type)).toEqual(['inbox.paused', 'inbox.resumed'])
})

function presentInbox(id: TestAccount['inbox_uuid']): string {
  return `ibx_${id.replaceAll('-', '')}`
}

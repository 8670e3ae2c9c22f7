import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { rotationOf, textFrom } from '../../../tests/harness/whatsapp-line.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
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

const explain = async (who: string) =>
  shop.call('GET', `/v1/contacts/${await shop.contactOf(who)}/explanation`)

test('is refused without a key and without its scope, and for another account’s contact, which exists', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const url = `/v1/contacts/${await shop.contactOf(ANA.bsuid)}/explanation`
  expect((await app.http.inject({ url })).statusCode).toBe(401)
  expect((await app.http.inject({ url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ url, headers: narrow })).statusCode).toBe(403)
  expect((await shop.call('GET', url)).status).toBe(200)
  const theirs = await openShop(app)
  expect((await theirs.call('GET', url)).status).toBe(404)
})

test('says of every identity why it is theirs, and names the signed webhook behind each link', async () => {
  await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm1', 10))
  await shop.receive(textFrom(shop.line, ANA, 'm2', 20))
  await shop.receive(rotationOf(shop.line, ANA, { bsuid: 'US.1009', phone: '15550107700' }, 's', 30))
  const { status, body } = await explain(ANA.bsuid)
  expect(status).toBe(200)
  expect(body.sentences.length).toBeGreaterThan(1)
  expect(
    body.identities.map((it: { value: string; state: string }) => `${it.value} ${it.state}`).sort(),
  ).toEqual(['+15550104477 retired', '+15550107700 active', 'US.1001 retired', 'US.1009 active'])
  for (const { sentences } of body.identities) expect(sentences.length).toBeGreaterThan(0)
  expect(body.sentences).toContainEqual({
    code: 'joined_by_rotation',
    params: { time: { time: '2026-11-01T00:00:30.000Z' }, left: 'US.1001', right: 'US.1009' },
    text: 'WhatsApp confirmed on 2026-11-01 00:00 UTC that US.1001 became US.1009.',
  })
  expect(body.sentences[0]).toMatchObject({
    code: 'shown',
    params: {
      when: { code: 'on_time', params: { time: { time: expect.any(String) } }, text: expect.any(String) },
    },
  })
  const events = await shop.rows<{ id: string }>('select id from webhook_events order by id')
  const [, both, rotation] = events.map(({ id }) => `whe_${id.replaceAll('-', '')}`)
  expect(body.merges).toMatchObject([
    { step: 'chain', attach: true, webhook_event_id: rotation },
    { step: 'neighbourhood', attach: true, webhook_event_id: both },
  ])
  expect(body.facts).toMatchObject([
    { kind: 'phone_sighting', identifiers: ['+15550104477'] },
    { kind: 'sighting', identifiers: [ANA.bsuid, '+15550104477'], webhook_event_id: both },
    { kind: 'rotation', identifiers: [ANA.bsuid, 'US.1009', '+15550107700'], webhook_event_id: rotation },
  ])
})

test('a merge by hand names who asked for it, and a claim who said it', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  const { body } = await shop.call('POST', '/v1/contacts', { email: 'ana@example.com' })
  await shop.call('POST', `/v1/contacts/${ana}/merges`, { contact_id: body.id })
  const explained = (await explain(ANA.bsuid)).body
  expect(explained.merges).toMatchObject([
    { step: 'decision', decided_by: expect.stringMatching(/^key_/), webhook_event_id: null },
  ])
  expect(explained.facts).toContainEqual(
    expect.objectContaining({
      kind: 'claim',
      identifiers: ['ana@example.com'],
      source: 'operator',
      webhook_event_id: null,
    }),
  )
})

test('tells who held each phone and when, and what people decided', async () => {
  const bob = { bsuid: 'US.9', phone: ANA.phone, name: 'Bob' }
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  await shop.receive(textFrom(shop.line, bob, 'm2', 20))
  const ana = await shop.contactOf(ANA.bsuid)
  const other = await shop.contactOf(bob.bsuid)
  await shop.call('POST', `/v1/contacts/${ana}/distinctions`, { contact_id: other })
  const { phones, decisions, facts } = (await explain(ANA.bsuid)).body
  expect(phones).toMatchObject([
    {
      phone: '+15550104477',
      holders: [
        // Before Ana was seen with it, its holder is unknown.
        { contact_id: null, display_name: null, own: false, from: null },
        { contact_id: ana, display_name: 'Ana', own: true },
        { contact_id: other, display_name: 'Bob', own: false, until: null },
      ],
    },
  ])
  expect(phones[0].holders[1].until).toBe(phones[0].holders[2].from)
  expect(decisions).toMatchObject([
    { kind: 'distinct', decided_by: expect.stringMatching(/^key_/), others: [{ contact_id: other }] },
  ])
  expect(facts[0]).toMatchObject({
    kind: 'sighting',
    bsuid: ANA.bsuid,
    phone: '+15550104477',
    previous_bsuid: null,
  })
  expect(facts[0].portfolio_id).toMatch(/^pfl_/)
})

test('whoever a person was not joined with is named, with the reason', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  await shop.receive(textFrom(shop.line, { bsuid: 'US.9', phone: ANA.phone }, 'm2', 20))
  expect((await explain('US.9')).body.refused).toHaveLength(1)
})

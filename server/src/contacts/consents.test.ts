import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../tests/harness/app.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { at, textFrom, type Who, webhook } from '../../tests/harness/whatsapp-line.ts'
import { lockIdentity } from '../platform/account-lock/identity-scope.ts'
import { withAccount } from '../platform/db/with-account.ts'
import { marketingStopped, recordStop } from './consents.ts'

const NOON = Date.UTC(2026, 10, 1, 12)
const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const ANA_AGAIN = { bsuid: 'US.5005', phone: '15550104488', name: 'Ana again' }

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

function preferenceOf(who: Who, value: string, seconds: number) {
  const preference = {
    user_id: who.bsuid,
    wa_id: who.phone,
    category: 'marketing_messages',
    value,
    timestamp: Number(at(seconds)),
    detail: `User requested to ${value} marketing messages`,
  }
  const contacts = [{ user_id: who.bsuid, wa_id: who.phone }]
  return webhook(shop.line, { contacts, user_preferences: [preference] }, 'user_preferences')
}

/** Whether marketing is stopped, by BSUID or phone of each anchor. */
async function stopped(): Promise<Record<string, boolean>> {
  const anchors = await shop.rows<{ id: string; key: string }>(
    `select id, split_part(split_part(key, '|', 1), ':', case when key like 'b:%' then 3 else 2 end) as key from anchors`,
  )
  const { account_uuid } = shop.account
  const found = await withAccount(app.deps.db, account_uuid, (trx) =>
    marketingStopped(
      trx,
      account_uuid,
      anchors.map(({ id }) => id),
    ),
  )
  return Object.fromEntries(anchors.map(({ id, key }) => [key, found.get(id) ?? false]))
}

const consents = async (contact: string) =>
  (await shop.call('GET', `/v1/contacts/${contact}/consents`)).body.data
const put = (contact: string, body: object, category = 'marketing_messages') =>
  shop.call('PUT', `/v1/contacts/${contact}/consents/${category}`, body)

test.each([
  ['GET', '/v1/contacts/con_00000000000000000000000000000000/consents'],
  ['PUT', '/v1/contacts/con_00000000000000000000000000000000/consents/marketing_messages'],
] as const)('%s %s is refused without a key and without its scope', async (method, url) => {
  expect((await app.http.inject({ method, url })).statusCode).toBe(401)
  expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
  const narrow = await app.addKey(shop.account, ['events:read'])
  expect((await app.http.inject({ method, url, headers: narrow })).statusCode).toBe(403)
})

test("another account's contact, who exists, is not found", async () => {
  const theirs = await openShop(app)
  await theirs.receive(textFrom(theirs.line, ANA, 'm1', 10))
  const ana = await theirs.contactOf(ANA.bsuid)
  expect((await theirs.call('GET', `/v1/contacts/${ana}/consents`)).status).toBe(200)
  expect((await shop.call('GET', `/v1/contacts/${ana}/consents`)).status).toBe(404)
  expect((await put(ana, { value: 'opted_in', source: 'checkout' })).status).toBe(404)
})

test('nobody has stopped who said nothing', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  expect(await stopped()).toEqual({ 'US.1001': false })
  expect(await consents(await shop.contactOf(ANA.bsuid))).toEqual([])
})

test('what is noted keeps its source, who noted it and when it was said, and the feed tells', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  const { status, body } = await put(ana, {
    value: 'opted_in',
    source: 'checkout, order 17',
    at: '2026-10-30T10:00:00+02:00',
  })
  expect(status).toBe(200)
  expect(body.data).toEqual([
    {
      category: 'marketing_messages',
      value: 'opted_in',
      at: '2026-10-30T08:00:00.000Z',
      source: 'checkout, order 17',
      detail: null,
      recorded_by: expect.stringMatching(/^key_[0-9a-f]{32}$/),
      said_by: [{ kind: 'bsuid', portfolio_id: shop.account.portfolio_id, value: ANA.bsuid }],
      stands: true,
    },
  ])
  const events = (await shop.call('GET', '/v1/events')).body.data
  expect(events.at(-1)).toMatchObject({
    type: 'consent.changed',
    data: { contact_id: ana, category: 'marketing_messages', value: 'opted_in' },
  })
})

test('the last word counts, whoever said it, and not the last to arrive', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  await put(ana, { value: 'opted_in', source: 'checkout', at: '2026-11-01T00:01:00Z' })
  expect(await stopped()).toEqual({ 'US.1001': false })
  await shop.receive(preferenceOf(ANA, 'stop', 120))
  expect(await stopped()).toEqual({ 'US.1001': true })
  await shop.receive(preferenceOf(ANA, 'resume', 100))
  expect(await stopped()).toEqual({ 'US.1001': true })
  await shop.receive(preferenceOf(ANA, 'resume', 130))
  expect(await stopped()).toEqual({ 'US.1001': false })
  await put(ana, { value: 'opted_out', source: 'on the phone' })
  expect(await stopped()).toEqual({ 'US.1001': true })
  const standing = (await consents(ana)).map(({ value, stands }: { value: string; stands: boolean }) => [
    value,
    stands,
  ])
  expect(standing).toEqual([
    ['opted_out', true],
    ['resume', false],
    ['stop', false],
    ['resume', false],
    ['opted_in', false],
  ])
})

test('a stop in WhatsApp is one WhatsApp account’s, what we note is the whole person’s, also after an undo', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100), textFrom(shop.line, ANA_AGAIN, 'm2', 200))
  const [first, second] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(ANA_AGAIN.bsuid)]
  const { body: merge } = await shop.call('POST', `/v1/contacts/${first}/merges`, { contact_id: second })
  await shop.receive(preferenceOf(ANA_AGAIN, 'stop', 300))
  expect(await stopped()).toEqual({ 'US.1001': false, 'US.5005': true })
  await put(first, { value: 'opted_out', source: 'letter' })
  expect(await stopped()).toEqual({ 'US.1001': true, 'US.5005': true })
  expect((await shop.call('DELETE', `/v1/merges/${merge.id}`)).status).toBeLessThan(300)
  expect(await stopped()).toEqual({ 'US.1001': true, 'US.5005': true })
})

test('what we noted of a person is true of a WhatsApp account that turns out to be theirs', async () => {
  const { body } = await shop.call('POST', '/v1/contacts', { name: 'Ana Prado', phone: `+${ANA.phone}` })
  await put(body.id, { value: 'opted_out', source: 'letter' })
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  expect(await shop.contactOf(ANA.bsuid)).toBe(body.id)
  expect((await stopped())[ANA.bsuid]).toBe(true)
})

test('a stop that named only the phone holds for the BSUID that the phone turned out to be', async () => {
  await shop.receive(preferenceOf({ phone: ANA.phone }, 'stop', 10))
  await shop.receive(textFrom(shop.line, ANA, 'm1', 20))
  expect((await stopped())[ANA.bsuid]).toBe(true)
})

test('a refusal by WhatsApp is a stop, told once', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const [anchor] = await shop.rows<{ id: string }>('select id from anchors')
  const { account_uuid } = shop.account
  for (let time = 0; time < 2; time += 1) {
    await withAccount(app.deps.db, account_uuid, async (trx) => {
      const locked = await lockIdentity({ trx, account_id: account_uuid, now: new Date(NOON) })
      await recordStop(locked, anchor?.id ?? '', 'refused_131050')
    })
  }
  expect(await stopped()).toEqual({ 'US.1001': true })
  const events = (await shop.call('GET', '/v1/events')).body.data
  expect(events.filter(({ type }: { type: string }) => type === 'consent.changed')).toHaveLength(1)
})

test.each([
  ['a value of WhatsApp’s own', { value: 'stop', source: 'x' }, 'body.value'],
  ['no source', { value: 'opted_in' }, 'body.source'],
  ['a blank source', { value: 'opted_in', source: '  ' }, 'body.source'],
  ['a time in the future', { value: 'opted_in', source: 'x', at: '2026-11-02T00:00:00Z' }, 'body.at'],
  ['a time that is none', { value: 'opted_in', source: 'x', at: 'yesterday' }, 'body.at'],
])('%s is refused by the name of the field', async (_, body, field) => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const answer = await put(await shop.contactOf(ANA.bsuid), body)
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request'])
  expect(answer.body.errors[0].field).toBe(field)
})

test('other categories are kept beside marketing and do not stop it', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  expect((await put(ana, { value: 'opted_out', source: 'form' }, 'order_updates')).status).toBe(200)
  expect(await stopped()).toEqual({ 'US.1001': false })
  expect((await put(ana, { value: 'opted_out', source: 'form' }, 'Order Updates')).status).toBe(400)
})

test('an erased person’s words are gone', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const ana = await shop.contactOf(ANA.bsuid)
  await put(ana, { value: 'opted_in', source: 'checkout' })
  expect((await shop.call('DELETE', `/v1/contacts/${ana}`)).status).toBe(200)
  expect(await shop.rows('select * from consents')).toEqual([])
})

test.each(['signup', 'paused', 'STOP_ALL', 'constructor', '__proto__', 'überall', 'x'.repeat(512)])(
  'a word that WhatsApp adds, such as %j, is kept, shown and told, and decides nothing',
  async (word) => {
    await shop.receive(preferenceOf(ANA, 'stop', 10), preferenceOf(ANA, word, 20))
    const ana = await shop.contactOf(ANA.bsuid)
    const { status, body } = await shop.call('GET', `/v1/contacts/${ana}/consents`)
    expect(status).toBe(200)
    expect(body.data).toMatchObject([
      { value: word, detail: `User requested to ${word} marketing messages`, stands: true },
      { value: 'stop', stands: true },
    ])
    expect(await stopped()).toEqual({ 'US.1001': true })
    const feed = await shop.call('GET', '/v1/events?types=consent.changed')
    expect(feed.body.data.map((event: { data: { value: string } }) => event.data.value)).toEqual([
      'stop',
      word,
    ])
    const filtered = await shop.call('GET', '/v1/contacts?marketing_stopped=true')
    expect(filtered.body.data).toMatchObject([{ id: ana }])
  },
)

test('a word that decides nothing stands only until something later is said', async () => {
  await shop.receive(preferenceOf(ANA, 'signup', 10), preferenceOf(ANA, 'resume', 20))
  expect(await consents(await shop.contactOf(ANA.bsuid))).toMatchObject([
    { value: 'resume', stands: true },
    { value: 'signup', stands: false },
  ])
})

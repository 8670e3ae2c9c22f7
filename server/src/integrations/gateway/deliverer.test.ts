import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { type GatewayBot, startGatewayBot } from '../../../tests/harness/gateway-bot.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { statusOf, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { type GatewayDeliverer, startGatewayDeliverer } from './deliverer.ts'
import { forgetOldDeliveries } from './forget-deliveries.ts'
import { queueDeliveries } from './queue-deliveries.ts'

const HOUR_MS = 3_600_000
const SECRET = 'secret of the bot'
const METADATA = 'http://169.254.169.254/latest/meta-data'
const MEGABYTE = Buffer.alloc(1024 * 1024, 'x')

let app: TestApp
let shop: Shop
let deliverer: GatewayDeliverer
let bot: GatewayBot
let url: string

beforeAll(async () => {
  app = await testApp({ webhook_allowed_networks: ['127.0.0.0/8'] })
  bot = await startGatewayBot(SECRET)
  url = bot.url
})
afterAll(async () => {
  bot.close()
  await app.close()
})
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  bot.reset()
  deliverer = startGatewayDeliverer(app.deps, { poll_ms: 60_000, answer_within_ms: 300, dice: () => 0 })
})
afterEach(() => deliverer.stop())

async function addConsumer(change: object = {}) {
  const { body, status } = await shop.call('POST', '/v1/gateway_consumers', {
    name: 'Bot',
    url,
    app_secret: SECRET,
    verify_token: 'verify the bot',
    ...change,
  })
  expect(status).toBe(201)
  return `/v1/gateway_consumers/${body.id}`
}

const INES = { bsuid: 'US.1001', phone: '15550104477', name: 'Ines' }

/** Takes webhooks in, and queues them as the worker does. */
async function take(...bodies: object[]): Promise<void> {
  const before = await shop.rows<{ id: string }>('select id from webhook_events')
  const known = new Set(before.map(({ id }) => id))
  await shop.receive(...bodies)
  const events = await shop.rows<{ event_id: string; received_at: Date }>(
    'select id as event_id, received_at from webhook_events order by id',
  )
  const { account_uuid } = shop.account
  await withAccount(app.deps.db, account_uuid, (trx) =>
    queueDeliveries(
      trx,
      account_uuid,
      events.filter(({ event_id }) => !known.has(event_id)),
      new Date(app.clock.now()),
    ),
  )
}

const states = async () =>
  (await shop.rows<{ state: string }>('select state from gateway_deliveries order by id')).map(
    ({ state }) => state,
  )

test('a webhook reaches a consumer once, signed with its own secret', async () => {
  await addConsumer()
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  await deliverer.drain()
  expect(bot.received).toHaveLength(1)
  expect(bot.received[0]?.signed).toBe(true)
  expect(JSON.parse(bot.received[0]?.body ?? '')).toMatchObject({
    object: 'whatsapp_business_account',
    entry: [{ changes: [{ value: { messages: [{ id: 'wamid.1', from: INES.phone }] } }] }],
  })
})

test('one that fails is tried again, ever less often, and given up after seven days; the others go on', async () => {
  await addConsumer()
  bot.answer = () => ({ status: 500 })
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  const hours = [0, 1, 8, 24, 48, 96, 160, 170, 180]
  let waited = 0
  for (const hour of hours) {
    app.clock.advance((hour - waited) * HOUR_MS)
    waited = hour
    await deliverer.drain()
  }
  expect(await states()).toEqual(['failed'])
  expect(bot.received.length).toBeGreaterThan(3)
  bot.answer = () => ({ status: 200 })
  app.clock.advance(HOUR_MS)
  await take(statusOf(shop.line, INES, 'wamid.9', 'delivered', 9))
  await deliverer.drain()
  expect(await states()).toEqual(['failed', 'delivered'])
})

test('what WhatsApp sent and was not kept until a consumer was back is given up, and says so', async () => {
  const path = await addConsumer()
  bot.answer = () => ({ status: 503 })
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  // As the retention of the account does.
  await shop.rows('delete from webhook_events')
  app.clock.advance(HOUR_MS)
  bot.answer = () => ({ status: 200 })
  bot.received = []
  await deliverer.drain()
  expect(bot.received).toEqual([])
  const { data } = (await shop.call('GET', `${path}/deliveries`)).body
  expect(data).toMatchObject([{ state: 'failed', error: 'not_kept' }])
})

test('a consumer that was down for a day gets everything afterwards', async () => {
  await addConsumer()
  bot.answer = () => ({ status: 503 })
  for (let n = 1; n <= 30; n += 1) {
    await take(textFrom(shop.line, INES, `wamid.${n}`, n))
    app.clock.advance(HOUR_MS)
    await deliverer.drain()
  }
  expect(new Set(await states())).toEqual(new Set(['queued']))
  bot.received = []
  bot.answer = () => ({ status: 200 })
  for (let turn = 0; turn < 6; turn += 1) {
    app.clock.advance(5 * HOUR_MS)
    await deliverer.drain()
  }
  expect(bot.received).toHaveLength(30)
  expect(new Set(await states())).toEqual(new Set(['delivered']))
})

test.each([
  ['hangs', () => 'hang' as const, 'timeout'],
  [
    'redirects to a private address',
    () => ({ status: 302, headers: { location: 'http://10.0.0.1/' } }),
    'redirected',
  ],
])('one that %s is tried again later, and the other consumers get theirs', async (_, given, error) => {
  const path = await addConsumer()
  await addConsumer({ name: 'Other', url: `${url}?other` })
  bot.answer = (times) => (times % 2 === 1 ? given() : { status: 200 })
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  expect((await states()).toSorted()).toEqual(['delivered', 'queued'])
  const { body } = await shop.call('GET', `${path}/deliveries`)
  const other = (
    await shop.rows<{ error: string }>('select error from gateway_deliveries where error is not null')
  )[0]
  expect([body.data.length, other?.error]).toEqual([1, error])
})

test.each([
  ['and says that it has it', 200, 'delivered'],
  ['and says that it failed', 500, 'queued'],
])(
  'a consumer that answers megabytes without an end %s is hung up on, and counts by its status',
  async (_, status, state) => {
    await addConsumer()
    let written = 0
    bot.answer = () => ({ status, body: 'endless' })
    bot.endless = (response) => {
      const more = (): void => {
        written += MEGABYTE.length
        if (!response.destroyed) response.write(MEGABYTE, () => setImmediate(more))
      }
      more()
    }
    await take(textFrom(shop.line, INES, 'wamid.1', 1))
    await deliverer.drain()
    expect(await states()).toEqual([state])
    expect(written).toBeLessThan(40 * MEGABYTE.length)
  },
)

test('a consumer that changed its secret refuses everything, and gets all of it at once when we are told the new one', async () => {
  const path = await addConsumer({ app_secret: 'secret of before' })
  bot.answer = () => ({ status: bot.received.at(-1)?.signed === true ? 200 : 401 })
  for (let n = 1; n <= 12; n += 1) {
    await take(textFrom(shop.line, INES, `wamid.${n}`, n))
    app.clock.advance(HOUR_MS)
    await deliverer.drain()
  }
  expect(new Set(await states())).toEqual(new Set(['queued']))
  const { body } = await shop.call('GET', `${path}/deliveries`)
  expect(body.data.map((it: { status_code: number }) => it.status_code)).toContain(401)
  await shop.call('PATCH', path, { app_secret: SECRET })
  // The pause of a consumer that does not answer is the only one that is left to wait for.
  app.clock.advance(HOUR_MS / 6)
  await deliverer.drain()
  expect(new Set(await states())).toEqual(new Set(['delivered']))
  expect(bot.received.filter(({ signed }) => signed)).toHaveLength(12)
})

test('while one hangs, the others get theirs', async () => {
  await addConsumer()
  await addConsumer({ name: 'Other', url: `${url}?other` })
  bot.answer = () => (bot.received.at(-1)?.address.endsWith('?other') === true ? { status: 200 } : 'hang')
  const there = () => bot.received.filter(({ address }) => address.endsWith('?other')).length
  for (let n = 1; n <= 20; n += 1) await take(textFrom(shop.line, INES, `wamid.${n}`, n))
  await deliverer.drain()
  expect(there()).toBeGreaterThanOrEqual(20)
  expect(bot.received.length - there()).toBeLessThan(20)
})

test('an address that the operator no longer allows is never asked', async () => {
  await addConsumer()
  // It was allowed when it was given.
  await shop.rows(`update gateway_consumers set url = 'http://10.1.2.3/webhook'`)
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  expect(await shop.rows('select state, error from gateway_deliveries')).toEqual([
    { state: 'queued', error: 'address_refused' },
  ])
})

test('in shadow nothing goes out, and what each policy would have written is kept', async () => {
  const path = await addConsumer({ mode: 'shadow' })
  await take(textFrom(shop.line, { bsuid: 'US.2001', name: 'Rafa' }, 'wamid.1', 1))
  await deliverer.drain()
  expect(bot.received).toEqual([])
  const { body } = await shop.call('GET', `${path}/deliveries?state=shadow`)
  const [{ id, filled }] = body.data
  expect(filled).toMatchObject({
    passthrough: [],
    known_phone: [],
    stable_phone: [{ field: 'wa_id' }, { field: 'from' }],
  })
  const compared = (await shop.call('GET', `${path}/deliveries/${id}`)).body
  expect(compared.views.passthrough).toEqual(compared.original)
  expect(compared.views.stable_phone.entry[0].changes[0].value.messages[0].from).toMatch(/^999/)
})

test('shadow needs no address, and fields that a consumer is not subscribed to are nothing to it', async () => {
  const shadow = await addConsumer({ mode: 'shadow', url: null })
  const calls = await addConsumer({ name: 'Calls', fields: ['calls'] })
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  expect(bot.received).toEqual([])
  expect((await shop.call('GET', `${shadow}/deliveries`)).body.data).toMatchObject([{ state: 'shadow' }])
  expect((await shop.call('GET', `${calls}/deliveries`)).body.data).toEqual([])
})

test('one that is paused gets what waited once it is live again', async () => {
  const path = await addConsumer({ mode: 'paused' })
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  expect([bot.received.length, await states()]).toEqual([0, ['queued']])
  await shop.call('PATCH', path, { mode: 'live' })
  await deliverer.drain()
  expect([bot.received.length, await states()]).toEqual([1, ['delivered']])
})

test('a delivery is sent once more by hand, with the same body', async () => {
  const path = await addConsumer()
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  const [{ id }] = (await shop.call('GET', `${path}/deliveries`)).body.data
  expect((await shop.call('POST', `${path}/deliveries/${id}/replay`)).body).toEqual({ queued: 1 })
  await deliverer.drain()
  expect(bot.received).toHaveLength(2)
  expect(bot.received[0]?.body).toBe(bot.received[1]?.body)
  expect((await shop.call('GET', `${path}/health`)).body).toMatchObject({ queued: 0, failed: 0 })
})

test('one that waits to be tried again is tried at once by hand, and keeps its time', async () => {
  const path = await addConsumer()
  bot.answer = (times) => ({ status: times === 1 ? 500 : 200 })
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  const [before] = (await shop.call('GET', `${path}/deliveries`)).body.data
  expect((await shop.call('POST', `${path}/deliveries/${before.id}/replay`)).body).toEqual({ queued: 1 })
  await deliverer.drain()
  const [after] = (await shop.call('GET', `${path}/deliveries`)).body.data
  expect(after).toMatchObject({ state: 'delivered', attempts: 2, created_at: before.created_at })
})

test('an address is verified by the GET that Meta uses', async () => {
  const path = await addConsumer()
  expect((await shop.call('POST', `${path}/verification`)).body).toEqual({ verified: true, reason: null })
  bot.answer = () => ({ status: 200, body: 'hello' })
  expect((await shop.call('POST', `${path}/verification`)).body.reason).toBe('wrong_challenge')
  bot.answer = () => ({ status: 403 })
  expect((await shop.call('POST', `${path}/verification`)).body.reason).toBe('wrong_status')
  bot.answer = () => ({ status: 302, headers: { location: 'http://169.254.169.254/' } })
  expect((await shop.call('POST', `${path}/verification`)).body.reason).toBe('wrong_status')
  bot.answer = () => ({ status: 200 })
  bot.endless = (response) => {
    const more = (): void => {
      if (!response.destroyed) response.write(MEGABYTE, () => setImmediate(more))
    }
    more()
  }
  expect((await shop.call('POST', `${path}/verification`)).body.reason).toBe('wrong_challenge')
  expect((await shop.call('PATCH', path, { url: METADATA })).body.code).toBe('url_refused')
  await shop.rows(`update gateway_consumers set url = '${METADATA}'`)
  expect((await shop.call('POST', `${path}/verification`)).body.reason).toBe('address_refused')
})

test('an event of other lines is nothing for a consumer, and no list shows it', async () => {
  const other = await shop.addLine()
  const path = await addConsumer({ inbox_ids: [shop.account.inbox_id] })
  await take(textFrom(other, INES, 'wamid.1', 1))
  await deliverer.drain()
  expect([bot.received.length, await states()]).toEqual([0, ['nothing']])
  expect((await shop.call('GET', `${path}/deliveries`)).body.data).toEqual([])
})

test('an erasure leaves nothing of the person with any consumer', async () => {
  await addConsumer()
  await take(textFrom(shop.line, { bsuid: 'US.2001', name: 'Rafa' }, 'wamid.1', 1))
  await deliverer.drain()
  const [row] = await shop.rows<{ number: string }>('select number from gateway_numbers')
  const contact = await shop.contactOf('US.2001')
  expect((await shop.call('POST', '/v1/erasures', { contact_id: contact })).status).toBeLessThan(300)
  const left = JSON.stringify([
    await shop.rows('select * from gateway_numbers'),
    await shop.rows('select filled, body from gateway_deliveries'),
  ])
  expect(left).not.toContain(String(row?.number))
  expect(left).not.toContain('US.2001')
})

test('what ended two weeks ago is forgotten, and what waits is not', async () => {
  await addConsumer()
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  await deliverer.drain()
  bot.answer = () => ({ status: 500 })
  await take(textFrom(shop.line, INES, 'wamid.2', 2))
  const later = app.clock.now() + 15 * 24 * HOUR_MS
  expect(await forgetOldDeliveries(app.deps.db, later, new AbortController().signal)).toBe(1)
  expect(await states()).toEqual(['queued'])
})

test('another account’s deliveries are not found, and nobody sees them without the scope', async () => {
  const path = await addConsumer()
  await take(textFrom(shop.line, INES, 'wamid.1', 1))
  const [{ id }] = (await shop.call('GET', `${path}/deliveries`)).body.data
  const theirs = await openShop(app)
  for (const [method, rest] of [
    ['GET', '/health'],
    ['GET', '/deliveries'],
    ['GET', `/deliveries/${id}`],
    ['POST', `/deliveries/${id}/replay`],
    ['POST', '/replay'],
    ['POST', '/verification'],
  ] as ['GET' | 'POST', string][]) {
    const ask = async (headers: object) =>
      (await app.http.inject({ method, url: `${path}${rest}`, headers: { ...headers } })).statusCode
    expect(await ask({})).toBe(401)
    expect(await ask(await app.addKey(shop.account, ['inboxes:write']))).toBe(403)
    expect((await theirs.call(method, `${path}${rest}`)).status).toBe(404)
  }
  expect(parseId('gateway_delivery', id)).toBeTruthy()
})

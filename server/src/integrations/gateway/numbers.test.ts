import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addConsumer, type TestConsumer, textTo } from '../../../tests/harness/consumers.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

let app: TestApp
let shop: Shop
let bot: TestConsumer
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  bot = await addConsumer(app, shop, 'Bot')
})

const INES = { bsuid: 'US.1001', phone: '15550104477', name: 'Ines' }
const HIDDEN = { bsuid: 'US.1001', name: 'Ines' }
const renew = async (bsuid: string) =>
  shop.call('POST', `${bot.path}/numbers`, { contact_id: await shop.contactOf(bsuid) })
const listed = async (query = '') => (await shop.call('GET', `${bot.path}/numbers${query}`)).body.data

/** A contact whose phone becomes known after the consumer got a number for the contact without one. */
async function showPhone(): Promise<string> {
  await shop.receive(textFrom(shop.line, HIDDEN, 'wamid.1', 1))
  const surrogate = await bot.numberOf('US.1001')
  await shop.receive(textFrom(shop.line, INES, 'wamid.2', 2))
  return surrogate
}

test('a consumer that asks for it is told of somebody by the phone that is known now, and the old number still reaches them', async () => {
  const surrogate = await showPhone()
  expect(await bot.numberOf('US.1001')).toBe(surrogate)
  const contact_id = await shop.contactOf('US.1001')
  expect((await renew('US.1001')).body).toMatchObject({
    number: INES.phone,
    contact_id,
    surrogate: false,
    current: true,
  })
  expect(await bot.numberOf('US.1001')).toBe(INES.phone)
  expect(await listed(`?number=${surrogate}`)).toMatchObject([{ contact_id, current: false }])
  expect(await listed(`?contact_id=${contact_id}`)).toMatchObject([
    { number: INES.phone, current: true },
    { number: surrogate, current: false },
  ])
  const asking = bot.ask(`${shop.line.phone_number_id}/messages`, textTo(surrogate))
  await expect.poll(() => shop.rows('select * from sends')).toHaveLength(1)
  await shop.rows(`update sends set state = 'sent'`)
  await shop.rows(`update messages set wamid = 'wamid.9' where direction = 'outbound'`)
  expect((await asking).body.contacts).toEqual([{ input: surrogate, wa_id: surrogate }])
})

test('of somebody without a phone nothing is renewed', async () => {
  await shop.receive(textFrom(shop.line, HIDDEN, 'wamid.1', 1))
  const surrogate = await bot.numberOf('US.1001')
  expect((await renew('US.1001')).body).toMatchObject({ number: surrogate, surrogate: true, current: true })
  expect(await listed()).toHaveLength(1)
})

test('a phone by which the consumer knows somebody else is refused, naming them', async () => {
  await shop.receive(textFrom(shop.line, INES, 'wamid.1', 1))
  expect(await bot.numberOf('US.1001')).toBe(INES.phone)
  const paul = { bsuid: 'US.3001', phone: INES.phone, name: 'Paul' }
  await shop.receive(textFrom(shop.line, paul, 'wamid.2', 2))
  const before = await bot.numberOf('US.3001')
  const { status, body } = await renew('US.3001')
  expect([status, body.code, body.contact_id]).toEqual([
    409,
    'already_exists',
    await shop.contactOf('US.1001'),
  ])
  expect(await bot.numberOf('US.3001')).toBe(before)
})

test('what was renewed for two as one is each one’s own again when they are taken apart', async () => {
  const rafa = { bsuid: 'US.2001', name: 'Rafa' }
  await shop.receive(textFrom(shop.line, rafa, 'wamid.1', 1))
  await shop.receive(textFrom(shop.line, INES, 'wamid.2', 2))
  const [his, hers] = [await bot.numberOf('US.2001'), await bot.numberOf('US.1001')]
  const contact_id = await shop.contactOf('US.1001')
  const [rafa_id, ines_id] = [await shop.contactOf('US.2001'), contact_id]
  const merged = await shop.call('POST', `/v1/contacts/${rafa_id}/merges`, { contact_id: ines_id })
  const one = await bot.numberOf('US.1001')
  await renew('US.1001')
  expect([one, await bot.numberOf('US.2001')]).toEqual([his, hers])
  await shop.call('DELETE', `/v1/merges/${merged.body.id}`)
  expect([await bot.numberOf('US.2001'), await bot.numberOf('US.1001')]).toEqual([his, hers])
})

test('numbers and refusals come in pages, and a query that is no number is refused', async () => {
  for (const [index, bsuid] of ['US.1', 'US.2', 'US.3'].entries()) {
    await shop.receive(textFrom(shop.line, { bsuid: `${bsuid}001`, name: bsuid }, `wamid.${index}`, index))
    await bot.numberOf(`${bsuid}001`)
    await bot.ask('messages', {})
  }
  for (const list of ['numbers', 'refusals']) {
    const first = (await shop.call('GET', `${bot.path}/${list}?limit=2`)).body
    const rest = (await shop.call('GET', `${bot.path}/${list}?limit=2&cursor=${first.next_cursor}`)).body
    expect([first.data.length, rest.data.length, rest.next_cursor]).toEqual([2, 1, null])
  }
  expect((await shop.call('GET', `${bot.path}/numbers?number=rafa`)).status).toBe(400)
})

test('calls that were refused are kept with the reason and without whom they were for, the latest hundred', async () => {
  await bot.ask(`${shop.line.phone_number_id}/messages`, textTo('999000000000001'))
  await bot.ask(`${shop.line.phone_number_id}/register`, { pin: '123456' })
  await bot.ask('15550104477/whatsapp_business_profile', {})
  const { data } = (await shop.call('GET', `${bot.path}/refusals`)).body
  expect(data).toMatchObject([
    { call: 'POST whatsapp_business_profile', http_status: 400, code: 100 },
    { call: 'POST of no known path', http_status: 400, code: 2500 },
    {
      call: 'POST messages',
      http_status: 400,
      code: 131026,
      details: 'This consumer never got this number for a contact.',
    },
  ])
  expect(JSON.stringify(data)).not.toMatch(/999000000000001|15550104477/)
  for (let turn = 0; turn < 110; turn += 1) await bot.ask(`${shop.line.phone_number_id}/messages`, '{')
  expect((await shop.rows('select * from gateway_refusals')).length).toBe(100)
  const quiet = await addConsumer(app, shop, 'Quiet')
  expect((await shop.call('GET', `${quiet.path}/refusals`)).body.data).toEqual([])
})

test('another account’s numbers and refusals are not found, and nobody sees them without the scope', async () => {
  await showPhone()
  const contact_id = await shop.contactOf('US.1001')
  const theirs = await openShop(app)
  for (const [method, rest, payload] of [
    ['GET', '/numbers'],
    ['GET', '/refusals'],
    ['POST', '/numbers', { contact_id }],
  ] as ['GET' | 'POST', string, object?][]) {
    const ask = async (headers: object) => {
      const request = { method, url: `${bot.path}${rest}`, headers: { ...headers } }
      return (await app.http.inject({ ...request, ...(payload && { payload }) })).statusCode
    }
    expect(await ask({})).toBe(401)
    expect(await ask(await app.addKey(shop.account, ['contacts:write']))).toBe(403)
    expect((await theirs.call(method, `${bot.path}${rest}`, payload)).status).toBe(404)
  }
  const other = await addConsumer(app, theirs, 'Theirs')
  expect((await theirs.call('POST', `${other.path}/numbers`, { contact_id })).status).toBe(404)
})

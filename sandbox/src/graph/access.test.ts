import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, errorOf, openShop, type Shop } from '../testing/shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.stop())

const TEXT = { messaging_product: 'whatsapp', to: '+15550104477', type: 'text', text: { body: 'Hello' } }

async function newToken(grant: object): Promise<string> {
  const { body } = await shop.control('POST', '/tokens', grant)
  return String(body.access_token)
}

/** Ids are known only once the shop is open. */
function placed(path: string): string {
  return path.replace('NUMBER', shop.counter).replace('WABA', shop.waba)
}

test.each([
  ['POST', '/NUMBER/messages'],
  ['POST', '/NUMBER/marketing_messages'],
  ['POST', '/NUMBER/calls'],
  ['GET', '/NUMBER/call_permissions'],
  ['POST', '/NUMBER/media'],
  ['GET', '/whatsapp_business/attachments/'],
  ['DELETE', '/NUMBER/contact_book'],
  ['POST', '/NUMBER/block_users'],
  ['DELETE', '/NUMBER/block_users'],
  ['GET', '/NUMBER/block_users'],
  ['POST', '/NUMBER/username'],
  ['GET', '/NUMBER/username_suggestions'],
  ['POST', '/NUMBER/settings'],
  ['GET', '/NUMBER'],
  ['GET', '/WABA'],
  ['GET', '/WABA/phone_numbers'],
  ['POST', '/WABA/message_templates'],
  ['POST', '/WABA/subscribed_apps'],
  ['GET', '/123456789'],
] as const)('%s %s without a token, or with a wrong one, answers 401 with code 190', async (method, path) => {
  for (const token of [null, 'EAAwrong']) {
    const answer: Answer = await shop.graph(method, placed(path), undefined, { token })
    expect(answer.status).toBe(401)
    expect(errorOf(answer)).toMatchObject({ code: 190, type: 'OAuthException' })
    expect(errorOf(answer)).toHaveProperty('fbtrace_id')
  }
})

test('an expired token answers 190 with its subcode, a fresh one does not', async () => {
  const token = await newToken({ expires_in: '1 hour' })
  expect((await shop.graph('GET', `/${shop.counter}`, undefined, { token })).status).toBe(200)
  await shop.sandbox.advance('1 hour')
  const answer = await shop.graph('GET', `/${shop.counter}`, undefined, { token })
  expect(errorOf(answer)).toMatchObject({ code: 190, error_subcode: 463 })
})

test('a revoked token stops working', async () => {
  const token = await newToken({})
  expect((await shop.graph('GET', `/${shop.counter}`, undefined, { token })).status).toBe(200)
  await shop.control('DELETE', '/tokens', { access_token: token })
  expect((await shop.graph('GET', `/${shop.counter}`, undefined, { token })).status).toBe(401)
})

test('a token without the messaging permission gets 10, without management 200', async () => {
  const managing = await newToken({ permissions: ['whatsapp_business_management'] })
  const messaging = await newToken({ permissions: ['whatsapp_business_messaging'] })
  const send = await shop.graph('POST', `/${shop.counter}/messages`, TEXT, { token: managing })
  expect([send.status, errorOf(send).code]).toEqual([403, 10])
  const list = await shop.graph('GET', `/${shop.waba}/phone_numbers`, undefined, { token: messaging })
  expect([list.status, errorOf(list).code]).toEqual([403, 200])
})

test('a token for one WABA cannot see numbers of another', async () => {
  const token = await newToken({ wabas: [shop.waba] })
  expect((await shop.graph('GET', `/${shop.counter}`, undefined, { token })).status).toBe(200)
  const answer = await shop.graph('POST', `/${shop.desk}/messages`, TEXT, { token })
  expect(errorOf(answer)).toMatchObject({ code: 100, error_subcode: 33 })
})

test('the app’s own id and secret count as a token, and a token may stand in the query', async () => {
  const { app_id, app_secret } = shop.sandbox.lines[0] ?? {}
  const by_secret = await shop.graph('GET', `/${shop.counter}`, undefined, {
    token: `${app_id}|${app_secret}`,
  })
  expect(by_secret.status).toBe(200)
  const in_query = await shop.graph('GET', `/${shop.counter}?access_token=${shop.token}`, undefined, {
    token: null,
  })
  expect(in_query.status).toBe(200)
})

test('an unknown object answers 100 with subcode 33', async () => {
  for (const [method, path] of [
    ['POST', '/999999999999999/messages'],
    ['GET', '/999999999999999/message_templates'],
  ] as const) {
    const answer = await shop.graph(method, path)
    expect(answer.status).toBe(400)
    expect(errorOf(answer)).toMatchObject({ code: 100, error_subcode: 33 })
  }
})

test('an unknown path and a wrong method answer in Graph’s shape', async () => {
  for (const [method, path] of [
    ['GET', `/${shop.counter}/nonsense`],
    ['POST', '/a/b/c/d'],
    ['PUT', `/${shop.counter}`],
  ] as const) {
    const answer = await shop.graph(method, path)
    expect(answer.status).toBe(400)
    expect(errorOf(answer)).toMatchObject({ code: 2500, type: 'OAuthException' })
  }
})

test.each<[string, string | Buffer, string]>([
  ['broken JSON', '{"to": ', 'application/json'],
  ['JSON that is no object', '[1, 2]', 'application/json'],
  ['a lone number', '7', 'application/json'],
  ['a body that is no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'application/json'],
])('%s answers 100 in Graph’s shape', async (_name, body, type) => {
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, body, { type })
  expect(answer.status).toBe(400)
  expect(errorOf(answer).code).toBe(100)
})

test('a form-encoded send works as a JSON one does', async () => {
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
  const form = new URLSearchParams({ ...TEXT, text: '{"body":"Hello"}' }).toString()
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, form, {
    type: 'application/x-www-form-urlencoded',
  })
  expect(answer.status).toBe(200)
})

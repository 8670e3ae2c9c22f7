import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../../tests/harness/people.ts'
import { PASSED_ON } from './forwarded-params.ts'

let asked: { method: string; path: string; query: Record<string, string> }[] = []
let app: TestApp
let shop: Shop
let sender: string
let reader: string
beforeAll(async () => {
  app = await testApp({}, async (url, init) => {
    const { pathname, searchParams } = new URL(String(url))
    asked.push({ method: init?.method ?? 'GET', path: pathname, query: Object.fromEntries(searchParams) })
    return Response.json({
      messaging_product: 'whatsapp',
      url: 'https://cdn.example/1',
      mime_type: 'image/png',
    })
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
  sender = await addConsumer('Sender', true)
  reader = await addConsumer('Reader', false)
  asked = []
})

async function addConsumer(name: string, may_send: boolean): Promise<string> {
  const secrets = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }
  return (await shop.call('POST', '/v1/gateway_consumers', { name, may_send, ...secrets })).body.access_token
}

const HTTP_METHODS = ['POST', 'DELETE'] as const
const EDGES = [
  ...['messages', 'marketing_messages', 'media', 'block_users', 'message_templates', 'phone_numbers'],
  ...['whatsapp_business_profile', 'username', 'call_permissions', 'subscribed_apps', 'register', ''],
]

async function ask(
  token: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  given: { headers?: Record<string, string>; payload?: string } = {},
) {
  const answer = await app.http.inject({
    method,
    url: `/graph/v22.0/${path}`,
    headers: { authorization: `Bearer ${token}`, ...given.headers },
    ...(given.payload !== undefined && { payload: given.payload }),
  })
  return { status: answer.statusCode, code: answer.json().error?.code, text: answer.body }
}

test('a consumer that only reads changes nothing: no call but a GET reaches WhatsApp or us', async () => {
  const json = {
    headers: { 'content-type': 'application/json' },
    payload: '{"messaging_product": "whatsapp"}',
  }
  for (const id of [shop.line.phone_number_id, shop.line.waba_id, '4711']) {
    for (const edge of EDGES) {
      for (const method of HTTP_METHODS) {
        const path = [id, ...(edge === '' ? [] : [edge])].join('/')
        const { status } = await ask(reader, method, path, json)
        const subscribes = method === 'POST' && edge === 'subscribed_apps' && id !== '4711'
        // Programs subscribe when they start; here that changes nothing.
        expect([method, path, subscribes ? status === 200 : status >= 400]).toEqual([method, path, true])
      }
    }
  }
  expect(asked).toEqual([])
  expect((await ask(reader, 'DELETE', '4711')).status).toBe(403)
  expect((await ask(reader, 'GET', `${shop.line.waba_id}/message_templates?limit=5`)).status).toBe(200)
  expect(asked).toHaveLength(1)
})

test.each([
  ['method=delete'],
  ['METHOD=DELETE'],
  ['_method=post'],
  ['method%5B%5D=delete'],
  ['method=get&method=delete'],
  ['batch=%5B%7B%22method%22%3A%22DELETE%22%7D%5D'],
  ['ids=1,2'],
])('a query with %s is refused for every consumer, and WhatsApp is not asked', async (query) => {
  for (const token of [reader, sender]) {
    for (const id of [shop.line.phone_number_id, `${shop.line.waba_id}/message_templates`, '4711']) {
      expect(await ask(token, 'GET', `${id}?${query}`)).toMatchObject({ status: 400, code: 100 })
    }
  }
  expect(asked).toEqual([])
})

test.each(['x-http-method-override', 'X-HTTP-Method', 'x-method-override'])(
  'the header %s overrides no method, and may repeat the one there is',
  async (name) => {
    const path = `${shop.line.waba_id}/message_templates`
    expect(await ask(sender, 'GET', path, { headers: { [name]: 'DELETE' } })).toMatchObject({ code: 100 })
    expect(asked).toEqual([])
    expect((await ask(sender, 'GET', path, { headers: { [name]: 'get' } })).status).toBe(200)
    expect(asked).toHaveLength(1)
  },
)

const part = (name: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\ndelete\r\n--b--\r\n`

test.each([
  ['JSON', 'application/json', '{"method": "delete", "name": "x"}'],
  ['escaped JSON', 'application/json', String.raw`{"\u006dethod": "delete"}`],
  ['JSON behind a byte order mark', 'application/json', '\uFEFF{"batch": []}'],
  ['JSON with a method that is no text', 'application/json', '{"method": {"x": "POST"}}'],
  ['a form', 'application/x-www-form-urlencoded', 'name=x&method=delete'],
  ['a form with an encoded name', 'application/x-www-form-urlencoded', '%6Dethod=delete'],
  ['a form in another case', 'Application/X-WWW-Form-Urlencoded', 'batch=%5B%5D'],
  ['parts', 'multipart/form-data; boundary=b', part('method')],
])(
  'a body in %s that names another method is refused, and WhatsApp is not asked',
  async (_, type, payload) => {
    const given = { headers: { 'content-type': type }, payload }
    for (const edge of ['message_templates', 'whatsapp_business_profile']) {
      expect(await ask(sender, 'POST', `${shop.line.waba_id}/${edge}`, given)).toMatchObject({ code: 100 })
    }
    expect(asked).toEqual([])
  },
)

test('of a query, each call passes on what it is known for, and nothing else', async () => {
  const every = [...new Set(Object.values(PASSED_ON).flat())]
  const strange = ['access_token', 'appsecret_proof', 'debug', 'metadata', 'suppress_http_code', 'fields[]']
  const query = [...every, ...strange].map((name) => `${encodeURIComponent(name)}=x`).join('&')
  for (const edge of [
    'phone_numbers',
    'message_templates',
    'whatsapp_business_profile',
    'username',
  ] as const) {
    asked = []
    await ask(sender, 'GET', `${shop.line.waba_id}/${edge}?${query}`)
    expect(Object.keys(asked[0]?.query ?? {}).sort()).toEqual([...PASSED_ON[edge]].sort())
  }
  for (const [id, call] of [[shop.line.waba_id, 'object'] as const, ['4711', 'media'] as const]) {
    asked = []
    await ask(sender, 'GET', `${id}?${query}`)
    expect(Object.keys(asked[0]?.query ?? {})).toEqual(PASSED_ON[call])
  }
})

test.each([
  ['owner_business{id,name,owned_apps}', 400],
  ['id,owner_business_info.limit(1){id}', 400],
  ['message_templates{from_business{system_users}}', 400],
  ['message_templates.method(delete)', 400],
  ['id,name,phone_numbers.limit(3){display_phone_number}', 200],
  ['conversation_analytics.start(1).end(2).granularity(DAILY)', 200],
])('fields=%s answers %i: a list of fields leads to nothing outside of the line', async (fields, status) => {
  const answer = await ask(reader, 'GET', `${shop.line.waba_id}?fields=${encodeURIComponent(fields)}`)
  expect(answer.status).toBe(status)
  expect(asked).toHaveLength(status === 200 ? 1 : 0)
})

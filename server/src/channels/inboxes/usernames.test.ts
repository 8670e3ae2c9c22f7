import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'

const NOON = Date.UTC(2026, 10, 1, 12)

let asked: { url: string; method: string | undefined; body: unknown }[] = []
let answer: () => Response = () => Response.json({})
let app: TestApp
let shop: Shop
let url: string
beforeAll(async () => {
  app = await testApp({}, async (to, init) => {
    const body = init?.body === undefined ? undefined : JSON.parse(String(init.body))
    asked.push({ url: String(to), method: init?.method, body })
    return answer()
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(NOON)
  asked = []
  shop = await openShop(app)
  url = `/v1/inboxes/${shop.account.inbox_id}/username`
})

const shown = async () => {
  const { username, username_status } = (await shop.call('GET', `/v1/inboxes/${shop.account.inbox_id}`)).body
  return [username, username_status]
}

function noticeOf(value: object, time_ms: number, field = 'business_username_updates') {
  const { waba_id, display_phone } = shop.line
  const change = { field, value: { display_phone_number: display_phone, ...value } }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: waba_id, time: time_ms / 1000, changes: [change] }],
  }
}

test.each([
  ['GET', ''],
  ['PUT', ''],
  ['DELETE', ''],
  ['GET', '_suggestions'],
] as const)(
  '%s username%s is refused without a key and without its scope, and not found in another account',
  async (method, rest) => {
    const path = `${url}${rest}`
    const payload = method === 'PUT' ? { payload: { username: 'luna.bakery' } } : {}
    expect((await app.http.inject({ method, url: path, ...payload })).statusCode).toBe(401)
    expect((await app.http.inject({ method, url: path, headers: UNKNOWN_KEY, ...payload })).statusCode).toBe(
      401,
    )
    const narrow = await app.addKey(shop.account, ['events:read'])
    expect((await app.http.inject({ method, url: path, headers: narrow, ...payload })).statusCode).toBe(403)
    const theirs = await app.addAccount()
    const headers = theirs.headers
    expect((await app.http.inject({ method, url: path, headers, ...payload })).statusCode).toBe(404)
    expect(asked).toEqual([])
  },
)

test('a claimed name is shown with the inbox; what WhatsApp tells later replaces it, and what is older does not', async () => {
  answer = () => Response.json({ status: 'reserved' })
  const { status, body } = await shop.call('PUT', url, { username: '@Luna.Bakery' })
  expect([status, body]).toEqual([200, { username: 'Luna.Bakery', status: 'reserved' }])
  expect(asked[0]).toMatchObject({
    method: 'POST',
    url: expect.stringContaining(`/${shop.line.phone_number_id}/username`),
    body: { username: 'Luna.Bakery', transfer_action: 'none' },
  })
  expect(await shown()).toEqual(['Luna.Bakery', 'reserved'])
  await shop.receive(noticeOf({ username: 'luna.bakery', status: 'approved' }, NOON + 1000))
  expect(await shown()).toEqual(['luna.bakery', 'approved'])
  await shop.receive(
    noticeOf({ username: 'older', status: 'approved' }, NOON - 1000, 'business_username_update'),
  )
  expect(await shown()).toEqual(['luna.bakery', 'approved'])
  await shop.receive(noticeOf({ status: 'deleted' }, NOON + 2000))
  expect(await shown()).toEqual([null, 'deleted'])
})

test('reading asks WhatsApp and keeps what it says', async () => {
  answer = () => Response.json({ username: 'luna.bakery', status: 'approved' })
  expect((await shop.call('GET', url)).body).toEqual({ username: 'luna.bakery', status: 'approved' })
  expect(await shown()).toEqual(['luna.bakery', 'approved'])
  answer = () => Response.json({})
  expect((await shop.call('GET', url)).body).toEqual({ username: null, status: null })
  expect(await shown()).toEqual([null, null])
})

test('a name that is taken over is the other line’s no more', async () => {
  const other = await shop.addLine()
  await shop.rows(
    `update inboxes set username = 'Luna.Bakery', username_status = 'approved' where id = '${other.inbox_id}'`,
  )
  answer = () => Response.json({ status: 'approved' })
  await shop.call('PUT', url, { username: 'luna.bakery', transfer: true })
  expect(asked[0]?.body).toEqual({ username: 'luna.bakery', transfer_action: 'force_transfer' })
  const { data } = (await shop.call('GET', '/v1/inboxes')).body
  expect(data.map((it: { username: string | null }) => it.username)).toEqual(['luna.bakery', null])
})

test('giving it up tells the feed, which WhatsApp does not', async () => {
  await shop.rows(`update inboxes set username = 'luna.bakery'`)
  answer = () => Response.json({ success: true })
  expect((await shop.call('DELETE', url)).status).toBe(204)
  expect(await shown()).toEqual([null, 'deleted'])
  const events = (await shop.call('GET', '/v1/events')).body.data
  expect(events.at(-1)).toMatchObject({
    type: 'inbox.username_updated',
    data: { username: null, status: 'deleted' },
  })
})

test('suggestions are a plain list', async () => {
  answer = () => Response.json({ data: [{ username_suggestions: ['luna.bakery', 'lunabakery_pt', 7] }] })
  expect((await shop.call('GET', `${url}_suggestions`)).body).toEqual({
    data: ['luna.bakery', 'lunabakery_pt'],
  })
})

test.each([
  [147001, 409, 'username_unavailable'],
  [147002, 409, 'username_not_eligible'],
  [147003, 409, 'username_not_linked'],
  [147004, 409, 'username_not_linked'],
  [147005, 409, 'username_transfer_required'],
  [133010, 409, 'number_not_registered'],
  [100, 400, 'invalid_request'],
  [10, 502, 'meta_refused'],
  [33, 502, 'meta_refused'],
])('WhatsApp’s error %i is %i %s, with its code, and changes nothing', async (code, status, ours) => {
  answer = () => Response.json({ error: { code, message: `(#${code}) No` } }, { status: 400 })
  const refused = await shop.call('PUT', url, { username: 'luna.bakery' })
  expect([refused.status, refused.body.code, refused.body.meta_code]).toEqual([status, ours, code])
  expect(await shown()).toEqual([null, null])
})

test.each(['ab', 'www.luna', 'luna..bakery', '.luna', 'luna.', '12345', 'lúna', 'luna bakery'])(
  'the name "%s" is refused before WhatsApp is asked',
  async (username) => {
    const refused = await shop.call('PUT', url, { username })
    expect([refused.status, refused.body.errors?.[0].field]).toEqual([400, 'body.username'])
    expect(asked).toEqual([])
  },
)

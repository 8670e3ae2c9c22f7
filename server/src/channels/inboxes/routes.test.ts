import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount({ inbox_name: 'Shop' })
  theirs = await app.addAccount()
})

const newInbox = (phone_number_id: string) => ({
  meta_portfolio_id: '77',
  waba_id: '88',
  phone_number_id,
  display_phone: '+55 11 5555-0000',
  access_token: 'EAAG-second',
})

test.each([
  ['GET', '/v1/inboxes'],
  ['GET', '/v1/inboxes/ibx_00000000000000000000000000000000'],
  ['POST', '/v1/inboxes'],
] as const)(
  '%s %s is refused without a key, with an unknown one and without its scope',
  async (method, url) => {
    const missing = await app.http.inject({ method, url })
    expect(missing.statusCode).toBe(401)
    expect(missing.json()).toMatchObject({ code: 'unauthenticated', status: 401 })
    expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
    const narrow = await app.http.inject({ method, url, headers: await app.addKey(ours, ['events:read']) })
    expect(narrow.statusCode).toBe(403)
    expect(narrow.json()).toMatchObject({ code: 'missing_scope' })
  },
)

test("another account's inbox, which exists, is not found", async () => {
  const url = `/v1/inboxes/${theirs.inbox_id}`
  expect((await app.http.inject({ url, headers: theirs.headers })).statusCode).toBe(200)
  const answer = await app.http.inject({ url, headers: ours.headers })
  expect(answer.statusCode).toBe(404)
  expect(answer.json()).toMatchObject({ code: 'not_found' })
})

test('the list holds the inboxes of the account and none of another, and no token', async () => {
  const answer = await app.http.inject({ url: '/v1/inboxes', headers: ours.headers })
  expect(answer.json()).toEqual({
    data: [
      {
        id: ours.inbox_id,
        name: 'Shop',
        channel: 'whatsapp',
        portfolio_id: ours.portfolio_id,
        meta_portfolio_id: expect.any(String),
        waba_id: expect.any(String),
        phone_number_id: expect.any(String),
        display_phone: expect.any(String),
        is_test_number: false,
        username: null,
        username_status: null,
        created_at: '2026-09-01T12:00:00.000Z',
      },
    ],
    next_cursor: null,
  })
})

test('pages go through every inbox once, and a cursor of nobody is refused', async () => {
  for (const id of ['501', '502', '503', '504']) {
    const headers = ours.headers
    expect(
      (await app.http.inject({ method: 'POST', url: '/v1/inboxes', headers, body: newInbox(id) })).statusCode,
    ).toBe(201)
  }
  const seen: string[] = []
  let cursor = ''
  for (let page = 0; page < 3; page++) {
    const answer = await app.http.inject({ url: `/v1/inboxes?limit=2${cursor}`, headers: ours.headers })
    seen.push(...answer.json().data.map((inbox: { id: string }) => inbox.id))
    cursor = `&cursor=${answer.json().next_cursor}`
  }
  expect(new Set(seen).size).toBe(5)
  expect(cursor).toBe('&cursor=null')
  for (const wrong of ['null', 'x', Buffer.from('["contacts","x"]').toString('base64url')]) {
    const answer = await app.http.inject({ url: `/v1/inboxes?cursor=${wrong}`, headers: ours.headers })
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_cursor'])
  }
})

test('the same phone number can be connected in two accounts, and in one account once', async () => {
  const connect = (headers: object) =>
    app.http.inject({ method: 'POST', url: '/v1/inboxes', headers: { ...headers }, body: newInbox('999') })
  const first = await connect(ours.headers)
  expect(first.statusCode).toBe(201)
  expect(first.json()).toMatchObject({
    phone_number_id: '999',
    name: '+55 11 5555-0000',
    meta_portfolio_id: '77',
  })
  expect((await connect(theirs.headers)).statusCode).toBe(201)
  const again = await connect(ours.headers)
  expect(again.statusCode).toBe(409)
  expect(again.json()).toMatchObject({ code: 'already_exists', inbox_id: first.json().id })
})

test('a WABA cannot be connected under a second portfolio', async () => {
  const post = (body: object) =>
    app.http.inject({ method: 'POST', url: '/v1/inboxes', headers: ours.headers, body })
  expect((await post(newInbox('601'))).statusCode).toBe(201)
  const answer = await post({ ...newInbox('602'), meta_portfolio_id: '78' })
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'already_exists'])
  const list = await app.http.inject({ url: '/v1/inboxes', headers: ours.headers })
  expect(list.json().data).toHaveLength(2)
})

test('an access token is kept encrypted', async () => {
  await app.http.inject({ method: 'POST', url: '/v1/inboxes', headers: ours.headers, body: newInbox('701') })
  const rows = await withEveryAccount(app.deps.db, (trx) =>
    trx.selectFrom('inboxes').select(['id', 'access_token']).execute(),
  )
  expect(rows).toHaveLength(3)
  for (const row of rows) expect(row.access_token.toString('latin1')).not.toContain('token')
  for (const row of rows)
    expect(app.deps.secrets.open(row.access_token, `inboxes.access_token/${row.id}`)).toMatch(
      /access token|EAAG-second/,
    )
})

test('what is wrong with a body is named field by field', async () => {
  const body = { ...newInbox('abc'), surprise: 1, access_token: undefined }
  const answer = await app.http.inject({ method: 'POST', url: '/v1/inboxes', headers: ours.headers, body })
  expect(answer.statusCode).toBe(400)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  const fields = answer.json().errors.map((error: { field: string }) => error.field)
  expect(fields).toContain('body.phone_number_id')
  expect(fields).toContain('body.access_token')
  expect(answer.json().errors).toContainEqual({
    field: 'body',
    message: 'has an unknown field: surprise',
    code: 'unknown_field',
    params: { fields: ['surprise'] },
  })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
  theirs = await app.addAccount()
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const ask = (method: Method, path = '', body?: object, headers: object = ours.headers) =>
  app.http.inject({
    method,
    url: `/v1/gateway_consumers${path}`,
    headers: { ...headers },
    ...(body && { payload: body }),
  })
const BOT = { name: 'Bot', app_secret: 'secret of the bot', verify_token: 'verify the bot' }
const add = (change: object = {}) => ask('POST', '', { ...BOT, ...change })

test('a consumer is added with its token, listed without it, changed and removed', async () => {
  const made = (await add({ url: 'https://bot.example.org/webhook' })).json()
  expect(made).toMatchObject({ policy: 'stable_phone', mode: 'live', may_send: true, inbox_ids: null })
  expect(made.access_token).toMatch(/^sgw_/)
  const listed = await ask('GET')
  expect(listed.body).not.toContain('sgw_')
  expect(listed.body).not.toContain('secret of the bot')
  const changed = (await ask('PATCH', `/${made.id}`, { mode: 'shadow', inbox_ids: [ours.inbox_id] })).json()
  expect(changed).toMatchObject({ mode: 'shadow', inbox_ids: [ours.inbox_id], name: 'Bot' })
  expect((await ask('GET', `/${made.id}`)).json()).toEqual(changed)
  expect((await ask('DELETE', `/${made.id}`)).statusCode).toBe(204)
  expect((await ask('GET')).json().data).toEqual([])
})

test('another token replaces the one there was', async () => {
  const made = (await add()).json()
  const renewed = (await ask('POST', `/${made.id}/access_token`)).json()
  expect(renewed.access_token).toMatch(/^sgw_/)
  expect(renewed.access_token).not.toBe(made.access_token)
})

test('a name is one consumer’s in an account', async () => {
  await add()
  expect((await add()).json()).toMatchObject({ status: 409, code: 'already_exists' })
  const other = (await add({ name: 'CRM' })).json()
  expect((await ask('PATCH', `/${other.id}`, { name: 'Bot' })).json().code).toBe('already_exists')
  expect((await ask('POST', '', BOT, theirs.headers)).statusCode).toBe(201)
})

test.each([
  ['without a name', { name: ' ' }],
  ['with a secret too short to keep anybody out', { app_secret: 'short' }],
  ['with a policy that does not exist', { policy: 'guess' }],
  ['with an address of another scheme', { url: 'file:///etc/passwd' }],
  ['with an address that holds a password', { url: 'https://bot:secret@example.org/webhook' }],
  ['with an address that holds a user', { url: 'https://bot@example.org/webhook' }],
  ['with an address that holds a fragment', { url: 'https://example.org/webhook#bot' }],
  ['with a country code that is in service', { surrogate_code: '351' }],
  ['with no inbox at all', { inbox_ids: [] }],
])('one %s is refused, naming the field', async (_, change) => {
  const answer = (await add(change)).json()
  expect([answer.status, answer.code, answer.errors.length]).toEqual([400, 'invalid_request', 1])
})

test('another account’s consumers and inboxes are not found, and nobody gets in without the scope', async () => {
  const { id } = (await add()).json()
  for (const [method, path, body] of [
    ['GET', ''],
    ['POST', '', BOT],
    ['GET', `/${id}`],
    ['PATCH', `/${id}`, { mode: 'paused' }],
    ['POST', `/${id}/access_token`],
    ['DELETE', `/${id}`],
  ] as [Method, string, object?][]) {
    expect((await ask(method, path, body, {})).statusCode).toBe(401)
    expect((await ask(method, path, body, await app.addKey(ours, ['inboxes:write']))).statusCode).toBe(403)
    if (path !== '') expect((await ask(method, path, body, theirs.headers)).statusCode).toBe(404)
  }
  expect((await ask('GET', '', undefined, theirs.headers)).json().data).toEqual([])
  expect((await add({ name: 'Spy', inbox_ids: [theirs.inbox_id] })).statusCode).toBe(404)
  expect((await ask('GET')).json().data).toHaveLength(1)
})

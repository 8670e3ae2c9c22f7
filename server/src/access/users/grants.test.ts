import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { SCOPES } from '../../platform/http/types.ts'

let app: TestApp
let account: TestAccount
let owner: SignedIn
let admin: SignedIn
let agent: SignedIn
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  account = await app.addAccount()
  owner = await addMember(app, account, 'owner')
  admin = await addMember(app, account, 'admin')
  agent = await addMember(app, account, 'agent', 'teams')
})

type Headers = Record<string, string>
const ask = async (
  headers: Headers,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
) => {
  const answer = await app.http.inject({ method, url: `/v1${path}`, headers, ...(payload && { payload }) })
  return {
    status: answer.statusCode,
    code: answer.body === '' ? null : answer.json().code,
    text: answer.body,
  }
}
const roles = async () => {
  const answer = await app.http.inject({ url: '/v1/members', headers: owner.headers })
  return answer.json().data.map(({ role, access }: { role: string; access: string }) => `${role} ${access}`)
}
const READING = SCOPES.filter((scope) => scope.endsWith(':read') && !/^(sealed|audit|webhooks)/.test(scope))

test('a key that manages members gives no role that may do what the key may not', async () => {
  const narrow = await app.addKey(account, ['members:write'])
  const reading = await app.addKey(account, ['members:write', ...READING])
  const invite = (headers: Headers, role: string) =>
    ask(headers, 'POST', '/invitations', { email: `${role}@example.com`, role })
  for (const role of ['viewer', 'agent', 'admin']) {
    expect([role, await invite(narrow, role)]).toMatchObject([role, { status: 403, code: 'missing_scope' }])
  }
  expect((await invite(reading, 'viewer')).status).toBe(201)
  expect(await invite(reading, 'agent')).toMatchObject({ code: 'missing_scope' })
  expect(await invite(account.headers, 'owner')).toMatchObject({ code: 'owner_only' })
  expect(await invite(admin.headers, 'owner')).toMatchObject({ code: 'owner_only' })
  expect((await invite(admin.headers, 'admin')).status).toBe(201)
})

test('nor does it change or remove a member who may do more, and every member stays as they were', async () => {
  const before = await roles()
  const narrow = await app.addKey(account, ['members:write', ...READING])
  for (const { user_id } of [owner, admin, agent]) {
    for (const change of [
      { role: 'viewer' },
      { role: 'admin' },
      { access: 'everything' },
      { access: 'teams' },
    ]) {
      const { status } = await ask(narrow, 'PATCH', `/members/${user_id}`, change)
      // What changes nothing is no change.
      expect([change, [200, 400, 403].includes(status)]).toEqual([change, true])
    }
    expect((await ask(narrow, 'DELETE', `/members/${user_id}`)).status).toBe(403)
  }
  expect(await ask(admin.headers, 'PATCH', `/members/${owner.user_id}`, { role: 'agent' })).toMatchObject({
    code: 'owner_only',
  })
  expect(await ask(admin.headers, 'DELETE', `/members/${owner.user_id}`)).toMatchObject({
    code: 'owner_only',
  })
  expect(await ask(admin.headers, 'PATCH', `/members/${admin.user_id}`, { role: 'owner' })).toMatchObject({
    code: 'owner_only',
  })
  expect(await ask(owner.headers, 'DELETE', `/members/${owner.user_id}`)).toMatchObject({
    code: 'last_owner',
  })
  expect(await ask(owner.headers, 'PATCH', `/members/${owner.user_id}`, { role: 'admin' })).toMatchObject({
    code: 'last_owner',
  })
  expect(await roles()).toEqual(before)
})

test('an invitation to a role above the caller’s is neither replaced nor withdrawn', async () => {
  const made = await ask(owner.headers, 'POST', '/invitations', { email: 'boss@example.com', role: 'owner' })
  const { id } = JSON.parse(made.text)
  const narrow = await app.addKey(account, ['members:write', ...READING])
  for (const headers of [admin.headers, narrow]) {
    const again = { email: 'boss@example.com', role: 'viewer' }
    expect(await ask(headers, 'POST', '/invitations', again)).toMatchObject({
      status: 403,
      code: 'owner_only',
    })
    expect(await ask(headers, 'DELETE', `/invitations/${id}`)).toMatchObject({
      status: 403,
      code: 'owner_only',
    })
  }
  const listed = await app.http.inject({ url: '/v1/invitations', headers: owner.headers })
  expect(listed.json().data).toMatchObject([{ id, role: 'owner' }])
  expect((await ask(owner.headers, 'DELETE', `/invitations/${id}`)).status).toBe(204)
})

test('a team shows inboxes to a limited member only by a caller that may do what the member may', async () => {
  const narrow = await app.addKey(account, ['members:write', 'conversations:read'])
  const full = { name: 'Front', member_ids: [agent.user_id], inbox_ids: [account.inbox_id] }
  expect(await ask(narrow, 'POST', '/teams', full)).toMatchObject({ status: 403, code: 'missing_scope' })
  const empty = await ask(narrow, 'POST', '/teams', { name: 'Front' })
  expect(empty.status).toBe(201)
  const path = `/teams/${JSON.parse(empty.text).id}`
  expect((await ask(narrow, 'PATCH', path, { inbox_ids: [account.inbox_id] })).status).toBe(200)
  expect(await ask(narrow, 'PATCH', path, { member_ids: [agent.user_id] })).toMatchObject({
    code: 'missing_scope',
  })
  expect((await ask(narrow, 'PATCH', path, { member_ids: [admin.user_id] })).status).toBe(200)
  expect(
    (await ask(admin.headers, 'PATCH', path, { member_ids: [agent.user_id], inbox_ids: [] })).status,
  ).toBe(200)
  expect(await ask(narrow, 'PATCH', path, { inbox_ids: [account.inbox_id] })).toMatchObject({
    code: 'missing_scope',
  })
  expect((await ask(narrow, 'PATCH', path, { name: 'Desk' })).status).toBe(200)
})

test('a consumer of the gateway sends only if the caller who makes it, lets it or renews its token may send', async () => {
  const narrow = await app.addKey(account, ['gateway:write'])
  const sending = await app.addKey(account, ['gateway:write', 'messages:write', 'templates:write'])
  const given = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }
  const add = (headers: Headers, name: string, may_send: boolean) =>
    ask(headers, 'POST', '/gateway_consumers', { name, may_send, ...given })
  expect(await add(narrow, 'Bot', true)).toMatchObject({ status: 403, code: 'missing_scope' })
  const { id } = JSON.parse((await add(narrow, 'Reader', false)).text)
  const path = `/gateway_consumers/${id}`
  expect((await ask(narrow, 'POST', `${path}/access_token`)).status).toBe(200)
  expect(await ask(narrow, 'PATCH', path, { may_send: true })).toMatchObject({ code: 'missing_scope' })
  expect((await ask(sending, 'PATCH', path, { may_send: true })).status).toBe(200)
  expect(await ask(narrow, 'POST', `${path}/access_token`)).toMatchObject({ code: 'missing_scope' })
  expect((await ask(narrow, 'PATCH', path, { name: 'Still a reader?' })).status).toBe(200)
})

test('only a caller who may send decides where and when a consumer sends', async () => {
  const narrow = await app.addKey(account, ['gateway:write'])
  const given = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }
  const add = async (name: string, may_send: boolean) => {
    const asked = { name, may_send, inbox_ids: [account.inbox_id], answers_by_itself: true, ...given }
    return `/gateway_consumers/${JSON.parse((await ask(account.headers, 'POST', '/gateway_consumers', asked)).text).id}`
  }
  const [sender, reader] = [await add('Sender', true), await add('Reader', false)]
  for (const change of [{ inbox_ids: null }, { answers_by_itself: false }]) {
    expect(await ask(narrow, 'PATCH', sender, change)).toMatchObject({ status: 403, code: 'missing_scope' })
    expect((await ask(narrow, 'PATCH', reader, change)).status).toBe(200)
  }
  const { inbox_ids, answers_by_itself } = JSON.parse((await ask(narrow, 'GET', sender)).text)
  expect([inbox_ids, answers_by_itself]).toEqual([[account.inbox_id], true])
})

test.each([
  ['http://127.0.0.1:9000/hook'],
  ['https://127.0.0.1/hook'],
  ['https://[::1]/hook'],
  ['https://169.254.169.254/latest/meta-data'],
  ['https://10.1.2.3/hook'],
  ['https://0x7f000001/hook'],
  ['https://2130706433/hook'],
  ['https://[::ffff:10.0.0.1]/hook'],
  ['https://localhost/hook'],
  ['http://example.com/hook'],
])('a consumer is not put at %s, when it is added or later, like an endpoint', async (url) => {
  const given = { name: 'Bot', app_secret: 'secret of the bot', verify_token: 'verify the bot' }
  const added = await ask(account.headers, 'POST', '/gateway_consumers', { ...given, url })
  const endpoint = await ask(account.headers, 'POST', '/webhook_endpoints', { url })
  expect([added.code, endpoint.code]).toEqual(['url_refused', 'url_refused'])
  const { id } = JSON.parse((await ask(account.headers, 'POST', '/gateway_consumers', given)).text)
  expect(await ask(account.headers, 'PATCH', `/gateway_consumers/${id}`, { url })).toMatchObject({
    code: 'url_refused',
  })
})

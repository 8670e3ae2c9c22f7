import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { threeThreads } from '../../../tests/harness/three-threads.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let maud: SignedIn
let stranger: SignedIn
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
  theirs = await app.addAccount()
  maud = await addMember(app, ours, 'agent')
  stranger = await addMember(app, theirs, 'agent')
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const ask = (method: Method, path: string, body?: object, headers: object = ours.headers) =>
  app.http.inject({ method, url: `/v1${path}`, headers: { ...headers }, ...(body && { payload: body }) })
const add = async (name: string, more: object = {}): Promise<string> =>
  (await ask('POST', '/teams', { name, ...more })).json().id
const change = (id: string, body: object) => ask('PATCH', `/teams/${id}`, body)
const shown = async (headers: object = ours.headers) =>
  (await ask('GET', '/teams', undefined, headers)).json().data
const names = async () => (await shown()).map((it: { name: string }) => it.name)
const assign = (thread: string | undefined, body: object) => ask('PATCH', `/conversations/${thread}`, body)

test('a team is added, listed by name, changed and deleted', async () => {
  const sales = await add(' sales ', { member_ids: [maud.user_id], inbox_ids: [ours.inbox_id] })
  await add('Billing')
  expect(await names()).toEqual(['Billing', 'sales'])
  expect((await shown()).at(-1)).toMatchObject({
    id: sales,
    member_ids: [maud.user_id],
    inbox_ids: [ours.inbox_id],
  })
  expect((await change(sales, { name: 'Sales' })).json()).toMatchObject({ member_ids: [maud.user_id] })
  expect((await change(sales, { member_ids: [] })).json()).toMatchObject({
    name: 'Sales',
    member_ids: [],
    inbox_ids: [ours.inbox_id],
  })
  expect((await ask('DELETE', `/teams/${sales}`)).statusCode).toBe(204)
  expect((await ask('DELETE', `/teams/${sales}`)).statusCode).toBe(404)
  expect(await names()).toEqual(['Billing'])
})

test('a name is one team’s in an account, however it is typed, and another account may have it too', async () => {
  await add('Sales')
  expect((await ask('POST', '/teams', { name: 'SALES' })).json()).toMatchObject({
    status: 409,
    code: 'already_exists',
  })
  const billing = await add('Billing')
  expect((await change(billing, { name: 'sales' })).json().code).toBe('already_exists')
  expect((await change(billing, { name: 'billing' })).statusCode).toBe(200)
  expect((await ask('POST', '/teams', { name: 'Sales' }, theirs.headers)).statusCode).toBe(201)
})

test.each([
  ['a member of another account', () => ({ member_ids: [stranger.user_id] }), 'body.member_ids'],
  ['an inbox of another account', () => ({ inbox_ids: [theirs.inbox_id] }), 'body.inbox_ids'],
  ['an empty name', () => ({ name: ' ' }), 'body.name'],
  ['has no changes', () => ({}), 'body'],
])('a team takes not %s, and stays as it was', async (_, body, field) => {
  const id = await add('Sales', { member_ids: [maud.user_id], inbox_ids: [ours.inbox_id] })
  const before = await shown()
  const answer = await change(id, body())
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, field])
  expect(await shown()).toEqual(before)
})

test('whoever leaves the account leaves its teams', async () => {
  await add('Sales', { member_ids: [maud.user_id] })
  const operator = { ...app.operator, 'selfsame-account': ours.account_id }
  expect((await ask('DELETE', `/members/${maud.user_id}`, undefined, operator)).statusCode).toBe(204)
  expect(await shown()).toMatchObject([{ name: 'Sales', member_ids: [] }])
})

test('a conversation is a team’s, the feed says which, and with the team that ends', async () => {
  const threads = await threeThreads(app, ours)
  const [sales, billing] = [await add('Sales'), await add('Billing')]
  expect((await assign(threads.Ana, { team_id: sales })).json()).toMatchObject({ team_id: sales })
  await assign(threads.Ben, { team_id: sales })
  await assign(threads.Cleo, { team_id: billing })
  const listed = async (query: string) =>
    (await ask('GET', `/conversations?${query}`)).json().data.map((it: { id: string }) => it.id)
  expect(await listed(`team=${sales}`)).toEqual([threads.Ben, threads.Ana])
  expect(await listed('team=none')).toEqual([])
  const first = (await ask('GET', `/conversations?team=${sales}&limit=1`)).json()
  expect(await listed(`team=${sales}&limit=1&cursor=${first.next_cursor}`)).toEqual([threads.Ana])
  await assign(threads.Ben, { team_id: null })
  await ask('DELETE', `/teams/${sales}`)
  expect(await listed('team=none')).toEqual([threads.Ben, threads.Ana])
  expect(await listed(`team=${sales}`)).toEqual([])
  const { data } = (await ask('GET', '/events?types=conversation.updated')).json()
  expect(data.map((it: { data: { team_id: unknown } }) => it.data.team_id)).toEqual([
    sales,
    sales,
    billing,
    null,
    null,
  ])
  expect(data.at(-1).data.conversation_id).toBe(threads.Ana)
})

test('a conversation is not given to another account’s team', async () => {
  const threads = await threeThreads(app, ours)
  const foreign = (await ask('POST', '/teams', { name: 'Sales' }, theirs.headers)).json().id
  const answer = await assign(threads.Ana, { team_id: foreign })
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'body.team_id'])
})

test('teams are read by whoever reads conversations and written by admins, and another account’s are not found', async () => {
  const id = await add('Sales', { inbox_ids: [ours.inbox_id] })
  for (const [method, path] of [
    ['GET', '/teams'],
    ['POST', '/teams'],
    ['PATCH', `/teams/${id}`],
    ['DELETE', `/teams/${id}`],
  ] as const) {
    const body = method === 'GET' || method === 'DELETE' ? undefined : { name: 'Other' }
    expect((await ask(method, path, body, {})).statusCode).toBe(401)
    const narrow = await app.addKey(ours, ['contacts:write', 'events:read'])
    expect((await ask(method, path, body, narrow)).statusCode).toBe(403)
    const as_agent = await ask(method, path, body, maud.headers)
    expect([method, as_agent.statusCode]).toEqual([method, method === 'GET' ? 200 : 403])
    const other = await ask(method, path, body, theirs.headers)
    if (path === '/teams') expect(other.body).not.toContain(id)
    else expect(other.statusCode).toBe(404)
  }
  expect(await names()).toEqual(['Sales'])
})

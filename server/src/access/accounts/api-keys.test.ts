import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import { addMember } from '../../../tests/harness/sign-in.ts'

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

type Headers = Record<string, string>
type Method = 'GET' | 'POST' | 'DELETE'
const ask = (headers: Headers, method: Method, url: string, payload?: object) =>
  app.http.inject({ method, url: `/v1${url}`, headers, ...(payload && { payload }) })
const make = (headers: Headers, scopes: string[] = ['inboxes:read'], name = 'Shop') =>
  ask(headers, 'POST', '/api_keys', { name, scopes })
const namesOf = async (headers: Headers) =>
  (await ask(headers, 'GET', '/api_keys')).json().data.map((key: { name: string }) => key.name)
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

test('every path about keys refuses who shows nothing, an unknown key, and one without the scope', async () => {
  const narrow = await app.addKey(ours, ['members:write', 'inboxes:read'])
  const { id } = (await make(ours.headers)).json()
  const paths: [Method, string][] = [
    ['GET', '/api_keys'],
    ['POST', '/api_keys'],
    ['DELETE', `/api_keys/${id}`],
  ]
  for (const [method, path] of paths) {
    for (const headers of [{}, UNKNOWN_KEY]) {
      expect([path, (await ask(headers, method, path)).statusCode]).toEqual([path, 401])
    }
    const body = method === 'POST' ? { name: 'Shop', scopes: ['inboxes:read'] } : undefined
    const answer = await ask(narrow, method, path, body)
    expect([path, answer.statusCode, answer.json().code]).toEqual([path, 403, 'missing_scope'])
  }
  expect(await namesOf(ours.headers)).toContain('Shop')
})

test('a key is told once, does what its scopes say and nothing else, and says when it was used', async () => {
  const made = await make(ours.headers, ['contacts:read', 'inboxes:read', 'inboxes:read'], ' Shop ')
  const { key, ...shown } = made.json()
  expect([made.statusCode, key]).toEqual([201, expect.stringMatching(/^ssk_/)])
  expect(shown).toEqual({
    id: expect.stringMatching(/^key_/),
    name: 'Shop',
    kind: 'made',
    scopes: ['inboxes:read', 'contacts:read'],
    created_at: '2026-09-01T12:00:00.000Z',
    last_used_at: null,
  })
  expect((await ask(bearer(key), 'GET', '/inboxes')).statusCode).toBe(200)
  expect((await ask(bearer(key), 'GET', '/ingest')).json().code).toBe('missing_scope')
  const listed = await ask(ours.headers, 'GET', '/api_keys')
  expect(listed.body).not.toContain(key)
  expect(listed.json().data).toContainEqual({ ...shown, last_used_at: '2026-09-01T12:00:00.000Z' })
})

test('the key of the set-up stands among them as what it is', async () => {
  await make(ours.headers)
  const { data } = (await ask(ours.headers, 'GET', '/api_keys')).json()
  expect(data.map(({ name, kind, scopes }: Record<string, unknown>) => [name, kind, scopes])).toEqual([
    ['Shop', 'made', ['inboxes:read']],
    ['Setup key', 'set_up', ['*']],
  ])
})

test('a revoked key is refused at once, is listed no more, and is revoked only once', async () => {
  const { id, key } = (await make(ours.headers)).json()
  expect((await ask(bearer(key), 'GET', '/inboxes')).statusCode).toBe(200)
  expect((await ask(ours.headers, 'DELETE', `/api_keys/${id}`)).statusCode).toBe(204)
  expect((await ask(bearer(key), 'GET', '/inboxes')).statusCode).toBe(401)
  expect(await namesOf(ours.headers)).toEqual(['Setup key'])
  expect((await ask(ours.headers, 'DELETE', `/api_keys/${id}`)).json().code).toBe('not_found')
})

test('a key whose lookup is under way while it is revoked is refused afterwards', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id, key } = (await make(ours.headers)).json()
    const under_way = ask(bearer(key), 'GET', '/inboxes')
    const revoked = await ask(ours.headers, 'DELETE', `/api_keys/${id}`)
    const after = await ask(bearer(key), 'GET', '/inboxes')
    expect([round, revoked.statusCode, after.statusCode]).toEqual([round, 204, 401])
    await under_way
    expect((await ask(bearer(key), 'GET', '/inboxes')).statusCode).toBe(401)
  }
})

test('a key is revoked only by a caller who may do what the key may do, or by itself', async () => {
  const wide = (await make(ours.headers, ['inboxes:read', 'erase'], 'Wide')).json()
  const narrow = (await make(ours.headers, ['inboxes:read', 'api_keys:write'], 'Narrow')).json()
  const { data } = (await ask(ours.headers, 'GET', '/api_keys')).json()
  const set_up = data.find(({ kind }: { kind: string }) => kind === 'set_up')
  for (const { id } of [wide, set_up]) {
    const refused = await ask(bearer(narrow.key), 'DELETE', `/api_keys/${id}`)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'missing_scope'])
  }
  expect((await ask(bearer(wide.key), 'GET', '/inboxes')).statusCode).toBe(200)
  expect(await namesOf(ours.headers)).toEqual(['Narrow', 'Wide', 'Setup key'])
  expect((await ask(bearer(narrow.key), 'DELETE', `/api_keys/${narrow.id}`)).statusCode).toBe(204)
  const { headers } = await addMember(app, ours, 'admin')
  for (const { id } of [wide, set_up])
    expect((await ask(headers, 'DELETE', `/api_keys/${id}`)).statusCode).toBe(204)
})

test('the keys of another account are not there', async () => {
  const { id, key } = (await make(theirs.headers, ['inboxes:read'], 'Theirs')).json()
  expect(await namesOf(theirs.headers)).toContain('Theirs')
  expect(await namesOf(ours.headers)).toEqual(['Setup key'])
  expect((await ask(ours.headers, 'DELETE', `/api_keys/${id}`)).statusCode).toBe(404)
  expect((await ask(bearer(key), 'GET', '/inboxes')).statusCode).toBe(200)
})

test('no caller gives a scope that it does not hold, or all of them without naming them', async () => {
  const maker = await app.addKey(ours, ['api_keys:write', 'inboxes:read'])
  const beyond = await make(maker, ['inboxes:read', 'erase'])
  expect([beyond.statusCode, beyond.json()]).toEqual([
    403,
    expect.objectContaining({ code: 'missing_scope', scope: 'erase' }),
  ])
  expect((await make(maker)).statusCode).toBe(201)
  for (const scopes of [['*'], ['operator'], ['session'], []]) {
    const answer = await make(ours.headers, scopes)
    expect([scopes, answer.statusCode, answer.json().code]).toEqual([scopes, 400, 'invalid_request'])
  }
})

test('owners and admins make keys, agents and viewers do not', async () => {
  const statuses = []
  for (const role of ['owner', 'admin', 'agent', 'viewer'] as const) {
    const { headers } = await addMember(app, ours, role)
    statuses.push([
      role,
      (await make(headers)).statusCode,
      (await ask(headers, 'GET', '/api_keys')).statusCode,
    ])
  }
  expect(statuses).toEqual([
    ['owner', 201, 200],
    ['admin', 201, 200],
    ['agent', 403, 403],
    ['viewer', 403, 403],
  ])
})

test('keys are listed by pages', async () => {
  for (const name of ['one', 'two', 'three']) await make(ours.headers, ['inboxes:read'], name)
  const first = (await ask(ours.headers, 'GET', '/api_keys?limit=3')).json()
  const rest = (await ask(ours.headers, 'GET', `/api_keys?limit=3&cursor=${first.next_cursor}`)).json()
  const names = [...first.data, ...rest.data].map((key: { name: string }) => key.name)
  expect([names, rest.next_cursor]).toEqual([['three', 'two', 'one', 'Setup key'], null])
})

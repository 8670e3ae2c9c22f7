import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../../tests/harness/app.ts'
import {
  addMember,
  askOpen,
  asMember,
  forgetMembership,
  PASSWORD,
  type SignedIn,
  signIn,
} from '../../../tests/harness/sign-in.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { withAccount, withPeople } from '../../platform/db/with-account.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let owner: SignedIn
let stranger: SignedIn
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
  theirs = await app.addAccount()
  owner = await addMember(app, ours, 'owner')
  stranger = await addMember(app, theirs, 'owner')
})

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const ask = (who: SignedIn, method: Method, url: string, payload?: object) =>
  app.http.inject({ method, url: `/v1${url}`, headers: who.headers, ...(payload && { payload }) })
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''
const inviteAs = (who: SignedIn, email: string, role = 'agent') =>
  ask(who, 'POST', '/invitations', { email, role })
const accept = (token: string, password = PASSWORD) =>
  askOpen(app, '/invitations/acceptance', { token, name: 'Grace', password })

test('every path about people refuses who shows nothing, and an unknown key', async () => {
  const paths: [Method, string][] = [
    ['GET', '/members'],
    ['PATCH', `/members/${owner.user_id}`],
    ['DELETE', `/members/${owner.user_id}`],
    ['GET', '/invitations'],
    ['POST', '/invitations'],
    ['DELETE', '/invitations/inv_0'],
    ['GET', '/me'],
  ]
  for (const [method, path] of paths)
    for (const headers of [{}, UNKNOWN_KEY]) {
      const answer = await app.http.inject({ method, url: `/v1${path}`, headers: { ...headers } })
      expect([path, answer.statusCode]).toEqual([path, 401])
    }
})

test('a user of one account reaches nothing of another, by its header or by the ids of its things', async () => {
  expect((await ask(stranger, 'GET', '/inboxes')).json().data).toHaveLength(1)
  const headers = { ...owner.headers, 'selfsame-account': theirs.account_id }
  for (const url of ['/inboxes', `/inboxes/${theirs.inbox_id}`, '/members', '/contacts']) {
    const answer = await app.http.inject({ url: `/v1${url}`, headers })
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'not_found'])
  }
  expect((await ask(owner, 'GET', `/inboxes/${ours.inbox_id}`)).statusCode).toBe(200)
  expect((await ask(owner, 'GET', `/inboxes/${theirs.inbox_id}`)).statusCode).toBe(404)
  const invited = (await inviteAs(stranger, 'new@example.org')).json()
  expect((await ask(owner, 'DELETE', `/invitations/${invited.id}`)).statusCode).toBe(404)
  for (const method of ['PATCH', 'DELETE'] as const) {
    const body = method === 'PATCH' ? { role: 'viewer' } : undefined
    expect((await ask(owner, method, `/members/${stranger.user_id}`, body)).statusCode).toBe(404)
  }
  expect((await ask(stranger, 'GET', '/invitations')).json().data).toHaveLength(1)
  expect((await ask(stranger, 'GET', '/members')).json().data).toHaveLength(1)
})

test('the second wall alone: a query that forgets the account sees the members of one account only', async () => {
  const seen = await withAccount(app.deps.db, ours.account_uuid, async (trx) => ({
    memberships: await trx.selectFrom('memberships').select('account_id').execute(),
    users: await trx.selectFrom('users').select('id').execute(),
  }))
  expect(seen.memberships).toEqual([{ account_id: ours.account_uuid }])
  expect(seen.users).toEqual([{ id: parseId('user', owner.user_id) }])
  await expect(app.deps.db.selectFrom('memberships').selectAll().execute()).rejects.toThrow()
})

test('an account reads nothing of its members but their names, and better-auth nothing of any account', async () => {
  const reads = (query: string) =>
    withAccount(app.deps.db, ours.account_uuid, (trx) => sql.raw(query).execute(trx))
  for (const table of ['user_sessions', 'user_credentials', 'user_verifications', 'user_two_factors'])
    await expect(reads(`select * from ${table}`)).rejects.toThrow('permission denied')
  await expect(reads('select two_factor_enabled from users')).rejects.toThrow('permission denied')
  await expect(reads("update users set name = 'x'")).rejects.toThrow('permission denied')
  for (const table of ['accounts', 'memberships', 'messages', 'api_keys']) {
    const query = withPeople(app.deps.db, (trx) => sql.raw(`select * from ${table}`).execute(trx))
    await expect(query).rejects.toThrow('permission denied')
  }
})

test('a session names its account, and one that it is no member of does not exist for it', async () => {
  const { cookie } = owner
  const unnamed = await app.http.inject({ url: '/v1/inboxes', headers: { cookie } })
  expect([unnamed.statusCode, unnamed.json().code]).toEqual([400, 'invalid_request'])
  const unknown = 'acc_0190000000007000800000000000dead'
  const headers = { cookie, 'selfsame-account': unknown }
  expect((await app.http.inject({ url: '/v1/inboxes', headers })).statusCode).toBe(404)
})

test('a change needs an origin of ours, reading does not', async () => {
  const { origin: _, ...bare } = owner.headers
  expect((await app.http.inject({ url: '/v1/members', headers: bare })).statusCode).toBe(200)
  const payload = { email: 'new@example.org', role: 'agent' }
  for (const origin of [undefined, 'null', 'https://evil.example', 'http://selfsame.test.evil.example']) {
    const headers = origin === undefined ? bare : { ...bare, origin }
    const answer = await app.http.inject({ method: 'POST', url: '/v1/invitations', headers, payload })
    expect([origin, answer.statusCode, answer.json().code]).toEqual([origin, 403, 'csrf_refused'])
  }
  expect((await ask(owner, 'POST', '/invitations', payload)).statusCode).toBe(201)
})

test('roles may do what they are for', async () => {
  const [viewer, agent, admin] = [
    await addMember(app, ours, 'viewer'),
    await addMember(app, ours, 'agent'),
    await addMember(app, ours, 'admin'),
  ]
  const resolve = '/conversations/cnv_0190000000007000800000000000dead'
  const cases: [SignedIn, Method, string, object | undefined, number][] = [
    [viewer, 'GET', '/members', undefined, 200],
    [viewer, 'GET', '/contacts', undefined, 200],
    [viewer, 'GET', '/contacts?include_sealed=true', undefined, 403],
    [agent, 'GET', '/contacts?include_sealed=true', undefined, 200],
    [viewer, 'GET', '/invitations', undefined, 403],
    [viewer, 'POST', '/contacts', {}, 403],
    [agent, 'POST', '/contacts', {}, 400],
    [agent, 'POST', '/messages', {}, 400],
    [agent, 'GET', resolve, undefined, 404],
    [agent, 'POST', '/inboxes', {}, 403],
    [agent, 'POST', '/invitations', { email: 'a@example.org', role: 'viewer' }, 403],
    [admin, 'POST', '/inboxes', {}, 400],
    [admin, 'POST', '/invitations', { email: 'a@example.org', role: 'viewer' }, 201],
    [owner, 'POST', '/setup', {}, 403],
  ]
  for (const [who, method, path, body, status] of cases) {
    const answer = await ask(who, method, path, body)
    expect([method, path, answer.statusCode, answer.json().code]).toEqual([
      method,
      path,
      status,
      status === 403 ? 'missing_scope' : answer.json().code,
    ])
  }
})

test('only owners make, change and remove owners, and the last one stays', async () => {
  const admin = await addMember(app, ours, 'admin')
  const refused = [
    await inviteAs(admin, 'new@example.org', 'owner'),
    await ask(admin, 'PATCH', `/members/${admin.user_id}`, { role: 'owner' }),
    await ask(admin, 'PATCH', `/members/${owner.user_id}`, { role: 'agent' }),
    await ask(admin, 'DELETE', `/members/${owner.user_id}`),
  ]
  expect(refused.map((answer) => answer.json().code)).toEqual(Array(4).fill('owner_only'))
  for (const [method, body] of [['PATCH', { role: 'admin' }], ['DELETE']] as const) {
    const answer = await ask(owner, method, `/members/${owner.user_id}`, body)
    expect([method, answer.statusCode, answer.json().code]).toEqual([method, 409, 'last_owner'])
  }
  expect((await ask(owner, 'PATCH', `/members/${admin.user_id}`, { role: 'owner' })).json().role).toBe(
    'owner',
  )
  expect((await ask(admin, 'DELETE', `/members/${owner.user_id}`)).statusCode).toBe(204)
})

test('two owners who remove each other at the same time leave one', async () => {
  const second = await addMember(app, ours, 'owner')
  await Promise.all([
    ask(owner, 'DELETE', `/members/${second.user_id}`),
    ask(second, 'DELETE', `/members/${owner.user_id}`),
  ])
  const members = await withAccount(app.deps.db, ours.account_uuid, (trx) =>
    trx.selectFrom('memberships').select('role').execute(),
  )
  expect(members).toEqual([{ role: 'owner' }])
})

test('a role that was lost, and a membership that was removed, count at the next request', async () => {
  const admin = await addMember(app, ours, 'admin')
  expect((await ask(admin, 'GET', '/invitations')).statusCode).toBe(200)
  await ask(owner, 'PATCH', `/members/${admin.user_id}`, { role: 'viewer' })
  expect((await ask(admin, 'GET', '/invitations')).statusCode).toBe(403)
  await forgetMembership(app, ours, admin)
  expect((await ask(admin, 'GET', '/members')).statusCode).toBe(404)
  const me = await app.http.inject({ url: '/v1/me', headers: { cookie: admin.cookie } })
  expect([me.statusCode, me.json().accounts]).toEqual([200, []])
})

test('an invitation is accepted once, and its link stands nowhere but in the answer', async () => {
  const { link, mailed, ...shown } = (await inviteAs(owner, ' New@Example.org ')).json()
  expect(shown).toMatchObject({ email: 'new@example.org', role: 'agent', invited_by: owner.user_id })
  expect([mailed, new URL(link).origin]).toEqual([false, 'http://selfsame.test'])
  expect(app.told.at(-1)).toContain('Can’t send the email')
  expect(app.told.join()).not.toMatch(/token=|example\.org/)
  const listed = (await ask(owner, 'GET', '/invitations')).json()
  expect(listed).toEqual({ data: [shown] })
  const joined = await accept(tokenOf(link))
  expect([joined.statusCode, joined.json().account_id]).toEqual([201, ours.account_id])
  expect((await accept(tokenOf(link))).json().code).toBe('invalid_link')
  expect((await ask(owner, 'GET', '/invitations')).json()).toEqual({ data: [] })
  const member = asMember(joined.json().user_id, await signIn(app, 'new@example.org'), ours)
  expect((await ask(member, 'GET', '/members')).json().data).toContainEqual(
    expect.objectContaining({ name: 'Grace', email: 'new@example.org', role: 'agent' }),
  )
  expect((await inviteAs(owner, 'new@example.org')).json().code).toBe('already_exists')
})

test('a link that expired, was replaced or was taken back opens nothing', async () => {
  const first = (await inviteAs(owner, 'new@example.org')).json()
  const second = (await inviteAs(owner, 'new@example.org')).json()
  expect((await accept(tokenOf(first.link))).json().code).toBe('invalid_link')
  app.clock.advance(8 * 24 * 60 * 60 * 1000)
  expect((await accept(tokenOf(second.link))).json().code).toBe('invalid_link')
  const third = (await inviteAs(owner, 'new@example.org')).json()
  expect((await ask(owner, 'DELETE', `/invitations/${third.id}`)).statusCode).toBe(204)
  expect((await accept(tokenOf(third.link))).json().code).toBe('invalid_link')
  expect((await accept('')).statusCode).toBe(400)
})

test('a user who works elsewhere joins with the password they have, and is one person in both', async () => {
  const { link } = (await inviteAs(owner, 'new@example.org')).json()
  const { user_id } = (await accept(tokenOf(link))).json()
  const again = (await inviteAs(stranger, 'new@example.org', 'viewer')).json()
  expect((await accept(tokenOf(again.link), 'not their password')).json().code).toBe('wrong_password')
  expect((await accept(tokenOf(again.link))).json()).toEqual({ user_id, account_id: theirs.account_id })
  const cookie = await signIn(app, 'new@example.org')
  const { accounts } = (await app.http.inject({ url: '/v1/me', headers: { cookie } })).json()
  expect(accounts.map((account: { role: string }) => account.role).sort()).toEqual(['agent', 'viewer'])
})

test('a repeated request of a user gets the first answer, and the same key of another user does not', async () => {
  const post = (who: SignedIn) =>
    app.http.inject({
      method: 'POST',
      url: '/v1/contacts',
      headers: { ...who.headers, 'idempotency-key': 'once' },
      payload: { name: 'Joan', external_id: who.user_id },
    })
  const first = await post(owner)
  expect(first.statusCode).toBe(201)
  const again = await post(owner)
  expect([again.headers['idempotent-replayed'], again.body]).toEqual(['true', first.body])
  const admin = await addMember(app, ours, 'admin')
  expect((await post(admin)).headers['idempotent-replayed']).toBeUndefined()
})

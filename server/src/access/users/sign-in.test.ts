import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import {
  askAuth,
  askOpen,
  cookieOf,
  nextAddress,
  ownerToken,
  PASSWORD,
  signIn,
} from '../../../tests/harness/sign-in.ts'

let app: TestApp
let account: TestAccount
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  account = await app.addAccount()
})

const OWNER = { name: 'Ada', email: 'Ada@Example.org', password: PASSWORD }
const makeOwner = async () => askOpen(app, '/setup/owner', { token: await ownerToken(app), ...OWNER })
const askForLink = (email: string, headers: Record<string, string> = app.operator) =>
  app.http.inject({ method: 'POST', url: '/v1/setup/password_links', headers, payload: { email } })
const passwordLink = async (email: string) => String((await askForLink(email)).json().link)
const me = (cookie: string) => app.http.inject({ url: '/v1/me', headers: { cookie } })

test('the first owner comes in by the link, joins the only account and signs in', async () => {
  expect((await app.http.inject('/v1/setup')).json()).toEqual({ needs_owner: true, sandbox: false })
  const made = await makeOwner()
  expect([made.statusCode, made.json()]).toEqual([
    201,
    { user_id: expect.stringMatching(/^usr_/), account_id: account.account_id },
  ])
  expect((await app.http.inject('/v1/setup')).json()).toEqual({ needs_owner: false, sandbox: false })
  const answer = await askAuth(app, '/sign-in/email', { email: 'ada@example.org', password: PASSWORD })
  expect(answer.statusCode).toBe(200)
  expect(answer.cookies).toContainEqual(
    expect.objectContaining({ name: 'selfsame.session_token', httpOnly: true, sameSite: 'Lax', path: '/' }),
  )
  expect((await me(cookieOf(answer))).json()).toEqual({
    user: { id: made.json().user_id, name: 'Ada', email: 'ada@example.org' },
    accounts: [{ id: account.account_id, name: 'Account 1', role: 'owner', access: 'everything' }],
  })
})

test('on an empty server the owner makes the account, with the name they give', async () => {
  await app.database.truncateAll()
  const token = await ownerToken(app)
  await askOpen(app, '/setup/owner', { token, account_name: 'Bakery', ...OWNER })
  const { accounts } = (await me(await signIn(app, OWNER.email))).json()
  expect(accounts).toEqual([
    { id: expect.stringMatching(/^acc_/), name: 'Bakery', role: 'owner', access: 'everything' },
  ])
})

test('among several accounts the owner names theirs', async () => {
  const second = await app.addAccount()
  const token = await ownerToken(app)
  expect((await askOpen(app, '/setup/owner', { token, ...OWNER })).json().code).toBe('account_required')
  const name = `Account ${second.number}`
  const made = await askOpen(app, '/setup/owner', { token, account_name: name, ...OWNER })
  expect(made.json().account_id).toBe(second.account_id)
})

test('the link works once, every earlier link ends with it, and a wrong one never works', async () => {
  const [first, second] = [await ownerToken(app), await ownerToken(app)]
  const wrong = await askOpen(app, '/setup/owner', { token: 'A'.repeat(43), ...OWNER })
  expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'invalid_link'])
  expect((await askOpen(app, '/setup/owner', { token: first, ...OWNER })).statusCode).toBe(201)
  for (const token of [first, second]) {
    const again = await askOpen(app, '/setup/owner', { token, ...OWNER, email: 'eve@example.org' })
    expect([again.statusCode, again.json().code]).toEqual([409, 'owner_exists'])
  }
  const link = await app.http.inject({ method: 'POST', url: '/v1/setup/owner_links', headers: app.operator })
  expect([link.statusCode, link.json().code]).toEqual([409, 'owner_exists'])
})

test('two browsers with two links at the same time make one owner', async () => {
  const tokens = [await ownerToken(app), await ownerToken(app)]
  const answers = await Promise.all(
    tokens.map((token, index) =>
      askOpen(app, '/setup/owner', { token, ...OWNER, email: `owner${index}@example.org` }),
    ),
  )
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409])
})

test('only the operator gets a link, and what is typed is checked', async () => {
  const url = '/v1/setup/owner_links'
  expect((await app.http.inject({ method: 'POST', url })).statusCode).toBe(401)
  expect((await app.http.inject({ method: 'POST', url, headers: account.headers })).statusCode).toBe(403)
  const token = await ownerToken(app)
  for (const wrong of [{ email: 'ada' }, { password: 'short' }, { name: ' ' }]) {
    const answer = await askOpen(app, '/setup/owner', { token, ...OWNER, ...wrong })
    expect([wrong, answer.statusCode]).toEqual([wrong, 400])
  }
})

test('the database keeps neither the password nor the token of the link', async () => {
  const token = await ownerToken(app)
  const dump = () =>
    app.database.store.asOwner(async (session) => [
      ...(await session.query("select encode(token_digest, 'escape') as text from owner_links")),
      ...(await session.query('select password as text from user_credentials')),
    ])
  expect(JSON.stringify(await dump())).not.toContain(token)
  await askOpen(app, '/setup/owner', { token, ...OWNER })
  const kept = JSON.stringify(await dump())
  expect(kept).toContain('text')
  expect(kept).not.toContain(PASSWORD)
})

test('no user signs up without an invitation, and a wrong password opens nothing', async () => {
  await makeOwner()
  const sign_up = await askAuth(app, '/sign-up/email', { ...OWNER, email: 'eve@example.org' })
  expect(sign_up.statusCode).toBeGreaterThanOrEqual(400)
  const { email } = OWNER
  expect((await askAuth(app, '/sign-in/email', { email, password: 'wrong password' })).statusCode).toBe(401)
  const unknown = { email: 'eve@example.org', password: PASSWORD }
  expect((await askAuth(app, '/sign-in/email', unknown)).statusCode).toBe(401)
  for (const cookie of ['', 'selfsame.session_token=forged.signature'])
    expect((await me(cookie)).statusCode).toBe(401)
})

test('guessing a password is slowed by address', async () => {
  const address = nextAddress()
  let users = 0
  // Of another user each time, since one user is limited wherever guesses come from.
  const guess = () => {
    users += 1
    const email = `guessed-${users}@example.org`
    return askAuth(app, '/sign-in/email', { email, password: 'a wrong guess' }, {}, address)
  }
  const statuses = []
  for (let tries = 0; tries < 12; tries++) statuses.push(await guess())
  expect(statuses.map((answer) => answer.statusCode).slice(0, 10)).not.toContain(429)
  expect(statuses.at(-1)?.statusCode).toBe(429)
  expect(Number(statuses.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
})

test('a flood of requests from one address is refused before the database is asked, and others sign in', async () => {
  const address = nextAddress()
  const flood = () => askAuth(app, '/request-password-reset', { email: 'x@example.org' }, {}, address)
  const answers = []
  for (let round = 0; round < 26; round++)
    answers.push(...(await Promise.all(Array.from({ length: 50 }, flood))))
  const refused = answers.filter((answer) => answer.json().code === 'rate_limited')
  expect(refused).toHaveLength(100)
  expect(refused[0]?.headers['retry-after']).toBeDefined()
  const other = { email: 'y@example.org', password: 'a wrong guess' }
  expect((await askAuth(app, '/sign-in/email', other, {}, nextAddress())).statusCode).toBe(401)
})

test('guessing the token of a link is slowed by address, asking whether one is needed is not', async () => {
  const remoteAddress = nextAddress()
  const payload = { token: 'A'.repeat(43), ...OWNER }
  const guess = () => app.http.inject({ method: 'POST', url: '/v1/setup/owner', payload, remoteAddress })
  const statuses = []
  for (let tries = 0; tries < 21; tries++) statuses.push((await guess()).statusCode)
  expect([statuses[0], statuses[19], statuses[20]]).toEqual([403, 403, 429])
  expect((await app.http.inject({ url: '/v1/setup', remoteAddress })).statusCode).toBe(200)
})

test('a page of another site can neither sign in nor out', async () => {
  await makeOwner()
  const cookie = await signIn(app, OWNER.email)
  const out = await askAuth(app, '/sign-out', {}, { cookie, origin: 'https://evil.example' })
  expect(out.statusCode).toBe(403)
  expect((await me(cookie)).statusCode).toBe(200)
})

test('after signing out the cookie opens nothing', async () => {
  await makeOwner()
  const cookie = await signIn(app, OWNER.email)
  expect((await askAuth(app, '/sign-out', {}, { cookie })).statusCode).toBe(200)
  expect((await me(cookie)).statusCode).toBe(401)
})

test('a user sees their sessions and ends another one', async () => {
  await makeOwner()
  const [left, right] = [await signIn(app, OWNER.email), await signIn(app, OWNER.email)]
  const sessions = (await askAuth(app, '/list-sessions', null, { cookie: left })).json()
  expect(sessions).toHaveLength(2)
  expect((await askAuth(app, '/revoke-other-sessions', {}, { cookie: left })).statusCode).toBe(200)
  expect([(await me(left)).statusCode, (await me(right)).statusCode]).toEqual([200, 401])
})

test('a forgotten password is replaced by a link that works once and ends every session', async () => {
  await makeOwner()
  const cookie = await signIn(app, OWNER.email)
  const before = app.told.length
  const host = { host: 'evil.example', origin: 'http://evil.example' }
  const asked = await askAuth(app, '/request-password-reset', { email: 'ada@example.org' }, host)
  expect(asked.statusCode).toBe(200)
  await expect.poll(() => app.told.length).toBe(before + 1)
  const line = app.told.at(-1) ?? ''
  expect(line).toContain('npm run -s selfsame -- password-link')
  expect(line).not.toMatch(/token=|example\.org/)
  const link = await passwordLink('ADA@example.org')
  expect(link).toContain('http://127.0.0.1:3000/reset-password?token=')
  const token = link.split('token=')[1]
  const newPassword = 'another horse battery'
  expect((await askAuth(app, '/reset-password', { token, newPassword: 'short' })).statusCode).toBe(400)
  expect((await askAuth(app, '/reset-password', { token, newPassword })).statusCode).toBe(200)
  expect((await askAuth(app, '/reset-password', { token, newPassword })).statusCode).toBe(400)
  expect((await me(cookie)).statusCode).toBe(401)
  const { email } = OWNER
  expect((await askAuth(app, '/sign-in/email', { email, password: PASSWORD })).statusCode).toBe(401)
  expect((await me(await signIn(app, email, newPassword))).statusCode).toBe(200)
})

test('a client that asks to reset the password of no user gets the same answer, and nothing is sent', async () => {
  await makeOwner()
  const before = app.told.length
  const unknown = await askAuth(app, '/request-password-reset', { email: 'eve@example.org' })
  const known = await askAuth(app, '/request-password-reset', { email: 'ada@example.org' })
  expect([unknown.statusCode, unknown.json()]).toEqual([known.statusCode, known.json()])
  // No response waits for its email; one to Eve would have been attempted first.
  await expect.poll(() => app.told.length).toBeGreaterThan(before)
  expect(app.told).toHaveLength(before + 1)
})

test.each(['40P01', '40001', '55P03', '57014'])(
  'a session that the database could not delete (%s) is not said to be over: signing out gets 503',
  async (code) => {
    await makeOwner()
    const cookie = await signIn(app, OWNER.email)
    const asOwner = (text: string) => app.database.store.asOwner(({ exec }) => exec(text))
    await asOwner(`create function undo_it() returns trigger language plpgsql as $$
    begin raise exception 'undone' using errcode = '${code}'; end $$;
    create trigger undo_it before delete on user_sessions for each row execute function undo_it()`)
    const out = await askAuth(app, '/sign-out', {}, { cookie }).finally(() =>
      asOwner('drop function undo_it cascade'),
    )
    expect([out.statusCode, out.json().code]).toEqual([503, 'account_busy'])
    expect((await askAuth(app, '/sign-out', {}, { cookie })).statusCode).toBe(200)
    expect((await me(cookie)).statusCode).toBe(401)
  },
)

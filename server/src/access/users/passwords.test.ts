import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import {
  addMember,
  askAuth,
  askOpen,
  nextAddress,
  PASSWORD,
  type SignedIn,
} from '../../../tests/harness/sign-in.ts'
import { withPeople } from '../../platform/db/with-account.ts'
import { buildSignInTries, MOST_WRONG, WITHIN_MS } from './sign-in-tries.ts'

let app: TestApp
let account: TestAccount
let ada: SignedIn
let email: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  account = await app.addAccount()
  ada = await addMember(app, account, 'admin')
  const me = await app.http.inject({ url: '/v1/me', headers: { cookie: ada.cookie } })
  email = me.json().user.email
})

/** Gives passwords, as a process that has just started. */
const giver = () => {
  const tries = buildSignInTries(app.deps)
  return async (client: string, outcome: 'right' | 'wrong', of = email) => {
    const attempt = await tries.begin({ kind: 'password', emails: [of], client })
    if (attempt.allowed) await attempt.end(outcome)
    return attempt.allowed
  }
}

const WRONG = 'not the password at all'
const cookie = () => ({ cookie: ada.cookie })
const signIn = (password: string, of = email) => askAuth(app, '/sign-in/email', { email: of, password })

/** Everywhere a password is checked, each from an address of its own. */
const ASKING: [string, (password: string) => Promise<{ statusCode: number }>][] = [
  ['sign-in', (password) => signIn(password)],
  ['sign-in in other letters', (password) => signIn(password, email.toUpperCase())],
  ['verify-password', (password) => askAuth(app, '/verify-password', { password }, cookie())],
  [
    'change-password',
    (currentPassword) =>
      askAuth(app, '/change-password', { currentPassword, newPassword: 'yet another horse' }, cookie()),
  ],
  ['two-factor/enable', (password) => askAuth(app, '/two-factor/enable', { password }, cookie())],
  ['two-factor/disable', (password) => askAuth(app, '/two-factor/disable', { password }, cookie())],
  ['an invitation', accept],
]

async function accept(password: string) {
  const other = await app.addAccount()
  const headers = { ...app.operator, 'selfsame-account': other.account_id }
  const payload = { email, role: 'agent' }
  const invited = await app.http.inject({ method: 'POST', url: '/v1/invitations', headers, payload })
  const token = new URL(invited.json().link).searchParams.get('token')
  return askOpen(app, '/invitations/acceptance', { token, password })
}

async function entries(): Promise<string[]> {
  const answer = await app.http.inject({ url: '/v1/audit_entries?limit=100', headers: account.headers })
  return answer.json().data.map(({ action }: { action: string }) => action)
}

test.each(ASKING)(
  'wrong passwords at %s count for the user, who is refused everywhere then',
  async (_, ask) => {
    for (let tries = 0; tries < MOST_WRONG; tries += 1)
      expect((await ask(WRONG)).statusCode).toBeLessThan(429)
    for (const [name, other] of ASKING)
      expect([name, (await other(PASSWORD)).statusCode]).toEqual([name, 429])
    // Those beyond the limit once for each action, however many they are.
    await expect
      .poll(async () => (await entries()).filter((action) => action.endsWith('.refused')).length, {
        timeout: 10_000,
      })
      .toBe(MOST_WRONG + 2)
    app.clock.advance(WITHIN_MS)
    expect((await signIn(PASSWORD)).statusCode).toBe(200)
  },
)

test('many tries at once are no more than one after another, and the right password clears them', async () => {
  const answers = await Promise.all(Array.from({ length: MOST_WRONG * 2 }, () => signIn(WRONG)))
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(MOST_WRONG)
  app.clock.advance(WITHIN_MS)
  for (let round = 0; round < 3; round += 1) {
    for (let tries = 1; tries < MOST_WRONG; tries += 1) await signIn(WRONG)
    expect((await signIn(PASSWORD)).statusCode).toBe(200)
  }
})

test('another address in the body does not move a try to another user, and an unknown one is limited alike', async () => {
  for (let tries = 0; tries < MOST_WRONG; tries += 1) {
    await askAuth(app, '/verify-password', { password: WRONG, email: `x${tries}@example.org` }, cookie())
  }
  expect((await askAuth(app, '/verify-password', { password: PASSWORD }, cookie())).statusCode).toBe(429)
  for (let tries = 0; tries < MOST_WRONG; tries += 1) {
    expect((await signIn(WRONG, 'eve@example.org')).statusCode).toBe(401)
  }
  const refused = await signIn(WRONG, 'eve@example.org')
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true])
})

test('a right password about another user too does not clear what counts against that user', async () => {
  const eve = await addMember(app, account, 'agent')
  for (let tries = 0; tries < MOST_WRONG - 1; tries += 1) await signIn(WRONG)
  const both = { password: PASSWORD, email }
  expect((await askAuth(app, '/verify-password', both, { cookie: eve.cookie })).statusCode).toBe(200)
  expect([(await signIn(WRONG)).statusCode, (await signIn(WRONG)).statusCode]).toEqual([401, 429])
})

test('guesses from elsewhere keep a user out of no place where they signed in before', async () => {
  const home = nextAddress()
  const fromHome = (password: string) => askAuth(app, '/sign-in/email', { email, password }, {}, home)
  expect((await fromHome(PASSWORD)).statusCode).toBe(200)
  for (let tries = 0; tries < MOST_WRONG; tries += 1) await signIn(WRONG)
  expect((await signIn(PASSWORD)).statusCode).toBe(429)
  expect((await app.http.inject({ url: '/v1/me', headers: cookie() })).statusCode).toBe(200)
  expect((await fromHome(PASSWORD)).statusCode).toBe(200)
})

test('a place where a user signed in has a limit too, and what is guessed there counts elsewhere', async () => {
  const give = giver()
  expect(await give('10.0.0.1', 'right')).toBe(true)
  for (let wrong = 0; wrong < MOST_WRONG; wrong += 1) expect(await give('10.0.0.1', 'wrong')).toBe(true)
  expect([await give('10.0.0.1', 'right'), await give('10.0.0.2', 'right')]).toEqual([false, false])
})

test('all processes count the same tries and know the same places, also after a restart', async () => {
  expect(await giver()('10.0.0.1', 'right')).toBe(true)
  for (let wrong = 0; wrong < MOST_WRONG; wrong += 1) expect(await giver()('10.0.0.2', 'wrong')).toBe(true)
  expect(await giver()('10.0.0.3', 'wrong')).toBe(false)
  expect(await giver()('10.0.0.1', 'right')).toBe(true)
})

test('a place with IPv6 is a network, since one sender has all of its addresses', async () => {
  const give = giver()
  expect(await give('2001:db8:1:2::1', 'right')).toBe(true)
  for (let wrong = 0; wrong < MOST_WRONG; wrong += 1) await give('2001:db8:9:9::1', 'wrong')
  expect([await give('2001:db8:1:2:ffff::9', 'wrong'), await give('2001:db8:1:3::1', 'wrong')]).toEqual([
    true,
    false,
  ])
})

test('tries about two users at once, in any order, never wait for each other', async () => {
  const tries = buildSignInTries(app.deps)
  const rounds = Array.from({ length: 40 }, async (_, round) => {
    const emails = round % 2 === 0 ? [email, 'eve@example.org'] : ['eve@example.org', email]
    const attempt = await tries.begin({ kind: 'password', emails, client: `10.0.0.${round % 3}` })
    if (attempt.allowed) await attempt.end('none')
    const alone = await tries.begin({ kind: 'password', emails: [email], client: `10.0.0.${round % 3}` })
    if (alone.allowed) await alone.end('right')
  })
  await expect(Promise.all(rounds)).resolves.toHaveLength(rounds.length)
})

test('what was counted is forgotten with its time, and of places the latest twenty stay', async () => {
  const give = giver()
  for (let address = 0; address < 30; address += 1) {
    app.clock.advance(1_000)
    await give(`10.0.1.${address}`, 'right')
  }
  for (let wrong = 0; wrong < 3; wrong += 1) await give('10.0.9.9', 'wrong')
  const rowsOf = (table: 'sign_in_tries' | 'sign_in_places') =>
    withPeople(app.deps.db, (trx) => trx.selectFrom(table).selectAll().execute())
  // Signing in for this test has counted as a place too.
  expect([(await rowsOf('sign_in_tries')).length, (await rowsOf('sign_in_places')).length]).toEqual([1, 20])
  app.clock.advance(WITHIN_MS)
  await give('10.0.9.9', 'right', 'eve@example.org')
  expect(await rowsOf('sign_in_tries')).toEqual([])
})

test.each<[string, string, () => object, boolean]>([
  ['a reset that is asked for', '/request-password-reset', () => ({ email, password: 'x' }), false],
  ['a change of name', '/update-user', () => ({ name: 'Ada', password: 'x' }), true],
  ['ending other sessions', '/revoke-other-sessions', () => ({ password: 'x' }), true],
])(
  '%s with a password sent along clears nothing and makes no place known',
  async (_, path, body, signed_in) => {
    const client = nextAddress()
    for (let tries = 0; tries < MOST_WRONG - 1; tries += 1) await signIn(WRONG)
    expect((await askAuth(app, path, body(), signed_in ? cookie() : {}, client)).statusCode).toBe(200)
    expect([(await signIn(WRONG)).statusCode, (await signIn(PASSWORD)).statusCode]).toEqual([401, 429])
    const there = await askAuth(app, '/sign-in/email', { email, password: PASSWORD }, {}, client)
    expect(there.statusCode).toBe(429)
  },
)

test('a new password set by a link lets a refused user in at once', async () => {
  const home = nextAddress()
  const fromHome = (password: string) => askAuth(app, '/sign-in/email', { email, password }, {}, home)
  expect((await fromHome(PASSWORD)).statusCode).toBe(200)
  for (let tries = 1; tries < MOST_WRONG; tries += 1) await fromHome(WRONG)
  await askAuth(app, '/sign-in/email', { email, password: WRONG })
  const payload = { email }
  const url = '/v1/setup/password_links'
  const made = await app.http.inject({ method: 'POST', url, headers: app.operator, payload })
  const token = new URL(made.json().link).searchParams.get('token')
  const newPassword = 'yet another horse'
  expect((await askAuth(app, '/reset-password', { token, newPassword })).statusCode).toBe(200)
  expect((await signIn(newPassword)).statusCode).toBe(200)
})

test('tries for each address count the clients behind the operator’s proxy, not the proxy', async () => {
  const proxied = await testApp({ trusted_proxies: ['10.250.0.0/16'] })
  const ask = (client: string, remoteAddress = '10.250.0.1') =>
    askAuth(
      proxied,
      '/sign-in/email',
      { email: `${client}@example.org` },
      { 'x-forwarded-for': `127.0.0.1, ${client}` },
      remoteAddress,
    )
  for (let tries = 0; tries < 10; tries += 1) expect((await ask('203.0.113.1')).statusCode).toBe(400)
  expect((await ask('203.0.113.1')).statusCode).toBe(429)
  expect((await ask('203.0.113.2')).statusCode).toBe(400)
  // Who is no proxy cannot choose an address.
  for (let tries = 0; tries < 10; tries += 1) await ask(`203.0.114.${tries}`, '192.0.2.1')
  expect((await ask('203.0.114.99', '192.0.2.1')).statusCode).toBe(429)
  await proxied.close()
})

test('a password behind a byte order mark is counted', async () => {
  const asking = () =>
    app.http.inject({
      method: 'POST',
      url: '/auth/sign-in/email',
      headers: { 'content-type': 'application/json', host: 'selfsame.test', origin: 'http://selfsame.test' },
      remoteAddress: nextAddress(),
      payload: `\uFEFF${JSON.stringify({ email, password: WRONG })}`,
    })
  for (let tries = 0; tries < MOST_WRONG; tries += 1) expect((await asking()).statusCode).toBe(401)
  expect((await asking()).statusCode).toBe(429)
})

test('the token of a reset stands nowhere in the database', async () => {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/v1/setup/password_links',
    headers: app.operator,
    payload: { email },
  })
  const token = new URL(answer.json().link).searchParams.get('token') ?? ''
  const { rows } = await withPeople(app.deps.db, (trx) =>
    sql<{ identifier: string }>`select * from user_verifications`.execute(trx),
  )
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(token)
  // Nor does what stands there open anything.
  const newPassword = 'yet another horse'
  for (const stolen of [rows[0]?.identifier, rows[0]?.identifier?.split(':').at(-1)]) {
    expect((await askAuth(app, '/reset-password', { token: stolen, newPassword })).statusCode).toBe(400)
  }
  expect((await askAuth(app, '/reset-password', { token, newPassword })).statusCode).toBe(200)
  await expect.poll(entries).toContain('password.link_made')
})

test('only the operator has links made, and only for users', async () => {
  const ask = (headers: Record<string, string>, of: string) =>
    app.http.inject({ method: 'POST', url: '/v1/setup/password_links', headers, payload: { email: of } })
  expect((await ask({}, email)).statusCode).toBe(401)
  expect((await ask(account.headers, email)).statusCode).toBe(403)
  expect((await ask(ada.headers, email)).statusCode).toBe(403)
  expect((await ask(app.operator, 'nobody@example.org')).statusCode).toBe(404)
  expect((await ask(app.operator, 'no address')).statusCode).toBe(400)
})

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withPeople } from '../db/with-account.ts'
import { type TestAccount, type TestApp, testApp } from '../test/app.ts'
import { addMember, askAuth, askOpen, nextAddress, PASSWORD, type SignedIn } from '../test/sign-in.ts'
import { buildPasswordTries, MOST_WRONG, WITHIN_MS } from './password-tries.ts'

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
    await expect
      .poll(async () => (await entries()).filter((action) => action.endsWith('.refused')).length)
      .toBe(MOST_WRONG + ASKING.length)
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

test('a place where a user signed in has a limit too, and what is guessed there counts elsewhere', () => {
  const tries = buildPasswordTries(app.clock)
  const give = (client: string, outcome: 'right' | 'wrong') => {
    const attempt = tries.begin([email], client)
    if (attempt.allowed) attempt.end(outcome)
    return attempt.allowed
  }
  expect(give('10.0.0.1', 'right')).toBe(true)
  for (let wrong = 0; wrong < MOST_WRONG; wrong += 1) expect(give('10.0.0.1', 'wrong')).toBe(true)
  expect([give('10.0.0.1', 'right'), give('10.0.0.2', 'right')]).toEqual([false, false])
})

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

test.each([
  ['too long', 'x'.repeat(101)],
  ['empty', ' '],
  ['with a line break', 'Ada\nAdmin'],
  ['with NUL', 'Ada\u0000'],
  ['that turns the direction', 'Ada \u202egro.live'],
  ['that shows nothing', '\u200b\u200d'],
])('a name that is %s is refused, and the user keeps theirs', async (_, name) => {
  const refused = await askAuth(app, '/update-user', { name }, cookie())
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'INVALID_NAME'])
  const me = await app.http.inject({ url: '/v1/me', headers: cookie() })
  expect(me.json().user.name).toBe('admin')
})

test('a new name is written into the audit log', async () => {
  expect((await askAuth(app, '/update-user', { name: 'Ada Lovelace' }, cookie())).statusCode).toBe(200)
  await expect.poll(entries).toContain('user.renamed')
})

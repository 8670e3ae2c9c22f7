import { Registry } from 'prom-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { TEST_SECRET_KEY, type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, askAuth, cookieOf, nextAddress, PASSWORD } from '../../../tests/harness/sign-in.ts'
import { totpNow } from '../../../tests/harness/totp.ts'
import { buildSecrets } from '../../platform/base/crypto.ts'
import { buildApp } from '../../process/app.ts'
import { MOST_WRONG, WITHIN_MS } from './sign-in-tries.ts'

let app: TestApp
let account: TestAccount
let email: string
let cookie: string
let uri: URL
let backup_codes: string[]
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  account = await app.addAccount()
  ;({ cookie } = await addMember(app, account, 'agent'))
  email = (await me(cookie)).json().user.email
  const enabled = await askAuth(app, '/two-factor/enable', { password: PASSWORD }, { cookie })
  uri = new URL(enabled.json().totpURI)
  backup_codes = enabled.json().backupCodes
  const verified = await askAuth(app, '/two-factor/verify-totp', { code: codeNow() }, { cookie })
  expect(verified.statusCode).toBe(200)
  // The session from before the second factor has ended.
  cookie = cookieOf(verified)
})

const me = (of: string) => app.http.inject({ url: '/v1/me', headers: { cookie: of } })
const signIn = () => askAuth(app, '/sign-in/email', { email, password: PASSWORD })

const codeNow = () => totpNow(uri)

test('with a second factor the password alone opens nothing, and the code does', async () => {
  const first = await signIn()
  expect([first.statusCode, first.json().twoFactorRedirect]).toEqual([200, true])
  const half = cookieOf(first)
  expect((await me(half)).statusCode).toBe(401)
  const wrong = await askAuth(app, '/two-factor/verify-totp', { code: '000000' }, { cookie: half })
  expect(wrong.statusCode).toBe(401)
  const right = await askAuth(app, '/two-factor/verify-totp', { code: codeNow() }, { cookie: half })
  expect(right.statusCode).toBe(200)
  expect((await me(cookieOf(right))).json().user.email).toBe(email)
})

test('a backup code works once in place of the phone', async () => {
  const [code = ''] = backup_codes
  const use = async () =>
    askAuth(app, '/two-factor/verify-backup-code', { code }, { cookie: cookieOf(await signIn()) })
  const first = await use()
  expect([first.statusCode, (await me(cookieOf(first))).statusCode]).toEqual([200, 200])
  expect((await use()).statusCode).toBe(401)
})

test('a new password ends a sign-in that waits for its code', async () => {
  const half = cookieOf(await signIn())
  const asked = { method: 'POST' as const, url: '/v1/setup/password_links', payload: { email } }
  const made = await app.http.inject({ ...asked, headers: app.operator })
  const token = new URL(made.json().link).searchParams.get('token')
  const newPassword = 'yet another horse'
  expect((await askAuth(app, '/reset-password', { token, newPassword })).statusCode).toBe(200)
  const late = await askAuth(app, '/two-factor/verify-totp', { code: codeNow() }, { cookie: half })
  expect(late.statusCode).toBe(401)
})

test('the database keeps neither the secret nor the backup codes as they are', async () => {
  const rows = await app.database.store.asOwner((session) => session.query('select * from user_two_factors'))
  expect(rows).toHaveLength(1)
  const kept = JSON.stringify(rows)
  expect(kept).not.toContain(uri.searchParams.get('secret'))
  for (const code of backup_codes) expect(kept).not.toContain(code)
})

test('a second factor outlives the change of SECRET_KEY while the older key stays in the list', async () => {
  const renewed = await renewKey(['a new secret key for tests, long enough to pass', TEST_SECRET_KEY])
  const half = cookieOf(await askAuth(renewed, '/sign-in/email', { email, password: PASSWORD }))
  const right = await askAuth(renewed, '/two-factor/verify-totp', { code: codeNow() }, { cookie: half })
  expect(right.statusCode).toBe(200)
  expect((await me(cookie)).statusCode).toBe(200)
  const elsewhere = await renewed.http.inject({ url: '/v1/me', headers: { cookie } })
  expect(elsewhere.statusCode).toBe(401)
  await renewed.http.close()
})

const halfway = async () => ({ cookie: cookieOf(await signIn()) })
const giveCode = (code: string, headers: Record<string, string>, path = '/two-factor/verify-totp') =>
  askAuth(app, path, { code }, headers)

async function refusals(): Promise<string[]> {
  const answer = await app.http.inject({ url: '/v1/audit_entries?limit=100', headers: account.headers })
  return answer
    .json()
    .data.map(({ action }: { action: string }) => action)
    .filter((action: string) => action === 'second_factor.refused')
}

/** As many wrong codes as a user may give. Each sign-in takes five of them. */
async function useUpCodes() {
  for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code']) {
    const half = await halfway()
    for (let tries = 0; tries < MOST_WRONG / 2; tries += 1)
      expect((await giveCode('000000', half, path)).statusCode).toBe(401)
  }
}

test('wrong codes of every kind count for the user, across sign-ins that the right password began', async () => {
  await useUpCodes()
  const half = await halfway()
  const refused = await giveCode(codeNow(), half)
  expect([refused.statusCode, refused.json().code]).toEqual([429, 'TOO_MANY_CODES'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  await expect.poll(async () => (await refusals()).length, { timeout: 10_000 }).toBe(MOST_WRONG + 1)
  app.clock.advance(WITHIN_MS)
  expect((await giveCode(codeNow(), half)).statusCode).toBe(200)
})

test('wrong codes count in a session too, and many at once are no more than one after another', async () => {
  const answers = await Promise.all(
    Array.from({ length: MOST_WRONG * 2 }, () => giveCode('000000', { cookie })),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(MOST_WRONG)
  expect((await giveCode(codeNow(), { cookie })).statusCode).toBe(429)
})

test('a sign-in with a code sent along clears no count of wrong codes', async () => {
  const half = await halfway()
  for (let tries = 1; tries < MOST_WRONG; tries += 1) await giveCode('000000', { cookie })
  const body = { email, password: PASSWORD, code: '000000' }
  expect((await askAuth(app, '/sign-in/email', body, half)).statusCode).toBe(200)
  expect((await giveCode('000000', { cookie })).statusCode).toBe(401)
  expect((await giveCode(codeNow(), { cookie })).statusCode).toBe(429)
})

test('wrong codes from elsewhere keep a user out of no place where they gave the right one', async () => {
  const home = nextAddress()
  const atHome = async () =>
    askAuth(app, '/two-factor/verify-totp', { code: codeNow() }, await halfway(), home)
  expect((await atHome()).statusCode).toBe(200)
  for (let tries = 0; tries < MOST_WRONG; tries += 1) await giveCode('000000', { cookie })
  expect((await giveCode(codeNow(), { cookie })).statusCode).toBe(429)
  expect((await atHome()).statusCode).toBe(200)
})

async function renewKey(secret_keys: string[]): Promise<Pick<TestApp, 'http'>> {
  const nothing = () => undefined
  const deps = { ...app.deps, secrets: buildSecrets(secret_keys), metrics: new Registry() }
  const options = { operator_token: null, process_metrics: false, tell: nothing }
  return buildApp(deps, { ...options, wakeWorker: nothing, wakeSender: nothing })
}

import { Registry } from 'prom-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { buildSecrets } from '../crypto.ts'
import { TEST_SECRET_KEY, type TestAccount, type TestApp, testApp } from '../test/app.ts'
import { addMember, askAuth, cookieOf, PASSWORD } from '../test/sign-in.ts'
import { totpNow } from '../test/totp.ts'

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

async function renewKey(secret_keys: string[]): Promise<Pick<TestApp, 'http'>> {
  const nothing = () => undefined
  const deps = { ...app.deps, secrets: buildSecrets(secret_keys), metrics: new Registry() }
  const options = { operator_token: null, process_metrics: false, tell: nothing }
  return buildApp(deps, { ...options, wakeWorker: nothing, wakeSender: nothing })
}

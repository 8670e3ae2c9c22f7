import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { POISONS } from '../../../tests/harness/poison.ts'
import {
  askAuth,
  askOpen,
  cookieOf,
  nextAddress,
  ownerToken,
  PASSWORD,
} from '../../../tests/harness/sign-in.ts'

// Every field, one after another.
let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await testApp()
  await app.addAccount()
  const owner = { name: 'Ada', email: 'ada@example.org', password: PASSWORD }
  await askOpen(app, '/setup/owner', { token: await ownerToken(app), ...owner })
  cookie = cookieOf(await askAuth(app, '/sign-in/email', owner))
})
afterAll(() => app.close())

/** What each route of sign-in takes; a signed-in user asks those behind the first slash of `/two-factor`. */
const ROUTES: Record<string, Record<string, string>> = {
  '/sign-in/email': { email: 'ada@example.org', password: 'not the password', callbackURL: '/' },
  '/sign-up/email': { email: 'bo@example.org', password: PASSWORD, name: 'Bo' },
  '/request-password-reset': { email: 'ada@example.org', redirectTo: '/' },
  '/reset-password': { token: 'none', newPassword: PASSWORD },
  '/change-password': { currentPassword: 'not the password', newPassword: 'another long password' },
  '/update-user': { name: 'Ada', image: 'https://example.org/a.png' },
  '/verify-password': { password: 'not the password' },
  '/revoke-session': { token: 'none' },
  '/two-factor/enable': { password: 'not the password', issuer: 'x' },
  '/two-factor/verify-totp': { code: '123456' },
  '/two-factor/verify-backup-code': { code: 'abc' },
  '/two-factor/disable': { password: 'not the password' },
}

test('no text in any field, header or query of a sign-in route makes it fail', async () => {
  const faults: unknown[] = []
  const ask = async (
    path: string,
    method: 'GET' | 'POST',
    body: object | null,
    more: Record<string, string> = {},
  ) => {
    const answer = await app.http.inject({
      method,
      url: `/auth${path}`,
      remoteAddress: nextAddress(),
      headers: {
        origin: 'http://localhost:3000',
        cookie,
        ...more,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { payload: JSON.stringify(body) }),
    })
    if (answer.statusCode >= 500)
      faults.push([
        method,
        path,
        JSON.stringify([body, more]).slice(0, 200),
        answer.statusCode,
        answer.body.slice(0, 200),
      ])
  }
  for (const [path, body] of Object.entries(ROUTES)) {
    for (const [index, poison] of POISONS.entries()) {
      // Each field gets half of them: the routes share their forms and take time over passwords.
      const fields = Object.keys(body).filter((_, nth) => nth % 2 === index % 2)
      for (const field of fields) await ask(path, 'POST', { ...body, [field]: poison })
      await ask(path, 'POST', Object.defineProperty({ ...body }, poison, { value: poison, enumerable: true }))
    }
    for (const text of ['\x01', 'é', 'x'.repeat(9_000), '__proto__', '%00', '%ED%A0%BD'])
      for (const name of ['user-agent', 'cookie', 'authorization', 'origin', 'x-forwarded-for'])
        await ask(path, 'POST', body, { [name]: text })
  }
  for (const poison of POISONS) {
    const text = encodeURIComponent(poison.toWellFormed()).slice(0, 4_000)
    await ask(`/get-session?${text}=${text}`, 'GET', null)
    await ask(`/reset-password/${text}?callbackURL=${text}`, 'GET', null)
    await ask(`/${text}`, 'GET', null)
  }
  expect(faults).toEqual([])
})

test.each(['secret-\ud800\ud83d-word', 'with\0a nul inside'])(
  'the new password %j is refused with its field, since another text would be the same password',
  async (newPassword) => {
    const answer = await askAuth(
      app,
      '/change-password',
      { currentPassword: PASSWORD, newPassword },
      { cookie },
    )
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_TEXT'])
    expect(answer.json().message).toMatch(/^newPassword: contains /)
  },
)

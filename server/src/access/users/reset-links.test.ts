import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, askAuth, PASSWORD, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { buildMailReset } from './mail-reset.ts'
import { buildSignInTries, MOST_WRONG, WITHIN_MS } from './sign-in-tries.ts'

const NEW = 'yet another horse'

let app: TestApp
let ada: SignedIn
let email: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ada = await addMember(app, await app.addAccount(), 'admin')
  const me = await app.http.inject({ url: '/v1/me', headers: { cookie: ada.cookie } })
  email = me.json().user.email
})

async function makeLink(): Promise<string> {
  const asked = { method: 'POST' as const, url: '/v1/setup/password_links', payload: { email } }
  const made = await app.http.inject({ ...asked, headers: app.operator })
  return new URL(made.json().link).searchParams.get('token') ?? ''
}

const reset = (token: string, newPassword: string) =>
  askAuth(app, '/reset-password', { token, newPassword }).then(({ statusCode }) => statusCode)
const signIn = (password: string) =>
  askAuth(app, '/sign-in/email', { email, password }).then(({ statusCode }) => statusCode)

test('of many who use one link at once, one sets the password', async () => {
  const token = await makeLink()
  const passwords = Array.from({ length: 6 }, (_, number) => `password number ${number}`)
  const answers = await Promise.all(passwords.map((password) => reset(token, password)))
  expect(answers.toSorted()).toEqual([200, 400, 400, 400, 400, 400])
  expect(await signIn(passwords[answers.indexOf(200)] ?? '')).toBe(200)
})

test.each<[string, () => Promise<number>]>([
  ['by one link', async () => reset(await makeLink(), NEW)],
  [
    'in a session',
    async () => {
      const given = { currentPassword: PASSWORD, newPassword: NEW }
      return (await askAuth(app, '/change-password', given, { cookie: ada.cookie })).statusCode
    },
  ],
])('a password that is set %s ends every other link', async (_, setPassword) => {
  const before = [await makeLink(), await makeLink()]
  expect(await setPassword()).toBe(200)
  for (const token of before) expect(await reset(token, 'what an attacker wants')).toBe(400)
  expect(await signIn(NEW)).toBe(200)
  expect(await reset(await makeLink(), 'the third of my horses')).toBe(200)
})

test('a user is mailed at most ten links in 15 minutes, however many are asked for', async () => {
  const mailed: string[] = []
  const sendLink = async ({ to }: { to: string }) => mailed.push(to) > 0
  const mail = buildMailReset(buildSignInTries(app.deps), sendLink, app.deps.log)
  await Promise.all(Array.from({ length: MOST_WRONG * 2 }, () => mail(email, 'https://link.example')))
  await mail('eve@example.org', 'https://link.example')
  expect(mailed.filter((to) => to === email)).toHaveLength(MOST_WRONG)
  expect(mailed).toContain('eve@example.org')
  app.clock.advance(WITHIN_MS)
  await mail(email, 'https://link.example')
  expect(mailed.filter((to) => to === email)).toHaveLength(MOST_WRONG + 1)
})

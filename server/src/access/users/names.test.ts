import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, askAuth, type SignedIn } from '../../../tests/harness/sign-in.ts'

let app: TestApp
let account: TestAccount
let ada: SignedIn
let port: string
beforeAll(async () => {
  app = await testApp()
  port = new URL(await app.http.listen({ port: 0, host: '127.0.0.1' })).port
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  account = await app.addAccount()
  ada = await addMember(app, account, 'admin')
})

const cookie = () => ({ cookie: ada.cookie })
const update = (body: object, path = '/update-user') => askAuth(app, path, body, cookie())
const shown = async () => (await app.http.inject({ url: '/v1/me', headers: cookie() })).json().user.name
async function entries(): Promise<string[]> {
  const answer = await app.http.inject({ url: '/v1/audit_entries?limit=100', headers: account.headers })
  return answer.json().data.map(({ action }: { action: string }) => action)
}

test.each<[string, unknown]>([
  ['too long', 'x'.repeat(101)],
  ['empty', ' '],
  ['with a line break', 'Ada\nAdmin'],
  ['with NUL', 'Ada\u0000'],
  ['that turns the direction', 'Ada \u202egro.live'],
  ['that shows nothing', '\u200b\u200d'],
  ['of a letter that is blank', '\u3164'],
  ['of a symbol that is blank', '\u2800'],
  ['a number', 5],
  ['a list', ['Ada\n\u202eAdmin']],
  ['an object', { first: 'Ada\nAdmin' }],
  ['true', true],
  ['null', null],
])('a name that is %s is refused, and the user keeps theirs', async (_, name) => {
  const refused = await update({ name })
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'INVALID_NAME'])
  expect(await shown()).toBe('admin')
})

test('a user has no picture: none of any size or kind is stored', async () => {
  for (const image of ['https://evil.example/a.png', 'x'.repeat(60_000), { a: 1 }, null])
    expect((await update({ name: 'Ada', image })).json().code).toBe('FIELD_NOT_ALLOWED')
  expect(await shown()).toBe('admin')
})

test.each(['/update-user', '/x/../update-user', '/x/%2e%2e/update-user', String.raw`/x\..\update-user`])(
  'a new name is written into the audit log, also when it is set at %s',
  async (path) => {
    expect(await updateOverSocket(path, { name: 'Ada Lovelace' })).toBe(200)
    expect(await shown()).toBe('Ada Lovelace')
    await expect.poll(entries).toContain('user.renamed')
  },
)

/** An injected request has its path resolved before the server sees it. */
async function updateOverSocket(path: string, body: object): Promise<number | undefined> {
  const headers = { ...ada.headers, 'content-type': 'application/json' }
  const asked = request({ port, path: `/auth${path}`, method: 'POST', headers }).end(JSON.stringify(body))
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  answer?.resume()
  return answer?.statusCode
}

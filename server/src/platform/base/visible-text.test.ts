import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { presentId } from './ids.ts'

let app: TestApp
let account: TestAccount
let admin: SignedIn
beforeAll(async () => {
  app = await testApp()
  account = await app.addAccount()
  admin = await addMember(app, account, 'admin')
})
afterAll(() => app.close())

const inbox_id = () => presentId('inbox', account.inbox_uuid)
const NAMED: [string, (name: string) => object][] = [
  ['/v1/api_keys', (name) => ({ name, scopes: ['contacts:read'] })],
  ['/v1/teams', (name) => ({ name })],
  ['/v1/labels', (name) => ({ name })],
  ['/v1/views', (name) => ({ name, shared: true, filters: {} })],
  ['/v1/segments', (name) => ({ name, filters: { has_phone: true } })],
  ['/v1/webhook_endpoints', (name) => ({ name, url: 'https://example.com/hook', event_types: null })],
  [
    '/v1/gateway_consumers',
    (name) => ({ name, inbox_ids: [inbox_id()], app_secret: 'a long secret', verify_token: 'a long token' }),
  ],
]
const create = (url: string, payload: object) =>
  app.http.inject({ method: 'POST', url, headers: admin.headers, payload })

test.each(NAMED)('what POST %s makes has a name that can be seen', async (url, bodyOf) => {
  for (const name of ['\u3164', '\u2800', '\u200b\u0301', ' \u00ad ']) {
    const refused = (await create(url, bodyOf(name))).json()
    const message = 'must contain a visible character'
    expect([name, refused.errors]).toMatchObject([name, [{ field: 'body.name', message }]])
  }
  for (const name of ['', '  ']) {
    const { errors } = (await create(url, bodyOf(name))).json()
    expect(errors.filter(({ field }: { field: string }) => field === 'body.name')).toHaveLength(1)
  }
  const seen = (await create(url, bodyOf('Ana'))).json()
  expect(JSON.stringify(seen.errors ?? [])).not.toContain('body.name')
})

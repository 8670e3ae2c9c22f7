import { afterAll, beforeAll, expect, test } from 'vitest'
import { NO_USERS, type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { buildKnownKeys } from '../../access/accounts/authenticate.ts'
import { requireCaller } from './auth.ts'
import { answerOnce } from './idempotency.ts'
import { buildServer } from './server.ts'

let app: TestApp
let account: TestAccount
beforeAll(async () => {
  app = await testApp()
  account = await app.addAccount()
})
afterAll(() => app.close())

test('a repeated request with the same Idempotency-Key gets the first answer, and the work is done once', async () => {
  const { http, done } = await idempotentServer()
  const post = (key: string, body: object) =>
    http.inject({
      method: 'POST',
      url: '/work',
      headers: { ...account.headers, 'idempotency-key': key },
      body,
    })
  const both = await Promise.all([post('k1', { n: 1 }), post('k1', { n: 1 })])
  expect(both.map((answer) => [answer.statusCode, answer.json()])).toEqual(
    Array(2).fill([201, { number: 1 }]),
  )
  expect(both.map((answer) => answer.headers['idempotent-replayed']).sort()).toEqual(['true', undefined])
  expect(done()).toBe(1)
  const other_body = await post('k1', { n: 2 })
  expect([other_body.statusCode, other_body.json().code]).toEqual([409, 'idempotency_key_reused'])
  expect((await post('k2', { n: 2 })).json()).toEqual({ number: 2 })
  const failed = await post('k3', { fail: true })
  expect(failed.statusCode).toBe(500)
  expect((await post('k3', { fail: true })).headers['idempotent-replayed']).toBeUndefined()
  for (const key of ['', 'x'.repeat(256), 'a b']) {
    expect((await post(key, {})).json().code).toBe('invalid_idempotency_key')
  }
  await http.close()
})

test("an Idempotency-Key belongs to the key that used it, so another account's answer is never replayed", async () => {
  const { http } = await idempotentServer()
  const other = await app.addAccount()
  const post = (headers: object) =>
    http.inject({
      method: 'POST',
      url: '/work',
      headers: { ...headers, 'idempotency-key': 'shared' },
      body: {},
    })
  await post(account.headers)
  expect((await post(other.headers)).headers['idempotent-replayed']).toBeUndefined()
  await http.close()
})

async function idempotentServer() {
  let count = 0
  const http = await buildServer(app.deps.log, undefined)
  requireCaller(http, {
    findKey: buildKnownKeys(app.deps).findKey,
    operator_token: null,
    ...NO_USERS,
  })
  http.post('/work', { config: { scope: 'inboxes:write' } }, (request, reply) =>
    answerOnce(app.deps, request, reply, async () => {
      if (JSON.stringify(request.body).includes('fail')) throw new Error('on purpose')
      count++
      return { status: 201, body: { number: count } }
    }),
  )
  return { http, done: () => count }
}

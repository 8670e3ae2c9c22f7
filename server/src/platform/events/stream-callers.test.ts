import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, askAuth } from '../../../tests/harness/sign-in.ts'

let app: TestApp
let account: TestAccount
beforeAll(async () => {
  app = await testApp()
  account = await app.addAccount()
})
afterAll(() => app.close())

/** Opens a stream; `ended` resolves when the server ends it. */
async function open(headers: Record<string, string>) {
  const answer = await app.http.inject({ url: '/v1/stream?form=changes', headers, payloadAsStream: true })
  expect(answer.statusCode).toBe(200)
  const stream = answer.stream().resume()
  return { stream, ended: once(stream, 'end') }
}

test('a stream ends within seconds after its session has ended or its key was revoked, and others go on', async () => {
  const [stays, signs_out] = [await addMember(app, account, 'agent'), await addMember(app, account, 'agent')]
  const made = await app.http.inject({
    method: 'POST',
    url: '/v1/api_keys',
    headers: account.headers,
    payload: { name: 'reader', scopes: ['events:read'] },
  })
  const { id, key } = made.json()
  const staying = await open(stays.headers)
  const refused = [await open(signs_out.headers), await open({ authorization: `Bearer ${key}` })]
  expect(refused.map(({ stream }) => stream.readableEnded)).toEqual([false, false])
  await askAuth(app, '/sign-out', {}, { cookie: signs_out.cookie })
  const revoked = { method: 'DELETE', url: `/v1/api_keys/${id}`, headers: account.headers } as const
  expect((await app.http.inject(revoked)).statusCode).toBe(204)
  await Promise.all(refused.map(({ ended }) => ended))
  expect(staying.stream.readableEnded).toBe(false)
})

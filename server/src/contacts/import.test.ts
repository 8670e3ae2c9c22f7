import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../test/app.ts'
import { type Answer, openShop, type Shop } from '../test/people.ts'

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  shop = await openShop(app)
})

/** Posts a file, or rows, as a client does. */
async function upload(
  payload: string | Buffer,
  type: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  const headers = { ...shop.account.headers, 'content-type': type, ...more }
  const answer = await app.http.inject({ method: 'POST', url: '/v1/contacts/imports', headers, payload })
  return { status: answer.statusCode, headers: answer.headers, ...answer.json() }
}

test.each([
  [
    'JSON',
    'application/json',
    '[{"name":"Good","external_id":"1"},{"name":"Half \\ud83d","external_id":"2"}]',
  ],
  [
    'JSON Lines',
    'application/x-ndjson',
    '{"name":"Good","external_id":"1"}\n{"name":"N\\u0000L","external_id":"2"}',
  ],
  [
    'JSON Lines with a name of the prototype',
    'application/x-ndjson',
    '{"name":"Good","external_id":"1"}\n{"attributes":{"__proto__":{}},"external_id":"2"}',
  ],
  ['CSV', 'text/csv', 'name,external_id\nGood,1\nN\0L,2\n'],
])('in %s a row with a text that cannot be stored refuses only itself', async (_, type, payload) => {
  const report = await upload(payload, type)
  expect(report).toMatchObject({ status: 200, created: 1, failed: 1 })
  expect(report.rows[1]).toMatchObject({ outcome: 'failed', code: 'invalid_request' })
  expect(report.rows[1].errors[0].field).toMatch(/^(name|attributes\.__proto__)$/)
})

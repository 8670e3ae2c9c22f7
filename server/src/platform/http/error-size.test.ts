import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { presentId } from '../base/ids.ts'

const LARGEST_ANSWER = 64 * 1024

let app: TestApp
let account: TestAccount
beforeAll(async () => {
  app = await testApp()
  account = await app.addAccount()
})
afterAll(() => app.close())

async function post(url: string, body: object) {
  const answer = await app.http.inject({ method: 'POST', url, headers: account.headers, payload: body })
  expect(answer.body.length).toBeLessThan(LARGEST_ANSWER)
  return { status: answer.statusCode, ...answer.json() }
}
const broadcastTo = (contact_ids: string[]) => ({
  name: 'x',
  inbox_id: presentId('inbox', account.inbox_uuid),
  template: { name: 'x', language: 'en' },
  audience: { contact_ids },
})
const names = Array.from({ length: 9_000 }, (_, index) => `name_${index}`)
const fields = Object.fromEntries(names.map((name) => [name, 1]))

test.each<[string, string, () => object, string]>([
  ['a list', '/v1/api_keys', () => ({ name: 'x', scopes: Array(300_000).fill('') }), 'body.scopes'],
  ['a list of one kind', '/v1/broadcasts', () => broadcastTo(Array(200_000).fill('')), 'body.audience'],
  ['attributes', '/v1/contacts', () => ({ external_id: '1', attributes: fields }), 'body.attributes'],
])('%s with far too many items has one error', async (_, url, body, field) => {
  const refused = await post(url, body())
  expect(refused).toMatchObject({ status: 400, errors: [{ field }] })
  expect(refused.errors).toHaveLength(1)
})

test('every recipient of a broadcast may be invalid', async () => {
  const refused = await post('/v1/broadcasts', broadcastTo(Array(20_000).fill('')))
  expect(refused.status).toBe(400)
})

test('of many bad items the response names a hundred and counts the rest', async () => {
  const refused = await post('/v1/conversations/bulk', {
    ids: Array(150).fill('x'),
    change: { status: 'open' },
  })
  expect(refused).toMatchObject({ status: 400, more_errors: 50 })
  expect(refused.errors).toHaveLength(100)
  expect(refused.errors[99].field).toBe('body.ids.99')
  const few = await post('/v1/conversations/bulk', { ids: ['x'], change: { status: 'open' } })
  expect(few).not.toHaveProperty('more_errors')
})

test('of many unknown fields the response names ten and counts the rest', async () => {
  const refused = await post('/v1/contacts', { external_id: '1', ...fields })
  expect(refused.errors).toHaveLength(1)
  expect(refused.errors[0].params.fields).toHaveLength(10)
  expect(refused.errors[0].message).toContain('name_9 and 8990 more')
})

test.each<[string, (long: string) => object]>([
  ['an unknown field', (long) => ({ external_id: '1', [long]: 1 })],
  ['an attribute', (long) => ({ external_id: '1', attributes: { [long]: 1 } })],
  ['an attribute that cannot be stored', (long) => ({ external_id: '1', attributes: { [`${long}\0`]: 1 } })],
])('the response shows the beginning of the long name of %s', async (_, bodyOf) => {
  const refused = await post('/v1/contacts', bodyOf('n'.repeat(500_000)))
  expect(refused.status).toBe(400)
  expect(JSON.stringify(refused).length).toBeLessThan(4_096)
})

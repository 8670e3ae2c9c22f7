import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { addMember } from '../../../tests/harness/sign-in.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'

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

const save = (name: string, filters: object) => shop.call('POST', '/v1/segments', { name, filters })
const names = async (): Promise<string[]> =>
  (await shop.call('GET', '/v1/segments')).body.data.map(({ name }: { name: string }) => name)

test('a segment is saved, listed by name, changed and removed', async () => {
  const { status, body } = await save(' Without a phone ', { bsuid_only: true, label: 'vip' })
  expect([status, body]).toMatchObject([
    201,
    { name: 'Without a phone', filters: { bsuid_only: true, label: 'vip' } },
  ])
  await save('All of Lisbon', { attribute: { name: 'city', value: 'Lisbon' } })
  expect(await names()).toEqual(['All of Lisbon', 'Without a phone'])
  const first = (await shop.call('GET', '/v1/segments?limit=1')).body
  const rest = (await shop.call('GET', `/v1/segments?limit=1&cursor=${first.next_cursor}`)).body
  expect(rest.data).toEqual([body])
  const changed = await shop.call('PATCH', `/v1/segments/${body.id}`, { filters: { reachable: false } })
  expect(changed.body).toMatchObject({ name: 'Without a phone', filters: { reachable: false } })
  expect((await shop.call('DELETE', `/v1/segments/${body.id}`)).status).toBe(204)
  expect((await shop.call('DELETE', `/v1/segments/${body.id}`)).status).toBe(404)
  expect(await names()).toEqual(['All of Lisbon'])
})

test('a name is one segment’s, however its letters are cased', async () => {
  const { body } = await save('Late payers', { label: 'late' })
  expect((await save('late PAYERS', {})).body.code).toBe('already_exists')
  const other = (await save('Others', {})).body
  expect((await shop.call('PATCH', `/v1/segments/${other.id}`, { name: 'LATE payers' })).status).toBe(409)
  expect((await shop.call('PATCH', `/v1/segments/${body.id}`, { name: 'LATE payers' })).status).toBe(200)
})

test('filters that the list of contacts does not know are refused', async () => {
  const { status, body } = await save('Odd', { shoe_size: 44 })
  expect([status, body.code]).toEqual([400, 'invalid_request'])
})

test('an erasure takes a name that a segment looks for out of it', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1', name: 'Ana' }, 'm1', 10))
  await save('About her', { query: 'US.1', has_phone: false })
  await shop.call('POST', '/v1/erasures', { contact_id: await shop.contactOf('US.1') })
  expect((await shop.call('GET', '/v1/segments')).body.data).toMatchObject([
    { name: 'About her', filters: { has_phone: false } },
  ])
  expect(await shop.rows(`select from segments where filters ? 'query'`)).toEqual([])
})

test('whoever may write contacts saves segments, and a viewer reads them', async () => {
  const viewer = await addMember(app, shop.account, 'viewer')
  const agent = await addMember(app, shop.account, 'agent')
  const ask = (headers: Record<string, string>, method: 'GET' | 'POST') =>
    app.http.inject({
      method,
      url: '/v1/segments',
      headers,
      ...(method === 'POST' && { payload: { name: 'Mine', filters: {} } }),
    })
  expect((await ask(viewer.headers, 'POST')).json().code).toBe('missing_scope')
  expect((await ask(agent.headers, 'POST')).statusCode).toBe(201)
  expect((await ask(viewer.headers, 'GET')).json().data).toHaveLength(1)
})

test('nothing of another account, and nothing without a key', async () => {
  const theirs = await app.addAccount()
  const { body } = await save('Ours', {})
  const url = `/v1/segments/${body.id}`
  for (const [method, at] of [
    ['GET', '/v1/segments'],
    ['POST', '/v1/segments'],
    ['PATCH', url],
    ['DELETE', url],
  ] as const) {
    const payload = method === 'PATCH' ? { payload: { name: 'Theirs' } } : {}
    expect((await app.http.inject({ method, url: at, ...payload })).statusCode).toBe(401)
    if (at !== url) continue
    expect((await app.http.inject({ method, url, headers: theirs.headers, ...payload })).statusCode).toBe(404)
  }
  expect((await app.http.inject({ url: '/v1/segments', headers: theirs.headers })).json().data).toEqual([])
  expect(await names()).toEqual(['Ours'])
})

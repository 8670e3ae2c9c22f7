import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../test/app.ts'
import { threeThreads } from '../test/three-threads.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
/** The conversations of Ana, Ben and Cleo, by their names. */
let threads: Record<string, string>
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  ours = await app.addAccount()
  theirs = await app.addAccount()
  threads = await threeThreads(app, ours)
})

async function get(path: string, headers: object = ours.headers) {
  const answer = await app.http.inject({ url: `/v1${path}`, headers: { ...headers } })
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, ''])
  return answer.json()
}

async function namesOf(query: string): Promise<string[]> {
  const { data } = await get(`/conversations?${query}`)
  return data.map((it: { contact: { display_name: string } }) => it.contact.display_name)
}

const label = (who: string, labels: string[]) =>
  app.http.inject({
    method: 'PATCH',
    url: `/v1/conversations/${threads[who]}`,
    headers: { ...ours.headers },
    payload: { labels },
  })

test('conversations are listed by label, together with the other filters and page by page', async () => {
  await label('Ana', ['order', 'vip'])
  await label('Ben', ['order'])
  expect(await namesOf('label=order')).toEqual(['Ben', 'Ana'])
  expect(await namesOf('label=vip')).toEqual(['Ana'])
  expect(await namesOf('label=vip&status=resolved')).toEqual([])
  expect(await namesOf(`label=order&inbox_id=${ours.inbox_id}&status=open&assignee=none`)).toEqual([
    'Ben',
    'Ana',
  ])
  expect(await namesOf('label=nobody%20has%20this')).toEqual([])
  const first = await get('/conversations?label=order&limit=1')
  expect(first.data).toHaveLength(1)
  expect(await namesOf(`label=order&limit=1&cursor=${first.next_cursor}`)).toEqual(['Ana'])
})

test('a contact’s conversations are listed by label, too', async () => {
  await label('Ana', ['vip'])
  const [ana] = (await get('/contacts?query=Ana')).data
  expect(await namesOf(`contact_id=${ana.id}&label=vip`)).toEqual(['Ana'])
  expect(await namesOf(`contact_id=${ana.id}&label=order`)).toEqual([])
})

test('the labels in use are listed once each, by name, and one that is taken off is gone', async () => {
  await label('Ana', ['vip', 'order'])
  await label('Ben', ['order', 'Ärger'])
  expect((await get('/labels')).data).toEqual([{ name: 'Ärger' }, { name: 'order' }, { name: 'vip' }])
  await label('Ana', [])
  expect((await get('/labels')).data.map(({ name }: { name: string }) => name)).not.toContain('vip')
  expect((await get('/labels', theirs.headers)).data).toEqual([])
})

test('the labels are refused without a key and without its scope', async () => {
  expect((await app.http.inject({ url: '/v1/labels' })).statusCode).toBe(401)
  const headers = await app.addKey(ours, ['events:read'])
  expect((await app.http.inject({ url: '/v1/labels', headers })).statusCode).toBe(403)
})

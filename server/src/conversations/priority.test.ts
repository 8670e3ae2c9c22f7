import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { threeThreads } from '../../tests/harness/three-threads.ts'

let app: TestApp
let ours: TestAccount
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
  threads = await threeThreads(app, ours)
})

const ask = (method: 'GET' | 'PATCH', path: string, payload?: object) =>
  app.http.inject({ method, url: `/v1${path}`, headers: { ...ours.headers }, ...(payload && { payload }) })
const set = (who: string, change: object) => ask('PATCH', `/conversations/${threads[who]}`, change)

async function namesOf(query: string): Promise<string[]> {
  const { data } = (await ask('GET', `/conversations?${query}`)).json()
  return data.map((it: { contact: { display_name: string } }) => it.contact.display_name)
}

test('a conversation has a priority, the feed tells it, and without one it is none', async () => {
  expect((await ask('GET', `/conversations/${threads.Ana}`)).json().priority).toBe('none')
  expect((await set('Ana', { priority: 'urgent' })).json()).toMatchObject({
    priority: 'urgent',
    status: 'open',
  })
  await set('Ana', { priority: 'urgent' })
  const { data } = (await ask('GET', '/events?types=conversation.updated')).json()
  expect(data.map((it: { data: object }) => it.data)).toMatchObject([
    { conversation_id: threads.Ana, priority: 'urgent', former_status: 'open' },
  ])
  const wrong = await set('Ana', { priority: 'at once' })
  expect([wrong.statusCode, wrong.json().errors[0].field]).toEqual([400, 'body.priority'])
})

test('conversations are listed by priority, together with the other filters', async () => {
  await set('Ana', { priority: 'high', labels: ['vip'] })
  await set('Ben', { priority: 'high', status: 'pending' })
  expect(await namesOf('priority=high')).toEqual(['Ben', 'Ana'])
  expect(await namesOf('priority=none')).toEqual(['Cleo'])
  expect(await namesOf('priority=low')).toEqual([])
  expect(await namesOf('priority=high&status=open')).toEqual(['Ana'])
  expect(await namesOf('priority=high&label=vip')).toEqual(['Ana'])
  expect(await namesOf('priority=none&label=vip')).toEqual([])
  expect(await namesOf(`priority=high&inbox_id=${ours.inbox_id}&assignee=none`)).toEqual(['Ben', 'Ana'])
  expect(await namesOf('priority=high&limit=1')).toEqual(['Ben'])
})

test('the most urgent come first where that is asked for, page by page', async () => {
  await set('Ana', { priority: 'urgent', labels: ['vip'] })
  await set('Ben', { priority: 'low', labels: ['vip'] })
  expect(await namesOf('')).toEqual(['Cleo', 'Ben', 'Ana'])
  for (const query of [
    'sort=priority',
    'sort=priority&status=open',
    `sort=priority&inbox_id=${ours.inbox_id}`,
  ])
    expect(await pagesOf(query)).toEqual(['Ana', 'Ben', 'Cleo'])
  expect(await pagesOf('sort=priority&label=vip')).toEqual(['Ana', 'Ben'])
  expect(await pagesOf('sort=priority&priority=low')).toEqual(['Ben'])
  const [ana] = (await ask('GET', '/contacts?query=Ana')).json().data
  expect(await pagesOf(`sort=priority&contact_id=${ana.id}`)).toEqual(['Ana'])
  await set('Ben', { priority: 'urgent' })
  await set('Cleo', { priority: 'urgent' })
  expect(await pagesOf('sort=priority')).toEqual(['Cleo', 'Ben', 'Ana'])
})

async function pagesOf(query: string): Promise<string[]> {
  const names: string[] = []
  let cursor: string | null = null
  do {
    const page: { data: { contact: { display_name: string } }[]; next_cursor: string | null } = (
      await ask('GET', `/conversations?${query}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`)
    ).json()
    names.push(...page.data.map(({ contact }) => contact.display_name))
    cursor = page.next_cursor
  } while (cursor !== null)
  return names
}

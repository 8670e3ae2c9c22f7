import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { threeThreads } from '../../../tests/harness/three-threads.ts'

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
  expect(await labelNames()).toEqual(['Ärger', 'order', 'vip'])
  expect((await get('/labels')).data[0]).toEqual({
    id: null,
    name: 'Ärger',
    color: null,
    description: null,
    sticky: true,
  })
  await label('Ana', [])
  expect(await labelNames()).not.toContain('vip')
  expect((await get('/labels', theirs.headers)).data).toEqual([])
})

async function labelNames(): Promise<string[]> {
  return (await get('/labels')).data.map(({ name }: { name: string }) => name)
}

async function ask(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
  headers: object = ours.headers,
) {
  const answer = await app.http.inject({
    method,
    url: `/v1${path}`,
    headers: { ...headers },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}

const keep = async (given: object) => (await ask('POST', '/labels', given)).body
const labelsOf = async (who: string): Promise<string[]> =>
  (await get(`/conversations/${threads[who]}`)).labels
const set = (who: string, change: object) => ask('PATCH', `/conversations/${threads[who]}`, change)

test('a label that is kept has a colour and a meaning, in use or not, and the feed tells of it', async () => {
  await label('Ana', ['vip'])
  const vip = await keep({ name: 'vip', color: 'grape', description: 'Answer first.' })
  expect(vip).toMatchObject({ name: 'vip', color: 'grape', description: 'Answer first.', sticky: true })
  const spare = await keep({ name: 'spare' })
  expect((await get('/labels')).data).toEqual([spare, vip])
  expect(await ask('POST', '/labels', { name: 'vip' })).toMatchObject({
    status: 409,
    body: { code: 'already_exists' },
  })
  const { data } = await get('/events?types=label.*')
  expect(data.map((it: { type: string; data: object }) => [it.type, it.data])).toEqual([
    ['label.created', { label_id: vip.id, name: 'vip', former_name: 'vip' }],
    ['label.created', { label_id: spare.id, name: 'spare', former_name: 'spare' }],
  ])
})

test('a label that is renamed is so on every conversation, once each and where it stood', async () => {
  const vip = await keep({ name: 'vip' })
  await label('Ana', ['a', 'vip', 'b'])
  await label('Ben', ['regular', 'vip'])
  await label('Cleo', ['other'])
  const changed = await ask('PATCH', `/labels/${vip.id}`, { name: 'regular', color: 'red' })
  expect(changed).toMatchObject({ status: 200, body: { id: vip.id, name: 'regular', color: 'red' } })
  expect(await labelsOf('Ana')).toEqual(['a', 'regular', 'b'])
  expect(await labelsOf('Ben')).toEqual(['regular'])
  expect(await labelsOf('Cleo')).toEqual(['other'])
  await keep({ name: 'b' })
  expect((await ask('PATCH', `/labels/${vip.id}`, { name: 'b' })).status).toBe(409)
  expect((await ask('PATCH', `/labels/${vip.id}`, {})).status).toBe(400)
})

test('a label that is removed is on no conversation any more, and can be typed again', async () => {
  const vip = await keep({ name: 'vip' })
  await label('Ana', ['vip', 'b'])
  expect((await ask('DELETE', `/labels/${vip.id}`)).status).toBe(204)
  expect(await labelsOf('Ana')).toEqual(['b'])
  expect((await ask('DELETE', `/labels/${vip.id}`)).status).toBe(404)
  await label('Ana', ['vip'])
  expect(await labelNames()).toEqual(['vip'])
})

test('a rename between a merge and its undoing is kept by both', async () => {
  const vip = await keep({ name: 'vip' })
  await label('Ana', ['x', 'vip'])
  await label('Ben', ['vip', 'y'])
  const contactOf = async (who: string) => (await get(`/contacts?query=${who}`)).data[0].id
  const [ana, ben] = [await contactOf('Ana'), await contactOf('Ben')]
  const merge = (await ask('POST', `/contacts/${ana}/merges`, { contact_id: ben })).body
  expect(await labelsOf('Ana')).toEqual(['x', 'vip', 'y'])
  await ask('PATCH', `/labels/${vip.id}`, { name: 'regular' })
  expect((await ask('DELETE', `/merges/${merge.id}`)).status).toBe(200)
  expect(await labelsOf('Ana')).toEqual(['x', 'regular'])
  expect(await labelsOf('Ben')).toEqual(['regular', 'y'])
})

test('a label that is not sticky goes when a conversation is resolved, the others are there when it opens again', async () => {
  const today = await keep({ name: 'call today', sticky: false })
  await keep({ name: 'vip' })
  await label('Ana', ['call today', 'vip', 'typed'])
  expect((await set('Ana', { status: 'resolved' })).body.labels).toEqual(['vip', 'typed'])
  expect((await set('Ana', { status: 'open' })).body.labels).toEqual(['vip', 'typed'])
  await ask('PATCH', `/labels/${today.id}`, { sticky: true })
  await label('Ana', ['call today'])
  expect((await set('Ana', { status: 'resolved' })).body.labels).toEqual(['call today'])
})

test('a label takes no colour and no name of which a screen could not tell it', async () => {
  for (const [given, field] of [
    [{ name: ' ' }, 'body.name'],
    [{ name: 'x', color: '#ff0000' }, 'body.color'],
    [{ name: 'x'.repeat(101) }, 'body.name'],
  ] as const) {
    const answer = await ask('POST', '/labels', given)
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field])
  }
})

test('the labels are refused without a key and without its scope, and another account’s are not found', async () => {
  const vip = await keep({ name: 'vip' })
  const narrow = await app.addKey(ours, ['events:read'])
  const changes = [
    ['POST', '/labels', { name: 'new' }],
    ['PATCH', `/labels/${vip.id}`, { name: 'new' }],
    ['DELETE', `/labels/${vip.id}`, undefined],
  ] as const
  for (const headers of [{}, narrow]) {
    const refused = 'authorization' in headers ? 403 : 401
    expect((await app.http.inject({ url: '/v1/labels', headers: { ...headers } })).statusCode).toBe(refused)
    for (const [method, path, body] of changes)
      expect((await ask(method, path, body, headers)).status).toBe(refused)
  }
  for (const [method, path, body] of changes.slice(1))
    expect((await ask(method, path, body, theirs.headers)).status).toBe(404)
  expect((await get('/labels')).data).toEqual([vip])
})

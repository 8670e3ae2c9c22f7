import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { addMember } from '../../tests/harness/sign-in.ts'
import { threeThreads } from '../../tests/harness/three-threads.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
/** The conversations of Ana, Ben and Cleo, by their names. */
let threads: Record<string, string>
let ids: string[]
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
  ids = Object.values(threads)
})

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
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
  return { status: answer.statusCode, body: answer.json() }
}

const bulk = (change: object, chosen = ids, headers: object = ours.headers) =>
  ask('POST', '/conversations/bulk', { ids: chosen, change }, headers)
const outcomesOf = ({ body }: { body: { data: { outcome: string }[] } }) =>
  body.data.map(({ outcome }) => outcome)
const updates = async () => (await ask('GET', '/events?types=conversation.updated')).body.data
const stateOf = async (who: string) => (await ask('GET', `/conversations/${threads[who]}`)).body

test('several conversations are changed in one call, each with an event, and once more changes none', async () => {
  const maud = await addMember(app, ours, 'agent')
  await ask('PATCH', `/conversations/${threads.Ben}`, { labels: ['old'] })
  const change = { status: 'resolved', priority: 'low', assignee_id: maud.user_id, add_labels: ['done'] }
  const first = await bulk(change)
  expect(first).toMatchObject({ status: 200, body: { changed: 3 } })
  expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual(ids)
  expect(await stateOf('Ben')).toMatchObject({
    status: 'resolved',
    priority: 'low',
    assignee_id: maud.user_id,
    labels: ['old', 'done'],
  })
  expect(await updates()).toHaveLength(4)
  const again = await bulk(change)
  expect([again.body.changed, outcomesOf(again)]).toEqual([0, ['unchanged', 'unchanged', 'unchanged']])
  expect(await updates()).toHaveLength(4)
})

test('each says what it was before, with which everything is taken back', async () => {
  await keepPassing('today')
  const until = '2026-11-02T00:00:00.000Z'
  await ask('PATCH', `/conversations/${threads.Ana}`, {
    status: 'snoozed',
    snoozed_until: until,
    labels: ['today'],
  })
  const before = await Promise.all(['Ana', 'Ben', 'Cleo'].map(stateOf))
  const { body } = await bulk({ status: 'resolved' })
  expect((await stateOf('Ana')).labels).toEqual([])
  for (const { id, before } of body.data) {
    const { snoozed_until, ...state } = before
    await bulk({ ...state, ...(state.status === 'snoozed' && { snoozed_until }) }, [id])
  }
  expect(await Promise.all(['Ana', 'Ben', 'Cleo'].map(stateOf))).toEqual(before)
})

const keepPassing = (name: string) => ask('POST', '/labels', { name, sticky: false })

test('what one of them refuses is done to the others, and what is not there is said', async () => {
  const full = Array.from({ length: 50 }, (_, number) => `l${number}`)
  await ask('PATCH', `/conversations/${threads.Ana}`, { labels: full })
  const stranger = Object.values(await threeThreads(app, theirs))
  const answer = await bulk({ add_labels: ['one more'] }, [
    threads.Ana ?? '',
    threads.Ben ?? '',
    stranger[0] ?? '',
  ])
  expect([answer.status, outcomesOf(answer)]).toEqual([200, ['refused', 'changed', 'not_found']])
  expect(answer.body.data[0].error).toMatchObject({ code: 'invalid_request' })
  expect((await stateOf('Ana')).labels).toEqual(full)
  expect((await stateOf('Ben')).labels).toEqual(['one more'])
  const untouched = await ask('GET', `/conversations/${stranger[0]}`, undefined, theirs.headers)
  expect(untouched.body.labels).toEqual([])
})

test('a label is put on some and taken off, and what else they carry stays', async () => {
  await ask('PATCH', `/conversations/${threads.Ana}`, { labels: ['a', 'b'] })
  await bulk({ add_labels: ['b', 'c'] })
  expect([(await stateOf('Ana')).labels, (await stateOf('Ben')).labels]).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ])
  await bulk({ remove_labels: ['b'] })
  expect([(await stateOf('Ana')).labels, (await stateOf('Ben')).labels]).toEqual([['a', 'c'], ['c']])
})

test('two ids of one conversation, after a merge, change it once', async () => {
  const contactOf = async (who: string) => (await stateOf(who)).contact.id
  const [ana, ben] = [await contactOf('Ana'), await contactOf('Ben')]
  await ask('POST', `/contacts/${ana}/merges`, { contact_id: ben })
  const answer = await bulk({ status: 'pending' }, [threads.Ana ?? '', threads.Ben ?? ''])
  expect([answer.body.changed, outcomesOf(answer)]).toEqual([1, ['changed', 'changed']])
  expect(await updates()).toHaveLength(1)
})

test('under one idempotency key it is done once, and the answer is the same', async () => {
  const headers = { ...ours.headers, 'idempotency-key': 'all of them' }
  const first = await bulk({ status: 'resolved' }, ids, headers)
  await bulk({ status: 'open' })
  expect(await bulk({ status: 'resolved' }, ids, headers)).toEqual(first)
  expect((await stateOf('Ana')).status).toBe('open')
})

test('a member who is limited to their teams changes only what they see', async () => {
  const ada = await addMember(app, ours, 'agent')
  await ask('PATCH', `/members/${ada.user_id}`, { access: 'teams' })
  expect(outcomesOf(await bulk({ status: 'resolved' }, ids, ada.headers))).toEqual(ids.map(() => 'not_found'))
  expect((await stateOf('Ana')).status).toBe('open')
  await ask('POST', '/teams', { name: 'Sales', member_ids: [ada.user_id], inbox_ids: [ours.inbox_id] })
  expect(outcomesOf(await bulk({ status: 'resolved' }, ids, ada.headers))).toEqual(ids.map(() => 'changed'))
  const label = (await ask('POST', '/labels', { name: 'vip' })).body
  const refused = await ask('PATCH', `/labels/${label.id}`, { name: 'x' }, ada.headers)
  expect([refused.status, refused.body.code]).toEqual([403, 'everything_only'])
})

test.each([
  ['no conversation', () => ({ ids: [], change: { status: 'open' } }), 'body.ids'],
  [
    'too many',
    () => ({ ids: Array.from({ length: 201 }, (_, i) => idOf(i)), change: { status: 'open' } }),
    'body.ids',
  ],
  ['has no changes', () => ({ ids, change: {} }), 'body.change'],
  ['nobody to assign', () => ({ ids, change: { assignee_id: `usr_${'0'.repeat(32)}` } }), 'body.assignee_id'],
])('%s is refused as a whole', async (_, body, field) => {
  const answer = await ask('POST', '/conversations/bulk', body())
  expect([answer.status, answer.body.errors[0].field]).toEqual([400, field])
  expect(await updates()).toEqual([])
})

const idOf = (number: number) => `cnv_${String(number).padStart(32, '0')}`

test('it is refused without a key and without its scope, and another account’s are not found', async () => {
  expect((await bulk({ status: 'resolved' }, ids, {})).status).toBe(401)
  const narrow = await app.addKey(ours, ['conversations:read'])
  expect((await bulk({ status: 'resolved' }, ids, narrow)).status).toBe(403)
  const foreign = await bulk({ status: 'resolved' }, ids, theirs.headers)
  expect(outcomesOf(foreign)).toEqual(['not_found', 'not_found', 'not_found'])
  expect((await stateOf('Ana')).status).toBe('open')
})

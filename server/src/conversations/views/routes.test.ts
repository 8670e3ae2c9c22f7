import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { threeThreads } from '../../../tests/harness/three-threads.ts'
import { withAccount } from '../../platform/db/with-account.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let maud: SignedIn
let ada: SignedIn
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
  maud = await addMember(app, ours, 'agent')
  ada = await addMember(app, ours, 'agent')
  threads = await threeThreads(app, ours)
})

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
  headers: object = maud.headers,
) {
  const answer = await app.http.inject({
    method,
    url: `/v1${path}`,
    headers: { ...headers },
    ...(payload && { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() }
}

const save = async (view: object, headers: object = maud.headers) =>
  (await ask('POST', '/views', view, headers)).body
const namesOf = async (headers: object) =>
  (await ask('GET', '/views', undefined, headers)).body.data.map(({ name }: { name: string }) => name)
const countsOf = async (headers: object) =>
  (await ask('GET', '/views/counts', undefined, headers)).body.data.map(
    ({ count }: { count: number }) => count,
  )

test('a saved filter is its owner’s alone until it is shared, and then everybody’s', async () => {
  const view = await save({ name: 'Urgent', filters: { status: 'open', priority: 'urgent' } })
  expect(view).toMatchObject({ shared: false, filters: { status: 'open', priority: 'urgent' } })
  expect([await namesOf(maud.headers), await namesOf(ada.headers), await namesOf(ours.headers)]).toEqual([
    ['Urgent'],
    [],
    [],
  ])
  expect((await ask('PATCH', `/views/${view.id}`, { shared: true }, ada.headers)).status).toBe(404)
  await ask('PATCH', `/views/${view.id}`, { shared: true, name: 'Now' })
  expect([await namesOf(ada.headers), await namesOf(ours.headers)]).toEqual([['Now'], ['Now']])
  expect((await ask('PATCH', `/views/${view.id}`, { shared: false }, ada.headers)).body.shared).toBe(false)
  expect([await namesOf(maud.headers), await namesOf(ada.headers)]).toEqual([[], ['Now']])
  expect((await ask('DELETE', `/views/${view.id}`, undefined, ada.headers)).status).toBe(204)
  expect(await namesOf(ada.headers)).toEqual([])
})

test('each counts what it lists, for whoever looks', async () => {
  const set = (who: string, change: object) => ask('PATCH', `/conversations/${threads[who]}`, change)
  await set('Ana', { priority: 'urgent', labels: ['vip'], assignee_id: maud.user_id })
  await set('Ben', { priority: 'urgent', status: 'resolved' })
  for (const [name, filters] of [
    ['a', {}],
    ['b', { priority: 'urgent' }],
    ['c', { priority: 'urgent', status: 'open' }],
    ['d', { priority: 'none' }],
    ['e', { label: 'vip' }],
    ['f', { assignee: 'none', inbox_id: ours.inbox_id }],
    ['g', { assignee: 'me' }],
  ] as const)
    await save({ name, shared: true, filters })
  expect(await countsOf(maud.headers)).toEqual([3, 2, 1, 1, 1, 2, 1])
  expect(await countsOf(ada.headers)).toEqual([3, 2, 1, 1, 1, 2, 0])
  expect(await countsOf(ours.headers)).toEqual([3, 2, 1, 1, 1, 2, null])
})

test('a label that is renamed is so in saved filters and segments, too; what sought one that is removed finds nobody', async () => {
  const vip = (await ask('POST', '/labels', { name: 'vip' })).body
  await save({ name: 'Very important', filters: { label: 'vip', status: 'open' } })
  await ask('POST', '/segments', { name: 'Very important', filters: { label: 'vip' } })
  await ask('PATCH', `/labels/${vip.id}`, { name: 'regular' })
  const { data } = (await ask('GET', '/views')).body
  expect(data[0].filters).toEqual({ label: 'regular', status: 'open' })
  const segments = (await ask('GET', '/segments')).body.data
  expect(segments[0].filters).toEqual({ label: 'regular' })
  await ask('DELETE', `/labels/${vip.id}`)
  expect((await ask('GET', '/views')).body.data[0].filters).toEqual({ label: 'regular', status: 'open' })
  expect(await countsOf(maud.headers)).toEqual([0])
})

test('what was somebody’s alone goes when they leave the account, and what they shared stays', async () => {
  await save({ name: 'Own', filters: {} })
  await save({ name: 'Shared', shared: true, filters: {} })
  await ask('DELETE', `/members/${maud.user_id}`, undefined, ours.headers)
  expect(await namesOf(ada.headers)).toEqual(['Shared'])
  const { rows } = await app.database.store.asOwner(async ({ query }) => ({
    rows: await query('select name from views'),
  }))
  expect(rows).toEqual([{ name: 'Shared' }])
})

test('a key saves for everybody only, and nobody saves without end', async () => {
  const alone = await ask('POST', '/views', { name: 'Own', filters: {} }, ours.headers)
  expect([alone.status, alone.body.errors[0].field]).toEqual([400, 'body.shared'])
  for (let count = 0; count < 50; count += 1) await save({ name: `View ${count}`, filters: {} })
  const answer = await ask('POST', '/views', { name: 'One more', filters: {} })
  expect([answer.status, answer.body.code]).toEqual([409, 'limit_reached'])
})

test('sharing a view, or taking it for oneself, takes a place where it goes', async () => {
  const own = await save({ name: 'Own', filters: {} })
  const shared = await save({ name: 'Shared', shared: true, filters: {} })
  const columns = 'user_id, filters, created_at, updated_at'
  const copies = `(account_id, id, name, ${columns})
    select account_id, gen_random_uuid(), name || n, ${columns} from views, generate_series(2, 50) as n`
  await withAccount(app.deps.db, ours.account_uuid, (trx) =>
    sql.raw(`insert into views ${copies}`).execute(trx),
  )
  const share = (id: string, to: boolean) => ask('PATCH', `/views/${id}`, { shared: to })
  for (const [id, to] of [
    [own.id, true],
    [shared.id, false],
  ] as const) {
    const refused = await share(id, to)
    expect([refused.status, refused.body.code]).toEqual([409, 'limit_reached'])
  }
  expect((await ask('PATCH', `/views/${own.id}`, { name: 'Mine', shared: false })).status).toBe(200)
  expect((await ask('DELETE', `/views/${shared.id}`)).status).toBe(204)
  expect((await share(own.id, true)).status).toBe(200)
})

test('views are refused without a key and without its scope, and another account’s are not found', async () => {
  const view = await save({ name: 'Shared', shared: true, filters: {} })
  const narrow = await app.addKey(ours, ['events:read'])
  const changes = [
    ['GET', '/views', undefined],
    ['GET', '/views/counts', undefined],
    ['POST', '/views', { name: 'x', shared: true, filters: {} }],
    ['PATCH', `/views/${view.id}`, { name: 'x' }],
    ['DELETE', `/views/${view.id}`, undefined],
  ] as const
  for (const [method, path, body] of changes) {
    expect((await ask(method, path, body, {})).status).toBe(401)
    expect((await ask(method, path, body, narrow)).status).toBe(403)
  }
  for (const [method, path, body] of changes.slice(3))
    expect((await ask(method, path, body, theirs.headers)).status).toBe(404)
  expect(await namesOf(theirs.headers)).toEqual([])
  expect(await namesOf(maud.headers)).toEqual(['Shared'])
})

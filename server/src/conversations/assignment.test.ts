import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../tests/harness/app.ts'
import { addMember, type SignedIn } from '../../tests/harness/sign-in.ts'
import { threeThreads } from '../../tests/harness/three-threads.ts'
import { MOST_COUNTED } from './counts.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
let maud: SignedIn
let stranger: SignedIn
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
  stranger = await addMember(app, theirs, 'agent')
  threads = await threeThreads(app, ours)
})

type Method = 'GET' | 'PATCH' | 'DELETE'
const ask = (
  method: Method,
  path: string,
  body?: object,
  headers: Record<string, string> = { ...ours.headers },
) => app.http.inject({ method, url: `/v1${path}`, headers, ...(body && { payload: body }) })

async function namesOf(query: string, headers: Record<string, string> = { ...ours.headers }) {
  const { data } = (await ask('GET', `/conversations?${query}`, undefined, headers)).json()
  return data.map((it: { contact: { display_name: string } }) => it.contact.display_name)
}

const assign = (who: string, assignee_id: string | null) =>
  ask('PATCH', `/conversations/${threads[who]}`, { assignee_id })

test('a conversation is somebody’s, the feed says whose, and it can be given back', async () => {
  expect((await assign('Ana', maud.user_id)).json()).toMatchObject({ assignee_id: maud.user_id })
  await assign('Ana', maud.user_id)
  expect((await assign('Ana', null)).json()).toMatchObject({ assignee_id: null })
  const { data } = (await ask('GET', '/events?types=conversation.updated')).json()
  expect(data.map((it: { data: { assignee_id: unknown } }) => it.data.assignee_id)).toEqual([
    maud.user_id,
    null,
  ])
})

test('each finds what is theirs and what is nobody’s, page by page', async () => {
  await assign('Ana', maud.user_id)
  await assign('Cleo', maud.user_id)
  expect(await namesOf('assignee=me', maud.headers)).toEqual(['Cleo', 'Ana'])
  expect(await namesOf(`assignee=${maud.user_id}`)).toEqual(['Cleo', 'Ana'])
  expect(await namesOf('assignee=none')).toEqual(['Ben'])
  expect(await namesOf('assignee=me&status=resolved', maud.headers)).toEqual([])
  const first = (await ask('GET', '/conversations?assignee=me&limit=1', undefined, maud.headers)).json()
  expect(await namesOf(`assignee=me&limit=1&cursor=${first.next_cursor}`, maud.headers)).toEqual(['Ana'])
})

test('the counts are those of the lists, and those of whoever asks', async () => {
  await assign('Ana', maud.user_id)
  await ask('PATCH', `/conversations/${threads.Cleo}`, { status: 'pending' })
  const counts = (headers: Record<string, string>) => ask('GET', '/conversations/counts', undefined, headers)
  const waiting = { open: 2, unassigned: 1, pending: 1, snoozed: 0 }
  expect((await counts(maud.headers)).json()).toEqual({ ...waiting, mine: 1, unread: 2 })
  expect((await counts({ ...ours.headers })).json()).toEqual({ ...waiting, mine: null, unread: null })
  expect((await counts(stranger.headers)).json()).toMatchObject({ open: 0, mine: 0 })
})

test('counting ends where it costs more than it tells', async () => {
  await app.database.store.asOwner(({ query }) =>
    query(
      `insert into conversations (account_id, id, inbox_id, contact_id, last_message_at, created_at)
       select account_id, gen_random_uuid(), inbox_id, gen_random_uuid(), last_message_at, created_at
         from conversations cross join generate_series(1, $1::int)`,
      [MOST_COUNTED],
    ),
  )
  expect((await ask('GET', '/conversations/counts')).json()).toMatchObject({
    open: MOST_COUNTED,
    unassigned: MOST_COUNTED,
  })
})

test('whoever leaves the account leaves no conversation behind as theirs', async () => {
  await assign('Ana', maud.user_id)
  const gone = await ask('DELETE', `/members/${maud.user_id}`, undefined, {
    ...app.operator,
    'selfsame-account': ours.account_id,
  })
  expect(gone.statusCode).toBe(204)
  expect(await namesOf('assignee=none')).toEqual(['Cleo', 'Ben', 'Ana'])
  const { data } = (await ask('GET', '/events?types=conversation.updated')).json()
  expect(data.at(-1).data).toMatchObject({ conversation_id: threads.Ana, assignee_id: null })
})

test.each([
  ['a member of another account', () => stranger.user_id, 400, 'invalid_request'],
  ['nobody', () => 'usr_0190000000007000800000000000dead', 400, 'invalid_request'],
  ['no person', () => 'con_0190000000007000800000000000dead', 400, 'invalid_request'],
])('a conversation is not given to %s', async (_, whom, status, code) => {
  const answer = await assign('Ana', whom())
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  expect(await namesOf('assignee=none')).toHaveLength(3)
})

test('a key is nobody, so nothing is its own', async () => {
  const answer = await ask('GET', '/conversations?assignee=me')
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'query.assignee'])
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../tests/harness/app.ts'
import { openInbox } from '../../tests/harness/inbox-tools.ts'
import { addMember } from '../../tests/harness/sign-in.ts'
import { deliver, type TestLine, type TestLines, textFrom } from '../../tests/harness/whatsapp-line.ts'
import { wakeSnoozed } from './wake-snoozed.ts'

let app: TestApp
let ours: TestAccount
let lines: TestLines
let line: TestLine
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  ;({ ours, lines, line } = await openInbox(app))
})

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BEN = { bsuid: 'US.2002', name: 'Ben' }

async function call(
  method: 'GET' | 'PATCH' | 'POST',
  url: string,
  body?: object,
  headers: object = ours.headers,
) {
  const answer = await app.http.inject({
    method,
    url: `/v1${url}`,
    headers: { ...headers },
    ...(body && { body }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function conversationsOf(...people: object[]) {
  await deliver(
    app.deps.db,
    lines,
    people.map((person, index) => textFrom(line, person as typeof ANA, `m${index}`, 10 + index)),
  )
  return (await call('GET', '/conversations')).body.data
}

const activityOf = async (id: string, query = '') =>
  (await call('GET', `/conversations/${id}/activity?${query}`)).body

test('is refused without a key, with an unknown one, without its scope, and for another account', async () => {
  const [{ id }] = await conversationsOf(ANA)
  const ask = async (headers?: object) =>
    (
      await app.http.inject({
        url: `/v1/conversations/${id}/activity`,
        ...(headers && { headers: { ...headers } }),
      })
    ).statusCode
  const theirs = await app.addAccount()
  expect(await ask()).toBe(401)
  expect(await ask(UNKNOWN_KEY)).toBe(401)
  expect(await ask(await app.addKey(ours, ['events:read']))).toBe(403)
  expect(await ask(theirs.headers)).toBe(404)
  expect(await ask(ours.headers)).toBe(200)
})

test('tells every change of state with the one before it, the latest first, and nothing of another conversation', async () => {
  const [bens, anas] = await conversationsOf(ANA, BEN)
  await call('PATCH', `/conversations/${bens.id}`, { status: 'pending' })
  for (const status of ['pending', 'resolved']) {
    app.clock.set(app.deps.clock.now() + 1000)
    await call('PATCH', `/conversations/${anas.id}`, { status })
  }
  const { data, next_cursor } = await activityOf(anas.id)
  expect(data).toMatchObject([
    { type: 'conversation.updated', data: { status: 'resolved' }, before: { status: 'pending' } },
    { type: 'conversation.updated', data: { status: 'pending' }, before: null },
  ])
  expect(next_cursor).toBeNull()
})

test('goes on behind a cursor, with each change once', async () => {
  const [{ id }] = await conversationsOf(ANA)
  const all = ['pending', 'open', 'resolved', 'open', 'pending']
  for (const status of all) await call('PATCH', `/conversations/${id}`, { status })
  const seen: { id: string; data: { status: string } }[] = []
  for (let query = 'limit=2'; ; ) {
    const { data, next_cursor } = await activityOf(id, query)
    seen.push(...data)
    if (next_cursor === null) break
    query = `limit=2&cursor=${next_cursor}`
  }
  expect(seen.map(({ data }) => data.status)).toEqual([...all].reverse())
  expect(new Set(seen.map((it) => it.id)).size).toBe(all.length)
})

test('after a merge tells what happened to both conversations', async () => {
  const [bens, anas] = await conversationsOf(ANA, BEN)
  await call('PATCH', `/conversations/${bens.id}`, { status: 'pending' })
  await call('PATCH', `/conversations/${anas.id}`, { labels: ['cake'] })
  const merge = await call('POST', `/contacts/${anas.contact.id}/merges`, { contact_id: bens.contact.id })
  expect(merge.status).toBeLessThan(300)
  const { data } = await activityOf(anas.id)
  const told = data.map((it: { data: { status: string; labels: string[] } }) => it.data)
  expect(told).toContainEqual(expect.objectContaining({ labels: ['cake'] }))
  expect(told).toContainEqual(expect.objectContaining({ status: 'pending' }))
})

test('says who changed it: a member by their name while they are one, an API key, or nobody where it was time', async () => {
  const [, anas] = await conversationsOf(ANA, BEN)
  const ada = await addMember(app, ours, 'agent')
  const change = (body: object, headers: Record<string, string>) =>
    call('PATCH', `/conversations/${anas.id}`, body, headers)
  const later = () => app.clock.set(app.deps.clock.now() + 1000)
  await change({ assignee_id: ada.user_id }, ada.headers)
  later()
  await change({ status: 'pending' }, ours.headers)
  later()
  const snoozed_until = new Date(app.deps.clock.now() + 60_000).toISOString()
  await change({ status: 'snoozed', snoozed_until }, ours.headers)
  app.clock.set(app.deps.clock.now() + 120_000)
  await wakeSnoozed(app.deps.db, new Date(app.deps.clock.now()))
  const named = (await activityOf(anas.id)).data.at(-1).actor
  expect(named).toEqual({ kind: 'member', id: ada.user_id, name: expect.stringMatching(/./) })
  later()
  await app.http.inject({ method: 'DELETE', url: `/v1/members/${ada.user_id}`, headers: ours.headers })
  const { data } = await activityOf(anas.id)
  const actors = data.map((it: { actor: object }) => it.actor)
  expect(actors).toEqual([
    // Conversations of a member who left become unassigned.
    { kind: 'rules', id: null, name: null },
    { kind: 'rules', id: null, name: null },
    { kind: 'api_key', id: expect.stringMatching(/^key_/), name: expect.any(String) },
    { kind: 'api_key', id: expect.stringMatching(/^key_/), name: expect.any(String) },
    { kind: 'member', id: ada.user_id, name: null },
  ])
  const feed = (await call('GET', '/events?types=conversation.updated')).body.data
  expect(feed[0].data).toMatchObject({ changed_by: 'member', changed_by_user_id: ada.user_id })
})

test('a member who is limited to their teams reads who did it, too', async () => {
  const [, anas] = await conversationsOf(ANA, BEN)
  const ada = await addMember(app, ours, 'agent')
  await call('PATCH', `/conversations/${anas.id}`, { status: 'pending' })
  const team = (
    await call('POST', '/teams', { name: 'Counter', member_ids: [ada.user_id], inbox_ids: [anas.inbox_id] })
  ).body
  expect(team.id).toMatch(/^tem_/)
  await call('PATCH', `/members/${ada.user_id}`, { access: 'teams' })
  const { body } = await call('GET', `/conversations/${anas.id}/activity`, undefined, ada.headers)
  expect(body.data).toMatchObject([{ actor: { kind: 'api_key', name: expect.any(String) } }])
})

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

async function open(to: unknown, headers: object = ours.headers, inbox_id?: string) {
  const answer = await app.http.inject({
    method: 'POST',
    url: '/v1/conversations',
    headers: { ...headers },
    payload: { to, inbox_id },
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('somebody known has their conversation, whatever they are named by', async () => {
  const { body: ana } = await open({ bsuid: 'US.1001' })
  expect(ana).toMatchObject({ id: threads.Ana, contact: { display_name: 'Ana' } })
  expect((await open(ana.contact.id)).body.id).toBe(threads.Ana)
  expect((await open(threads.Ana)).body.id).toBe(threads.Ana)
})

test('somebody new, by phone or BSUID, has an empty one, the same every time, where only templates go', async () => {
  const { status, body } = await open('+1 555 010 4499')
  expect([status, body]).toMatchObject([
    200,
    {
      last_message: null,
      status: 'open',
      window: { may_send: 'templates' },
      contact: { display_name: expect.stringMatching(/^Contact /) },
    },
  ])
  expect((await open({ phone: '+15550104499' })).body.id).toBe(body.id)
  const stranger = await open({ bsuid: 'US.777' }, ours.headers, ours.inbox_id)
  expect(stranger.body).toMatchObject({ last_message: null, window: { may_send: 'templates' } })
  const { data } = (await app.http.inject({ url: '/v1/conversations', headers: { ...ours.headers } })).json()
  expect(data).toHaveLength(3)
})

test('a username opens nothing: it is for display and search only and cannot be an address', async () => {
  const { status, body } = await open('@ana.v')
  expect([status, body.code]).toEqual([400, 'invalid_recipient'])
  expect(body.detail).toContain('for display and search only')
})

test('it is refused without a key and without its scope, and nobody of another account is found', async () => {
  expect((await open({ bsuid: 'US.1001' }, {})).status).toBe(401)
  const narrow = await app.addKey(ours, ['conversations:read'])
  expect((await open({ bsuid: 'US.1001' }, narrow)).status).toBe(403)
  const { body: ana } = await open({ bsuid: 'US.1001' })
  expect((await open(ana.contact.id, theirs.headers)).status).toBe(404)
  expect((await open(ana.id, theirs.headers)).status).toBe(404)
  expect((await open({ bsuid: 'US.1001' }, ours.headers, theirs.inbox_id)).status).toBe(404)
})

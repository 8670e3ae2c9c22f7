import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addMember, type SignedIn } from '../../../tests/harness/sign-in.ts'
import { threeThreads } from '../../../tests/harness/three-threads.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { buildApp } from '../../process/app.ts'
import { presencesOf } from './routes.ts'

// What is tested takes seconds by its nature: pauses, retries, what is forgotten with time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

type Presence = { conversation_id: string; user_id: string; typing: boolean }

let app: TestApp
let base: string
let ours: TestAccount
let theirs: TestAccount
let maud: SignedIn
let ada: SignedIn
/** The conversations of Ana, Ben and Cleo, by their names. */
let threads: Record<string, string>
let streams: AbortController
beforeAll(async () => {
  app = await testApp()
  base = await app.http.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  ours = await app.addAccount()
  theirs = await app.addAccount()
  maud = await addMember(app, ours, 'agent')
  ada = await addMember(app, ours, 'viewer')
  threads = await threeThreads(app, ours)
  streams = new AbortController()
})
afterEach(() => streams.abort())

const say = (who: SignedIn, where: string, typing: boolean) =>
  app.http.inject({
    method: 'POST',
    url: `/v1/conversations/${threads[where]}/presence`,
    headers: who.headers,
    payload: { typing },
  })
const leave = (who: SignedIn, where: string) =>
  app.http.inject({
    method: 'DELETE',
    url: `/v1/conversations/${threads[where]}/presence`,
    headers: who.headers,
  })

/** The last presence that an open stream reported; null: nothing yet. */
async function listen(headers: object, at = base, form = 'changes') {
  const heard: { last: Presence[] | null; text: string } = { last: null, text: '' }
  const response = await fetch(`${at}/v1/stream?form=${form}`, {
    headers: { ...headers },
    signal: streams.signal,
  })
  const read = async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      heard.text += chunk
      const told = heard.text.split('\n\n').filter((block) => block.startsWith('event: presence'))
      const last = told.at(-1)
      if (last !== undefined) heard.last = JSON.parse(last.slice(last.indexOf('data: ') + 6))
    }
  }
  read().catch(() => undefined)
  return heard
}

async function until(heard: { last: Presence[] | null }, wanted: Presence[]) {
  for (let tries = 0; tries < 300; tries += 1) {
    if (JSON.stringify(heard.last) === JSON.stringify(wanted)) return
    await sleep(50)
  }
  expect(heard.last).toEqual(wanted)
}

test('others hear who looks at a conversation and who writes, until they stop, leave, or say nothing more', async () => {
  const heard = await listen({ ...ours.headers })
  const here = (typing: boolean) => ({
    conversation_id: threads.Ana ?? '',
    user_id: maud.user_id,
    typing,
  })
  expect((await say(maud, 'Ana', true)).statusCode).toBe(204)
  await until(heard, [here(true)])
  app.clock.advance(8_000)
  await until(heard, [here(false)])
  await say(maud, 'Ana', true)
  await until(heard, [here(true)])
  await say(maud, 'Ana', false)
  await until(heard, [here(false)])
  expect((await leave(maud, 'Ana')).statusCode).toBe(204)
  await until(heard, [])
  await say(maud, 'Ana', false)
  await until(heard, [here(false)])
  app.clock.advance(46_000)
  await until(heard, [])
})

test('whoever comes later hears who is there, from any process, and another account hears nothing', async () => {
  await say(maud, 'Ana', true)
  await say(ada, 'Ben', false)
  const second = await buildApp(
    { ...app.deps, metrics: new Registry() },
    {
      operator_token: null,
      process_metrics: false,
      wakeWorker: () => undefined,
      wakeSender: () => undefined,
      tell: () => undefined,
    },
  )
  const other = await second.http.listen({ port: 0, host: '127.0.0.1' })
  const heard = await listen({ ...ours.headers }, other)
  const strangers = await listen({ ...theirs.headers })
  const both = [
    { conversation_id: threads.Ana ?? '', user_id: maud.user_id, typing: true },
    { conversation_id: threads.Ben ?? '', user_id: ada.user_id, typing: false },
  ].toSorted((one, other) => (one.conversation_id < other.conversation_id ? -1 : 1))
  await until(heard, both)
  expect(strangers.last).toBeNull()
  streams.abort()
  await second.http.close()
})

test('streams are told of 1,000 presences at most, however many are reported', async () => {
  await withAccount(app.deps.db, ours.account_uuid, (trx) =>
    sql`
      insert into presences (account_id, conversation_id, user_id, inbox_id, here_until)
      select account_id, id, gen_random_uuid(), inbox_id, '2030-01-01' from conversations cross join generate_series(1, 400)`.execute(
      trx,
    ),
  )
  const told = await presencesOf(app.deps, { account_id: ours.account_uuid, limited_user_id: null })
  expect(JSON.parse(told)).toHaveLength(1_000)
})

test('it is nothing for the feed, nor for a reader of events', async () => {
  const heard = await listen({ ...ours.headers }, base, 'events')
  const count = async () =>
    (await app.http.inject({ url: '/v1/events?limit=1000', headers: { ...ours.headers } })).json().data.length
  const before = await count()
  await say(maud, 'Ana', true)
  await sleep(1500)
  expect([await count(), heard.last, heard.text.includes('presence')]).toEqual([before, null, false])
})

test('after a merge, whoever looks at the folded conversation looks at the one that shows', async () => {
  const get = async (url: string) =>
    (await app.http.inject({ url: `/v1${url}`, headers: { ...ours.headers } })).json()
  const [ana, ben] = [
    (await get('/contacts?query=Ana')).data[0].id,
    (await get('/contacts?query=Ben')).data[0].id,
  ]
  await app.http.inject({
    method: 'POST',
    url: `/v1/contacts/${ana}/merges`,
    headers: { ...ours.headers },
    payload: { contact_id: ben },
  })
  const heard = await listen({ ...ours.headers })
  await say(maud, 'Ben', true)
  await until(heard, [{ conversation_id: threads.Ana ?? '', user_id: maud.user_id, typing: true }])
})

test('it is refused without a session, to a key, without the scope and in another account', async () => {
  const stranger = await addMember(app, theirs, 'owner')
  const narrow = await app.addKey(ours, ['events:read'])
  for (const method of ['POST', 'DELETE'] as const) {
    const answers = [{}, narrow, ours.headers, stranger.headers].map(async (headers) => {
      const { statusCode } = await app.http.inject({
        method,
        url: `/v1/conversations/${threads.Ana}/presence`,
        headers: { ...headers },
        ...(method === 'POST' && { payload: { typing: true } }),
      })
      return statusCode
    })
    expect(await Promise.all(answers)).toEqual([401, 403, 400, 404])
  }
})

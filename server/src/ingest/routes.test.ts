import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestAccount, type TestApp, testApp, UNKNOWN_KEY } from '../../tests/harness/app.ts'
import { workOff } from '../../tests/harness/ingest.ts'
import { post, textWebhook } from '../../tests/harness/webhooks.ts'
import { queueDeliveries } from '../integrations/gateway/queue-deliveries.ts'
import { withAccount, withEveryAccount } from '../platform/db/with-account.ts'
import { processBatch } from './batch.ts'
import { type ProcessBatch, processQueued } from './process-queued.ts'
import { REPLAY_PART } from './replay.ts'
import { deleteOldWebhooks } from './retention.ts'

let app: TestApp
let ours: TestAccount
let theirs: TestAccount
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  ours = await app.addAccount()
  theirs = await app.addAccount()
})

const get = (url: string, headers: Record<string, string> = ours.headers) => app.http.inject({ url, headers })
const replay = (body: object, headers: Record<string, string> = ours.headers) =>
  app.http.inject({ method: 'POST', url: '/v1/ingest/replays', headers, body })
const NOBODY_ID = '00000000000000000000000000000000'
const DAY_MS = 86_400_000

async function failuresOf(account: TestAccount, query = '') {
  return (await get(`/v1/ingest/failures${query}`, account.headers)).json().data
}

async function threads(account: TestAccount): Promise<number> {
  const { count } = await withAccount(app.deps.db, account.account_uuid, (trx) =>
    trx
      .selectFrom('messages')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  )
  return Number(count)
}

test.each([
  ['GET', '/v1/ingest'],
  ['GET', '/v1/ingest/failures'],
  ['GET', `/v1/ingest/events/whe_${NOBODY_ID}`],
  ['POST', '/v1/ingest/replays'],
  ['GET', `/v1/ingest/replays/rpl_${NOBODY_ID}`],
] as const)(
  '%s %s is refused without a key, with an unknown one and without its scope',
  async (method, url) => {
    expect((await app.http.inject({ method, url })).statusCode).toBe(401)
    expect((await app.http.inject({ method, url, headers: UNKNOWN_KEY })).statusCode).toBe(401)
    const headers = await app.addKey(ours, ['events:read'])
    expect((await app.http.inject({ method, url, headers })).statusCode).toBe(403)
  },
)

test("another account's event, failure and replay, which exist, are not found", async () => {
  await post(app, theirs, 'not json')
  await workOff(app)
  const [failure] = await failuresOf(theirs)
  const ordered = (await replay({ scope: 'all' }, theirs.headers)).json()
  for (const url of [`/v1/ingest/events/${failure.event_id}`, `/v1/ingest/replays/${ordered.id}`]) {
    expect((await get(url, theirs.headers)).statusCode).toBe(200)
    expect((await get(url)).statusCode).toBe(404)
  }
  expect(await failuresOf(ours)).toEqual([])
  expect((await get('/v1/ingest')).json()).toMatchObject({ stored: 0, failed: 0 })
})

test.each([
  ['not json', 'not_json'],
  ['{"object":"page","entry":[{}]}', 'wrong_object'],
  ['', 'empty'],
  ['{"object":"whatsapp_business_account","entry":[7]}', 'entry_not_an_object'],
  [`{"a":${'['.repeat(500)}${']'.repeat(500)}}`, 'too_deep'],
])(
  'a signed body that cannot be read is shown with its reason, and its bytes to who may see them',
  async (body, reason) => {
    await post(app, ours, body)
    await workOff(app)
    const [failure] = await failuresOf(ours)
    expect(failure).toMatchObject({ state: 'failed', reason, attempts: 1, path: '' })
    expect((await get('/v1/ingest')).json()).toMatchObject({ stored: 1, processed: 1, failed: 1, queued: 0 })
    const url = `/v1/ingest/events/${failure.event_id}`
    expect((await get(url)).json()).toMatchObject({
      id: failure.event_id,
      encoding: 'utf8',
      body,
      queued: false,
    })
    expect((await get(url, await app.addKey(ours, ['ingest:read']))).statusCode).toBe(403)
  },
)

test('bytes that are no text are shown as base64', async () => {
  const bytes = Buffer.from([0xff, 0x00, 0xfe])
  await post(app, ours, bytes)
  await workOff(app)
  const [failure] = await failuresOf(ours)
  const event = (await get(`/v1/ingest/events/${failure.event_id}`)).json()
  expect([event.encoding, event.body]).toEqual(['base64', bytes.toString('base64')])
})

test('failures are paged, the newest first, and picked by their state', async () => {
  for (const text of ['a', 'b', 'c', 'd', 'e']) {
    await post(app, ours, text)
    app.clock.advance(1)
  }
  await post(app, ours, textWebhook({ ...ours, phone_number_id: '999' }, 'wamid.1', 'US.1'))
  await workOff(app)
  expect(await failuresOf(ours, '?state=unroutable')).toMatchObject([
    {
      state: 'unroutable',
      reason: 'phone_number_id_unknown',
      waits_for: '999',
      path: 'changes/0/messages/0',
    },
  ])
  expect(await failuresOf(ours, '?state=waiting')).toEqual([])
  const seen: string[] = []
  let next = ''
  for (let pages = 0; pages < 3; pages += 1) {
    const page = (await get(`/v1/ingest/failures?state=failed&limit=2${next}`)).json()
    for (const failure of page.data) {
      seen.push((await get(`/v1/ingest/events/${failure.event_id}`)).json().body)
    }
    next = `&cursor=${page.next_cursor}`
  }
  expect(next).toBe('&cursor=null')
  expect(seen).toEqual(['e', 'd', 'c', 'b', 'a'])
})

test('what came for a line that was not connected is processed when it is', async () => {
  const later = { waba: '88', phone_number_id: '777' }
  await post(app, ours, textWebhook(later, 'wamid.early', 'US.1'))
  await workOff(app)
  expect((await get('/v1/ingest')).json()).toMatchObject({ processed: 1, unroutable: 1, queued: 0 })
  const inbox = {
    meta_portfolio_id: '55',
    waba_id: later.waba,
    phone_number_id: later.phone_number_id,
    display_phone: '+1 555 010 2099',
    access_token: 'EAAG',
  }
  const headers = ours.headers
  expect(
    (await app.http.inject({ method: 'POST', url: '/v1/inboxes', headers, body: inbox })).statusCode,
  ).toBe(201)
  await workOff(app)
  expect(await threads(ours)).toBe(1)
  expect((await get('/v1/ingest')).json()).toMatchObject({
    stored: 1,
    processed: 1,
    unroutable: 0,
    queued: 0,
  })
})

test('the set-up of a line lets through what waited for it', async () => {
  const waiting = { waba: ours.waba, phone_number_id: '4009999' }
  await post(app, ours, textWebhook(waiting, 'wamid.early', 'US.1'))
  await workOff(app)
  expect(await failuresOf(ours)).toHaveLength(1)
  await app.setUpAgain(ours, { phone_number_id: waiting.phone_number_id })
  await workOff(app)
  expect(await failuresOf(ours)).toEqual([])
  expect(await threads(ours)).toBe(1)
})

test('a replay of everything changes nothing and shows how far it is', async () => {
  const total = REPLAY_PART + 30
  for (let i = 0; i < 3; i += 1) await post(app, ours, textWebhook(ours, `wamid.${i}`, 'US.1'))
  await workOff(app)
  const before = await threads(ours)
  // Enough others for several parts, without sending each.
  await withEveryAccount(app.deps.db, async (trx) => {
    const [row] = await trx.selectFrom('webhook_events').selectAll().limit(1).execute()
    if (row === undefined) throw new Error('nothing stored')
    const rows = Array.from({ length: total - 3 }, (_, i) => {
      const id = `${row.id.slice(0, 14)}7${row.id.slice(15, 24)}${i.toString(16).padStart(12, '0')}`
      return { ...row, id, request_id: id, body: Buffer.from('no json') }
    })
    await trx.insertInto('webhook_events').values(rows).execute()
  })
  const ordered = await replay({ scope: 'all' })
  expect(ordered.statusCode).toBe(202)
  const url = `/v1/ingest/replays/${ordered.json().id}`
  expect(ordered.json()).toMatchObject({
    scope: 'all',
    state: 'queueing',
    queued: 0,
    processed: 0,
    from: null,
  })

  const order: (string | null)[] = []
  await workOff(app, async (trx, context, events) => {
    order.push(...events.map((event) => event.replay_id))
    return processBatch(trx, context, events)
  })
  expect((await get(url)).json()).toMatchObject({ state: 'done', queued: total, processed: total })
  expect(order).toHaveLength(total)
  expect(await threads(ours)).toBe(before)
  expect((await get('/v1/ingest')).json()).toMatchObject({ stored: 3, processed: 3, queued: 0 })
})

test('what comes in during a replay is processed before what is still to be replayed', async () => {
  for (let i = 0; i < 30; i += 1) await post(app, ours, textWebhook(ours, `wamid.${i}`, 'US.1'))
  await workOff(app)
  await replay({ scope: 'all' })
  const order: boolean[][] = []
  const context = {
    db: app.deps.db,
    now: () => new Date(app.clock.now()),
    digests: () => [Buffer.from('nobody')],
    processBatch: (async (locked, digests, events) => {
      order.push(events.map((event) => event.replay_id === null))
      return processBatch(locked, digests, events)
    }) satisfies ProcessBatch,
    queueDeliveries,
  }
  const turn = () => processQueued(context, ours.account_uuid, { rows: 10, bytes: 1_000_000, patient: false })
  expect(await turn()).toMatchObject({ events: 0 })
  expect(await turn()).toMatchObject({ events: 10 })
  await post(app, ours, textWebhook(ours, 'wamid.new', 'US.1'))
  expect(await turn()).toMatchObject({ events: 10 })
  expect(order).toEqual([Array(10).fill(false), [true, ...Array(9).fill(false)]])
  await workOff(app)
})

test('a range is replayed and nothing outside it', async () => {
  const times: string[] = []
  for (let i = 0; i < 4; i += 1) {
    times.push(new Date(app.clock.now()).toISOString())
    await post(app, ours, textWebhook(ours, `wamid.${i}`, 'US.1'))
    app.clock.advance(60_000)
  }
  await workOff(app)
  const [, second, third] = times
  const ordered = (await replay({ scope: 'range', from: second, until: third })).json()
  const bodies: string[] = []
  await workOff(app, async (trx, context, events) => {
    bodies.push(
      ...events.map((event) => JSON.parse(event.body.toString()).entry[0].changes[0].value.messages[0].id),
    )
    return processBatch(trx, context, events)
  })
  expect(bodies).toEqual(['wamid.1', 'wamid.2'])
  expect((await get(`/v1/ingest/replays/${ordered.id}`)).json()).toMatchObject({ state: 'done', queued: 2 })
})

test('a range without ends, an unknown scope and ends the wrong way round are refused', async () => {
  const wrong = [
    {},
    { scope: 'range' },
    { scope: 'some' },
    { scope: 'range', from: '2026-01-02T00:00:00Z', until: '2026-01-01T00:00:00Z' },
    { scope: 'all', surprise: 1 },
  ]
  for (const body of wrong) expect((await replay(body)).statusCode).toBe(400)
})

test('a replay that is ordered twice under one Idempotency-Key is one', async () => {
  const headers = { ...ours.headers, 'idempotency-key': 'once' }
  const [first, second] = [await replay({ scope: 'all' }, headers), await replay({ scope: 'all' }, headers)]
  expect(second.json().id).toBe(first.json().id)
})

test('raw webhooks are deleted after the days that the account keeps them, but not what is unsettled', async () => {
  const two_entries = (line: TestAccount) => {
    const [entry] = textWebhook(line, 'wamid.two', 'US.1').entry
    return { object: 'whatsapp_business_account', entry: [entry, 7] }
  }
  await post(app, ours, textWebhook(ours, 'wamid.old', 'US.1'))
  await post(app, ours, 'not json')
  await post(app, ours, two_entries(ours))
  await post(app, theirs, textWebhook(theirs, 'wamid.theirs', 'US.1'))
  await workOff(app)
  await post(app, ours, textWebhook(ours, 'wamid.queued', 'US.1'))
  app.clock.advance(31 * DAY_MS)
  await post(app, ours, textWebhook(ours, 'wamid.new', 'US.1'))
  const events = () =>
    withEveryAccount(app.deps.db, (trx) =>
      trx.selectFrom('webhook_events').selectAll().orderBy('id').execute(),
    )
  const forget = () => deleteOldWebhooks(app.deps.db, app.clock.now(), new AbortController().signal)
  expect(await forget()).toBe(0)
  await withEveryAccount(app.deps.db, (trx) =>
    trx.updateTable('accounts').set({ raw_retention_days: 30 }).where('id', '=', ours.account_uuid).execute(),
  )
  expect(await forget()).toBe(1)
  const left = await events()
  expect(left.some((row) => row.body?.includes('wamid.old'))).toBe(false)
  // The broken one, both entries of the half-broken one, the other account's, the queued one, the new one.
  expect(left).toHaveLength(6)
  await workOff(app)
  expect(await forget()).toBe(1)
  expect(await threads(ours)).toBe(4)
})

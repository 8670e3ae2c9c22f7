import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startDownloader } from '../src/conversations/media/downloader.ts'
import { startGatewayDeliverer } from '../src/integrations/gateway/deliverer.ts'
import { queueDeliveries } from '../src/integrations/gateway/queue-deliveries.ts'
import { withAccount } from '../src/platform/db/with-account.ts'
import { startBroadcaster } from '../src/sending/broadcasts/broadcaster.ts'
import { type TestApp, testApp } from './harness/app.ts'
import { addTemplate, buildBroadcast, SALE } from './harness/broadcasts.ts'
import { addConsumer } from './harness/consumers.ts'
import { endpointTools } from './harness/endpoints.ts'
import { openShop, type Shop } from './harness/people.ts'
import { startReceiver, type TestReceiver } from './harness/receiver.ts'
import { textFrom } from './harness/whatsapp-line.ts'

/** So many targets of the crowd do not answer, or have work without end. */
const CROWD = 500
const ENDPOINTS_OF_AN_ACCOUNT = 50
const SOON = { timeout: 15_000, interval: 20 }

let app: TestApp
let receiver: TestReceiver
let crowd: Shop
let quiet: Shop
/** Which of Meta's file ids were asked for. */
let fetched: string[]
/** Whether Meta's host hangs, and what ends the requests that do. */
let hanging: boolean
let release: (() => void)[]
beforeAll(async () => {
  const fetch: typeof globalThis.fetch = async (input) => {
    const id = new URL(input instanceof Request ? input.url : input).pathname.split('/').at(-1) ?? ''
    fetched.push(id)
    if (!id.startsWith('hangs')) return new Response('{"error":{"code":100}}', { status: 404 })
    if (!hanging) throw new Error('the host hung up')
    return new Promise((_, reject) => release.push(() => reject(new Error('the host hung up'))))
  }
  app = await testApp({ webhook_allowed_networks: ['127.0.0.0/8'] }, fetch)
  receiver = await startReceiver()
  receiver.answer((response, { path }) => {
    if (path !== '/hangs') response.writeHead(200).end()
  })
})
afterAll(async () => {
  await receiver.close()
  await app.close()
})
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  await app.database.truncateAll()
  crowd = await openShop(app)
  quiet = await openShop(app)
  receiver.received.length = 0
  fetched = []
  hanging = true
  release = []
})

/** Copies the one row that the crowd has in a table, with other ids and what `change` says (SQL, as JSON). */
async function multiply(table: string, change: string): Promise<void> {
  await crowd.rows(
    `insert into ${table} select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()) || ${change})).*
       from ${table} r cross join generate_series(2, ${CROWD}) as n`,
  )
  const [{ count } = { count: 0 }] = await crowd.rows<{ count: number }>(
    `select count(*)::int as count from ${table}`,
  )
  expect(count).toBe(CROWD)
}

const reached = (path: string) => receiver.received.filter((it) => it.path === path).length

test('the gateway serves a consumer of another account while 500 of one account hang', async () => {
  for (const [shop, path] of [
    [crowd, '/hangs'],
    [quiet, '/answers'],
  ] as const) {
    await addConsumer(app, shop, 'Bot', { url: receiver.url + path })
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1' }, 'wamid.1', 1))
  }
  await multiply(
    'gateway_consumers',
    `jsonb_build_object('name', 'Bot ' || n, 'token_digest', '\\x' || md5(n::text) || md5(r.id::text))`,
  )
  for (const { account, rows } of [crowd, quiet]) {
    const events = await rows<{ event_id: string; received_at: Date }>(
      'select id as event_id, received_at from webhook_events',
    )
    await withAccount(app.deps.db, account.account_uuid, (trx) =>
      queueDeliveries(trx, account.account_uuid, events, new Date(app.clock.now())),
    )
  }
  const deliverer = startGatewayDeliverer(app.deps, { poll_ms: 20, answer_within_ms: 3_000, dice: () => 0 })
  await expect.poll(() => reached('/answers'), SOON).toBe(1)
  expect(reached('/hangs')).toBeLessThan(CROWD / 4)
  await deliverer.stop()
})

test('a consumer that rests is due for no process until its rest is over or its address changes', async () => {
  const consumer = await addConsumer(app, quiet, 'Bot', { url: `${receiver.url}/answers` })
  await quiet.receive(textFrom(quiet.line, { bsuid: 'US.1' }, 'wamid.1', 1))
  const events = await quiet.rows<{ event_id: string; received_at: Date }>(
    'select id as event_id, received_at from webhook_events',
  )
  const { account_uuid } = quiet.account
  await withAccount(app.deps.db, account_uuid, (trx) =>
    queueDeliveries(trx, account_uuid, events, new Date(app.clock.now())),
  )
  await quiet.rows(
    `update gateway_consumers set rests_until = '${new Date(app.clock.now() + 60_000).toISOString()}'`,
  )
  const drain = async () => {
    const deliverer = startGatewayDeliverer(app.deps, { poll_ms: 60_000, dice: () => 0 })
    await deliverer.drain()
    await deliverer.stop()
  }
  await drain()
  expect(reached('/answers')).toBe(0)
  expect((await quiet.call('PATCH', consumer.path, { url: `${receiver.url}/moved` })).status).toBe(200)
  await drain()
  expect(reached('/moved')).toBe(1)
})

test('an endpoint of another account gets its events while every endpoint that one account may have hangs', async () => {
  const tools = endpointTools(app)
  for (let n = 0; n < ENDPOINTS_OF_AN_ACCOUNT; n += 1)
    await tools.make(crowd.account, { url: `${receiver.url}/hangs`, concurrency: 50 })
  await tools.make(quiet.account, { url: `${receiver.url}/answers`, concurrency: 5 })
  const room = { most_at_once: 64, most_per_account: 32 }
  const deliverer = tools.deliverer({ ...room, answer_within_ms: 3_000 })
  for (const { account } of [crowd, quiet])
    await tools.tell(account, ...Array.from({ length: 50 }, () => ({ type: 'message.read' })))
  await expect.poll(() => reached('/answers'), SOON).toBe(50)
  // All of what the crowd is to get would be 2,500 requests.
  expect(reached('/hangs')).toBeLessThan(CROWD)
  await deliverer.stop()
})

test('an endpoint whose secret cannot be opened keeps no other from its events', async () => {
  const tools = endpointTools(app)
  const { id } = await tools.make(crowd.account, { url: `${receiver.url}/sealed` })
  await crowd.rows(`update endpoints set secret = '\\x00'`)
  await tools.make(quiet.account, { url: `${receiver.url}/answers` })
  const deliverer = tools.deliverer()
  await tools.tell(quiet.account, { type: 'message.read' })
  await tools.tell(crowd.account, { type: 'message.read' })
  await expect.poll(() => reached('/answers'), SOON).toBe(1)
  expect([reached('/sealed'), (await tools.show(crowd.account, id)).state]).toEqual([0, 'enabled'])
  await deliverer.stop()
})

test('a file of another account is fetched while the host of 500 files of one account hangs', async () => {
  for (const [shop, id] of [
    [crowd, 'hangs'],
    [quiet, 'file'],
  ] as const) {
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1' }, 'wamid.1', 1))
    await shop.rows(
      `insert into media (account_id, id, source, inbox_id, message_id, meta_media_id, state, due_at, created_at)
       select account_id, gen_random_uuid(), 'whatsapp', inbox_id, id, '${id}', 'waiting', '2026-10-01', '2026-10-31' from messages`,
    )
  }
  await multiply('media', `jsonb_build_object('meta_media_id', 'hangs' || n)`)
  const downloader = startDownloader(app.deps, { room: { most: 4, most_per_account: 2 }, poll_ms: 20 })
  await expect.poll(() => fetched.includes('file'), SOON).toBe(true)
  expect(fetched.filter((id) => id.startsWith('hangs')).length).toBeLessThan(CROWD / 4)
  const stopped = downloader.stop()
  hanging = false
  for (const end of release) end()
  await stopped
})

test('a broadcast of another account is prepared while one account has 500 open', async () => {
  for (const shop of [crowd, quiet]) {
    await addTemplate(shop, SALE)
    await shop.receive(textFrom(shop.line, { bsuid: 'US.1' }, 'wamid.1', 1))
    expect((await shop.call('POST', '/v1/broadcasts', buildBroadcast(shop, {}))).status).toBe(201)
  }
  await multiply('broadcasts', `jsonb_build_object('name', 'Cakes ' || n)`)
  const ready = async ({ rows }: Shop) => {
    const [row] = await rows<{ n: number }>(`select count(*)::int as n from broadcasts where state = 'ready'`)
    return row?.n ?? 0
  }
  const broadcaster = startBroadcaster(app.deps, { poll_ms: 20, wakeSender: () => undefined })
  await expect.poll(() => ready(quiet), SOON).toBe(1)
  expect(await ready(crowd)).toBeLessThan(CROWD / 4)
  await broadcaster.stop()
})

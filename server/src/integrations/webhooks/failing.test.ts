import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { endpointTools } from '../../../tests/harness/endpoints.ts'
import { answering, startReceiver, type TestReceiver } from '../../../tests/harness/receiver.ts'
import { EVENTS } from '../../platform/events/catalogue.ts'
import { EXAMPLES } from '../../platform/events/examples.ts'
import { PAUSES_MS } from '../../platform/outbound-http/schedule.ts'
import type { Deliverer } from './deliverer.ts'
import { renderPayload } from './payload.ts'
import { deleteOldDeliveries } from './retention.ts'

// What is tested takes seconds by its nature: pauses, retries, what is forgotten with time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let receiver: TestReceiver
let ours: TestAccount
let tools: ReturnType<typeof endpointTools>
let deliverer: Deliverer
beforeAll(async () => {
  app = await testApp({ webhook_allowed_networks: ['127.0.0.0/8'] })
  tools = endpointTools(app)
  receiver = await startReceiver()
})
afterAll(async () => {
  await app.close()
  await receiver.close()
})
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1))
  await app.database.truncateAll()
  receiver.received.length = 0
  receiver.answer(answering(204))
  ours = await app.addAccount()
  deliverer = tools.deliverer()
})
afterEach(() => deliverer.stop())

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const hook = () => `${receiver.url}/hook`
const ids = () => receiver.received.map(({ headers }) => headers['webhook-id'])
const later = async (by_ms: number) => {
  app.clock.advance(by_ms)
  await deliverer.drain()
}
const events = (count: number, type = 'message.read') => Array.from({ length: count }, () => ({ type }))

test('what fails is tried at the times of the standard, under the same id, until its attempts are used up', async () => {
  const { id } = await tools.make(ours, { url: hook(), event_types: ['message.read'] })
  receiver.answer(answering(500, {}, 'Broken'))
  await tools.tell(ours, ...events(1))
  await deliverer.drain()
  for (const [index, pause_ms] of PAUSES_MS.entries()) {
    await later(pause_ms - 1000)
    expect(receiver.received).toHaveLength(index + 1)
    await later(1000)
    expect(receiver.received).toHaveLength(index + 2)
  }
  await later(10 * DAY_MS)
  expect(new Set(ids()).size).toBe(1)
  const [delivery] = await tools.deliveries(ours, id, '&state=failed')
  expect(delivery).toMatchObject({ tries: 10, due_at: null, ended_at: expect.any(String) })
  expect(delivery.attempts).toHaveLength(10)
  expect(delivery.attempts[3]).toMatchObject({ status: 500, error: 'http_status', answer: 'Broken' })
})

test('an endpoint that was down for a day gets all of it afterwards, and was asked sparingly meanwhile', async () => {
  const { id } = await tools.make(ours, { url: hook() })
  receiver.answer((response) => response.destroy())
  for (let hour = 0; hour < 24; hour += 1) {
    await tools.tell(ours, ...events(20))
    await later(HOUR_MS)
  }
  const asked = receiver.received.length
  expect(asked).toBeLessThan(150)
  expect(await tools.show(ours, id)).toMatchObject({
    state: 'enabled',
    health: 'held_back',
    last_error: 'connection_lost',
    behind_since: expect.any(String),
  })
  receiver.answer(answering(204))
  const arrived = () => new Set(ids().slice(asked)).size
  for (let i = 0; i < 100 && arrived() < 480; i += 1) await later(HOUR_MS)
  expect(arrived()).toBe(480)
  expect(await tools.show(ours, id)).toMatchObject({ health: 'healthy', behind_since: null })
}, 240_000)

test('an endpoint that answers 500 for a week is disabled after five days, the feed tells, and it goes on once it is enabled', async () => {
  const { id } = await tools.make(ours, { url: hook(), event_types: ['message.read', 'endpoint.*'] })
  receiver.answer(answering(500))
  for (let day = 0; day < 7; day += 0.25) {
    await tools.tell(ours, ...events(3))
    await later(DAY_MS / 4)
  }
  expect(await tools.show(ours, id)).toMatchObject({
    state: 'disabled',
    state_reason: 'failing',
    last_status: 500,
  })
  const { data } = (
    await app.http.inject({ url: '/v1/events?types=endpoint.*', headers: ours.headers })
  ).json()
  expect(data).toMatchObject([
    {
      type: 'endpoint.disabled',
      data: { endpoint_id: id, reason: 'failing', last_status: 500, last_error: 'http_status' },
    },
  ])
  const asked = receiver.received.length
  await later(DAY_MS)
  expect(receiver.received).toHaveLength(asked)
  receiver.answer(answering(204))
  expect((await tools.call(ours, 'POST', `/${id}/resume`, {})).body).toMatchObject({
    state: 'enabled',
    failures: 0,
  })
  await deliverer.drain()
  const failed = (await tools.deliveries(ours, id, '&state=failed')).length
  expect(new Set(ids().slice(asked)).size).toBe(85 - failed)
}, 240_000)

test('410 disables at once and keeps what was to be sent', async () => {
  const { id } = await tools.make(ours, { url: hook(), event_types: ['message.read'] })
  receiver.answer(answering(410))
  await tools.tell(ours, ...events(1))
  await deliverer.drain()
  expect(await tools.show(ours, id)).toMatchObject({ state: 'disabled', state_reason: 'gone' })
  await tools.tell(ours, ...events(4))
  await later(HOUR_MS)
  expect(receiver.received).toHaveLength(1)
  receiver.answer(answering(204))
  await tools.call(ours, 'POST', `/${id}/resume`, {})
  await deliverer.drain()
  expect(new Set(ids()).size).toBe(5)
})

test('Retry-After is honoured, also beyond what was planned, but no longer than a day', async () => {
  const { id } = await tools.make(ours, { url: hook() })
  receiver.answer(answering(429, { 'retry-after': '3600' }))
  await tools.tell(ours, ...events(1))
  await deliverer.drain()
  // It means all of them: nothing else is sent either.
  await tools.tell(ours, ...events(5))
  await later(59 * MINUTE_MS)
  expect(receiver.received).toHaveLength(1)
  receiver.answer(answering(503, { 'retry-after': 'Fri, 31 Dec 2100 00:00:00 GMT' }))
  await later(MINUTE_MS)
  expect(receiver.received.length).toBeGreaterThan(1)
  for (const { due_at } of await tools.deliveries(ours, id, '&state=pending')) {
    expect(Date.parse(due_at) - app.clock.now()).toBeLessThanOrEqual(DAY_MS)
  }
})

test('a slow endpoint, a dead one and one that hangs slow down no other', async () => {
  const at = (path: string, concurrency: number) =>
    tools.make(ours, { url: `${receiver.url}${path}`, concurrency })
  await at('/slow', 2)
  await at('/hangs', 50)
  await tools.make(ours, { url: 'http://127.0.0.1:1/' })
  await at('/quick', 5)
  const held: (() => void)[] = []
  receiver.answer((response, { path }) => {
    if (path === '/quick') return response.writeHead(204).end()
    if (path === '/slow') held.push(() => response.writeHead(204).end())
  })
  await tools.tell(ours, ...events(300))
  // The slow one answers nothing until the quick one has everything.
  await expect.poll(() => receiver.types('/quick').length, { timeout: 15_000, interval: 20 }).toBe(300)
  expect(receiver.types('/slow').length).toBeLessThanOrEqual(2)
  expect(receiver.types('/hangs').length).toBeLessThanOrEqual(50)
  for (const answer of held) answer()
})

test('an ordered endpoint gets the events of a contact one after another, others’ past one that fails', async () => {
  const { id } = await tools.make(ours, { url: hook(), ordered: true, event_types: ['message.*'] })
  const [a, b] = ['0199a000-0000-7000-8000-00000000000a', '0199a000-0000-7000-8000-00000000000b']
  let failing = true
  const open = new Set<string>()
  let overlapped = false
  receiver.answer((response, { payload }) => {
    const contact = String(payload.data.contact_id)
    overlapped ||= open.has(contact)
    open.add(contact)
    setTimeout(() => {
      open.delete(contact)
      response.writeHead(failing && payload.data.number === 2 && contact.endsWith('a') ? 500 : 204).end()
    }, 10)
  })
  const numbered = (contact_id: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => ({
      type: 'message.read',
      contact_id,
      data: { number: from + i },
    }))
  await tools.tell(ours, ...numbered(a, 1, 4), ...numbered(b, 1, 4))
  await deliverer.drain()
  const numbers = (contact: string) =>
    receiver.received
      .filter(({ payload }) => String(payload.data.contact_id).endsWith(contact))
      .map(({ payload }) => payload.data.number)
  expect(numbers('a')).toEqual([1, 2])
  expect(numbers('b')).toEqual([1, 2, 3, 4])
  await tools.tell(ours, ...numbered(a, 5, 6), ...numbered(b, 5, 5))
  await deliverer.drain()
  expect([numbers('a'), numbers('b')]).toEqual([
    [1, 2],
    [1, 2, 3, 4, 5],
  ])
  // The process dies: another one keeps the order that is written down.
  await deliverer.stop()
  deliverer = tools.deliverer()
  failing = false
  await later(6000)
  await tools.tell(ours, ...numbered(a, 7, 7))
  await deliverer.drain()
  expect(numbers('a')).toEqual([1, 2, 2, 3, 4, 5, 6, 7])
  expect(overlapped).toBe(false)
  expect((await tools.deliveries(ours, id, '&state=pending')).length).toBe(0)
})

test('one delivery is sent again, and a range, and what failed in it', async () => {
  const { id } = await tools.make(ours, { url: hook(), event_types: ['message.*'] })
  await tools.tell(ours, ...events(3), { type: 'inbox.resumed' })
  await deliverer.drain()
  const [last, , first] = await tools.deliveries(ours, id)
  const again = await tools.call(ours, 'POST', `/${id}/deliveries/${last.id}/replay`)
  expect([again.status, again.body.state]).toEqual([202, 'pending'])
  await deliverer.drain()
  expect(ids().filter((it) => it === last.event_id)).toHaveLength(2)
  const shown = (await tools.call(ours, 'GET', `/${id}/deliveries/${last.id}`)).body
  expect(shown.attempts).toHaveLength(2)
  expect(JSON.parse(shown.payload)).toEqual(receiver.received.at(-1)?.payload)
  const range = await tools.call(ours, 'POST', `/${id}/replays`, { after: first.seq })
  expect(range).toMatchObject({ status: 202, body: { queued: 2, next_after: null } })
  await deliverer.drain()
  expect(ids()).toHaveLength(6)
  const failed = await tools.call(ours, 'POST', `/${id}/replays`, { after: 0, only_failed: true })
  expect(failed.body).toEqual({ queued: 0, next_after: null })
  const everything = await tools.call(ours, 'POST', `/${id}/replays`, { after: 0, until: last.seq + 100 })
  expect(everything.body.queued).toBe(3)
})

test('old deliveries are forgotten, those that did not arrive later', async () => {
  const { id } = await tools.make(ours, { url: hook(), event_types: ['message.read'] })
  await tools.tell(ours, ...events(2))
  await deliverer.drain()
  receiver.answer(answering(500))
  await tools.tell(ours, ...events(1))
  await deliverer.drain()
  for (const pause_ms of PAUSES_MS) await later(pause_ms)
  const forget = () => deleteOldDeliveries(app.deps.db, app.clock.now(), new AbortController().signal)
  await forget()
  expect((await tools.deliveries(ours, id)).map(({ state }) => state)).toEqual(['failed'])
  app.clock.advance(31 * DAY_MS)
  await forget()
  expect(await tools.deliveries(ours, id)).toEqual([])
})

test('no event’s own data hides a field of the envelope, or says something else than it', () => {
  const reserved = ['event_id', 'seq', 'version', 'account_id', 'contact']
  const examples = new Map<string, object>(Object.entries(EXAMPLES))
  for (const [type, { data }] of Object.entries(EVENTS)) {
    expect(Object.keys(data.shape).filter((field) => reserved.includes(field))).toEqual([])
    const about = { contact_id: null, conversation_id: null, inbox_id: null, contact: null }
    const event = { id: 'evt_1', seq: 1, type, at: '2026-11-01T00:00:00.000Z', ...about }
    const own = { ...examples.get(type) }
    const { body } = renderPayload({ ...event, data: own }, ours.account_uuid, 'standard')
    expect(JSON.parse(body.toString()).data).toMatchObject(own)
  }
})

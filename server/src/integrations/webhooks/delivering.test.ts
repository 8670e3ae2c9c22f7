import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestAccount, type TestApp, testApp } from '../../../tests/harness/app.ts'
import { endpointTools } from '../../../tests/harness/endpoints.ts'
import { workOff } from '../../../tests/harness/ingest.ts'
import { linesOf } from '../../../tests/harness/lines-of.ts'
import {
  answering,
  type Received,
  startReceiver,
  type TestReceiver,
} from '../../../tests/harness/receiver.ts'
import { post, textWebhook } from '../../../tests/harness/webhooks.ts'
import { deliver, rotationOf, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import type { Deliverer } from './deliverer.ts'

// What is tested takes seconds by its nature: pauses, retries, what is forgotten with time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let receiver: TestReceiver
let ours: TestAccount
let theirs: TestAccount
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
  // Receivers compare the time of a signature with their own.
  app.clock.set(Date.now())
  await app.database.truncateAll()
  receiver.received.length = 0
  receiver.answer(answering(204))
  ours = await app.addAccount()
  theirs = await app.addAccount()
  deliverer = tools.deliverer()
})
afterEach(() => deliverer.stop())

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana', username: 'ana.v' }
const HOUR_MS = 60 * 60_000
const SOON = { timeout: 10_000, interval: 20 }

async function hear(...webhooks: object[]): Promise<void> {
  const lines = await linesOf(app, ours)
  await deliver(app.deps.db, lines, webhooks)
}

async function firstLine() {
  const [line] = (await linesOf(app, ours)).lines
  if (!line) throw new Error('no line')
  return line
}

const hook = (path = '/hook') => `${receiver.url}${path}`
const of_type = (type: string): Received[] => receiver.received.filter(({ payload }) => payload.type === type)

test('every event arrives in one envelope, signed so that both libraries accept it', async () => {
  const { id, secret } = await tools.make(ours, { url: hook() })
  await hear(textFrom(await firstLine(), ANA, 'm1', 10))
  await deliverer.drain()
  const { data: feed } = (await app.http.inject({ url: '/v1/events', headers: ours.headers })).json()
  expect(feed.length).toBeGreaterThan(2)
  expect(receiver.received.map(({ headers }) => headers['webhook-id']).sort()).toEqual(
    feed.map((event: { id: string }) => event.id).sort(),
  )
  for (const { headers, body, payload } of receiver.received) {
    expect(headers['content-type']).toBe('application/json')
    expect(new Webhook(secret).verify(body, headers)).toEqual(payload)
    expect(new SvixWebhook(secret).verify(body, headers)).toEqual(payload)
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature')
    expect(Object.keys(payload)).toEqual(['type', 'timestamp', 'data'])
    expect(payload.data).toMatchObject({ version: 1, account_id: ours.account_id })
    const event = feed.find((it: { id: string }) => it.id === payload.data.event_id)
    expect(payload.timestamp).toBe(event.at)
    expect(payload.data).toMatchObject({ seq: event.seq, contact: event.contact, ...event.data })
  }
  expect(await tools.show(ours, id)).toMatchObject({
    health: 'healthy',
    behind_since: null,
    last_status: 204,
  })
  const [first] = await tools.deliveries(ours, id)
  expect(first).toMatchObject({ state: 'delivered', tries: 1, attempts: [{ status: 204, error: null }] })
})

test('a message names its writer by id, username and every active identifier on that inbox, and after a rotation by the new one', async () => {
  await tools.make(ours, { url: hook(), event_types: ['message.received'] })
  const line = await firstLine()
  await hear(textFrom(line, ANA, 'm1', 10), textFrom(line, { bsuid: 'US.77', username: 'bo' }, 'm2', 11))
  await deliverer.drain()
  const contacts = () => receiver.received.map(({ payload }) => payload.data.contact)
  const portfolio_id = ours.portfolio_id
  expect(contacts()).toContainEqual({
    id: expect.stringMatching(/^con_/),
    username: 'ana.v',
    identifiers: [
      { kind: 'bsuid', portfolio_id, value: 'US.1001' },
      { kind: 'phone', portfolio_id: null, value: '+15550104477' },
    ],
  })
  expect(contacts()).toContainEqual(
    expect.objectContaining({
      username: 'bo',
      identifiers: [{ kind: 'bsuid', portfolio_id, value: 'US.77' }],
    }),
  )
  await hear(
    rotationOf(line, ANA, { bsuid: 'US.2002' }, 's1', 20),
    textFrom(line, { bsuid: 'US.2002' }, 'm3', 30),
  )
  await deliverer.drain()
  const last = receiver.received.at(-1)?.payload.data
  expect(last?.contact_id).toBe(
    receiver.received.find(({ body }) => body.includes('US.1001'))?.payload.data.contact_id,
  )
  expect(JSON.stringify(last?.contact)).toContain('US.2002')
  expect(JSON.stringify(last?.contact)).not.toContain('US.1001')
})

test('in CloudEvents an event has the attributes of the standard, and is signed the same way', async () => {
  const { secret } = await tools.make(ours, {
    url: hook(),
    format: 'cloudevents',
    event_types: ['contact.created'],
  })
  await hear(textFrom(await firstLine(), ANA, 'm1', 10))
  await deliverer.drain()
  const [it] = receiver.received
  expect(it?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
  expect(it?.payload).toMatchObject({
    specversion: '1.0',
    id: it?.headers['webhook-id'],
    source: `urn:selfsame:account:${ours.account_id}`,
    type: 'contact.created',
    subject: expect.stringMatching(/^con_/),
    datacontenttype: 'application/json',
    data: { contact: { username: 'ana.v' } },
  })
  expect(new Webhook(secret).verify(it?.body ?? '', it?.headers ?? {})).toBeTruthy()
})

test('an endpoint gets its types on its inboxes, what belongs to no inbox too, and nothing of another account', async () => {
  const second = { ...ours, inbox_uuid: randomUUID() }
  await tools.make(ours, { url: hook('/kinds'), event_types: ['contact.*', 'message.read'] })
  await tools.make(ours, { url: hook('/inbox'), inbox_ids: [ours.inbox_id] })
  await tools.make(theirs, { url: hook('/theirs') })
  const types = ['contact.created', 'contact.merged', 'message.read', 'message.received']
  await tools.tell(ours, ...types.map((type) => ({ type, inbox_id: ours.inbox_uuid })))
  await tools.tell(ours, { type: 'message.sent', inbox_id: second.inbox_uuid }, { type: 'inbox.resumed' })
  await deliverer.drain()
  expect(receiver.types('/kinds').sort()).toEqual(['contact.created', 'contact.merged', 'message.read'])
  expect(receiver.types('/inbox').sort()).toEqual([...types, 'inbox.resumed'].sort())
  expect(receiver.types('/theirs')).toEqual([])
  await tools.tell(theirs, { type: 'inbox.paused' })
  await deliverer.drain()
  expect(receiver.types('/theirs')).toEqual(['inbox.paused'])
  expect(receiver.types('/inbox')).not.toContain('inbox.paused')
})

test('endpoints that ask for little and for all get what each asked for, also when one changes its mind', async () => {
  const narrow = await tools.make(ours, { url: hook('/narrow'), event_types: ['contact.*'] })
  const both = () => tools.tell(ours, { type: 'contact.updated' }, { type: 'whatsapp.notice' })
  await both()
  await deliverer.drain()
  expect(receiver.types('/narrow')).toEqual(['contact.updated'])
  await tools.make(ours, { url: hook('/wide') })
  await both()
  await deliverer.drain()
  expect(receiver.types('/narrow')).toEqual(['contact.updated', 'contact.updated'])
  expect(receiver.types('/wide').sort()).toEqual(['contact.updated', 'whatsapp.notice'])
  await tools.call(ours, 'PATCH', `/${narrow.id}`, { event_types: ['whatsapp.notice'] })
  await deliverer.drain()
  await deliverer.drain()
  await both()
  await deliverer.drain()
  expect(receiver.types('/narrow')).toEqual(['contact.updated', 'contact.updated', 'whatsapp.notice'])
  expect(receiver.types('/wide')).toHaveLength(4)
  // What it left out was passed over, not held back.
  expect(await tools.show(ours, narrow.id)).toMatchObject({ behind_since: null })
})

test('while a secret is being replaced both sign, and afterwards the new one alone', async () => {
  const { id, secret } = await tools.make(ours, { url: hook() })
  const rotated = (await tools.call(ours, 'POST', `/${id}/secret_rotations`, { keep_previous_hours: 2 })).body
  expect(rotated.endpoint.previous_secret_until).toBe(new Date(app.clock.now() + 2 * HOUR_MS).toISOString())
  const verifies = (key: string, it: Received | undefined) => {
    try {
      new Webhook(key).verify(it?.body ?? '', it?.headers ?? {})
      return true
    } catch {
      return false
    }
  }
  // A process that delivers hears of a change of the endpoint within a second: drain lets it look at once.
  await deliverer.drain()
  await tools.tell(ours, {})
  await deliverer.drain()
  const [first] = receiver.received
  expect([secret, rotated.secret].map((key) => verifies(key, first))).toEqual([true, true])
  expect(first?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  const { body } = await tools.call(ours, 'POST', `/${id}/secret_rotations`, { keep_previous_hours: 0 })
  await deliverer.drain()
  await tools.tell(ours, {})
  await deliverer.drain()
  const last = receiver.received[1]
  expect([rotated.secret, body.secret].map((key) => verifies(key, last))).toEqual([false, true])
  expect((await tools.show(ours, id)).previous_secret_until).toBeNull()
})

test('a paused endpoint gets nothing, and once resumed all that happened meanwhile, or nothing of it where that is asked', async () => {
  const { id } = await tools.make(ours, { url: hook('/all'), event_types: ['message.*'] })
  const skipping = await tools.make(ours, { url: hook('/skipped'), event_types: ['message.*'] })
  for (const endpoint of [id, skipping.id]) {
    expect((await tools.call(ours, 'POST', `/${endpoint}/pause`)).body.state).toBe('paused')
  }
  await deliverer.drain()
  await tools.tell(ours, ...Array.from({ length: 450 }, () => ({ type: 'message.read' })))
  await deliverer.drain()
  expect(receiver.received).toEqual([])
  expect((await tools.show(ours, id)).behind_since).not.toBeNull()
  await tools.call(ours, 'POST', `/${id}/resume`, {})
  await tools.call(ours, 'POST', `/${skipping.id}/resume`, { skip: true })
  await deliverer.drain()
  await tools.tell(ours, { type: 'message.sent' })
  await deliverer.drain()
  expect(receiver.types('/all')).toHaveLength(451)
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(451)
  expect(receiver.types('/skipped')).toEqual(['message.sent'])
})

test('an endpoint that is deleted while something is on its way leaves nothing behind, and others go on', async () => {
  const { id } = await tools.make(ours, { url: hook('/gone') })
  await tools.make(ours, { url: hook('/stays') })
  receiver.answer((response, { path }) => {
    if (path === '/stays') response.writeHead(204).end()
  })
  await tools.tell(ours, {}, {})
  await expect.poll(() => receiver.types('/gone').length, SOON).toBe(2)
  expect((await tools.call(ours, 'DELETE', `/${id}`)).status).toBe(204)
  await deliverer.drain()
  await tools.tell(ours, { type: 'inbox.resumed' })
  await deliverer.drain()
  expect(receiver.types('/stays')).toHaveLength(3)
  expect(receiver.types('/gone')).toHaveLength(2)
  const { rows } = await app.database.store.asOwner(async (session) => ({
    rows: await session.query<{ endpoint_id: string }>('select distinct endpoint_id from deliveries'),
  }))
  expect(rows).toHaveLength(1)
})

test('of two processes each endpoint is one’s, and what one that died had not written down is sent again under the same id', async () => {
  const { id } = await tools.make(ours, { url: hook() })
  const other = tools.deliverer()
  await tools.tell(ours, {}, {}, {})
  await Promise.all([deliverer.drain(), other.drain()])
  expect(receiver.received).toHaveLength(3)
  receiver.answer(() => undefined)
  await tools.tell(ours, { type: 'inbox.resumed' })
  await expect.poll(() => of_type('inbox.resumed').length, SOON).toBe(1)
  // Both are cut off from what they hold, as by a kill: a third takes over.
  await app.database.store.asOwner((session) =>
    session.exec('update endpoints set held_by = null, held_until = null'),
  )
  receiver.answer(answering(204))
  const third = tools.deliverer()
  await third.drain()
  await expect.poll(() => of_type('inbox.resumed').length, SOON).toBe(2)
  await Promise.all([third.stop(), other.stop()])
  expect(new Set(of_type('inbox.resumed').map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect((await tools.deliveries(ours, id)).map(({ state }) => state)).toEqual(Array(4).fill('delivered'))
})

test('while what came in waits to be worked on deliveries go out slowly, and faster and faster once nothing does', async () => {
  await deliverer.stop()
  await tools.make(ours, { url: hook(), event_types: ['whatsapp.notice'] })
  await post(app, ours, textWebhook(ours, 'wamid.waits', 'US.1'))
  app.clock.advance(1000)
  const [floor_per_second, all] = [40, 400]
  await tools.tell(ours, ...Array.from({ length: all }, () => ({})))
  deliverer = tools.deliverer({ floor_per_second })
  const began_ms = performance.now()
  await expect.poll(() => receiver.received.length, { timeout: 20_000, interval: 20 }).toBeGreaterThan(100)
  // A quarter of a second's worth goes out at once.
  const seconds = (performance.now() - began_ms) / 1000 + 0.25
  expect(receiver.received.length).toBeLessThanOrEqual(seconds * floor_per_second)
  await workOff(app)
  const left = all - receiver.received.length
  const freed_ms = performance.now()
  await deliverer.drain()
  expect(receiver.received).toHaveLength(all)
  expect((performance.now() - freed_ms) / 1000).toBeLessThan((left / floor_per_second) * 0.8)
})

test('what is erased is not sent any more, also where it was still to be tried', async () => {
  const { id } = await tools.make(ours, { url: hook(), event_types: ['message.received'] })
  receiver.answer(answering(500, {}, 'US.1001 is unknown'))
  await hear(textFrom(await firstLine(), ANA, 'm1', 10))
  await deliverer.drain()
  expect((await tools.deliveries(ours, id))[0].attempts[0].answer).toContain('US.1001')
  const erased = await app.http.inject({
    method: 'POST',
    url: '/v1/erasures',
    headers: ours.headers,
    payload: { bsuid: 'US.1001' },
  })
  expect(erased.statusCode).toBeLessThan(300)
  receiver.answer(answering(204))
  app.clock.advance(HOUR_MS)
  await deliverer.drain()
  expect(of_type('message.received')).toHaveLength(1)
  expect(await tools.deliveries(ours, id)).toEqual([])
})

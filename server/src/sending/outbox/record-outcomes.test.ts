import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { echoCopy, historyCopy } from '../../../tests/harness/copies.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { buildSender, type TestSender } from '../../../tests/harness/test-sender.ts'
import { at, textFrom, type Who, webhook } from '../../../tests/harness/whatsapp-line.ts'
import { readGraphError } from '../../whatsapp/graph.ts'
import type { Called } from './call.ts'

const ANA: Who = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }

let app: TestApp
let shop: Shop
let sender: TestSender
let id: string

beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  await app.database.truncateAll()
  shop = await openShop(app)
  await shop.receive(textFrom(shop.line, ANA, 'm1', 10))
  const hello = { to: await shop.contactOf('US.1001'), type: 'text', text: { body: 'Hello' } }
  const { status, body } = await shop.call('POST', '/v1/messages', hello)
  expect(status).toBe(202)
  id = body.id
  sender = buildSender(app, shop)
  expect(await sender.take()).toBe(true)
})

const accepted = (wamid: string): Omit<Called, 'send'> => ({
  outcome: { kind: 'ok', http_status: 200, body: { messages: [{ id: wamid }] } },
  wamid,
})
const NO_ANSWER: Omit<Called, 'send'> = {
  outcome: { kind: 'unknown', http_status: null, reason: 'connection' },
  wamid: null,
}
/** As WhatsApp says that a phone cannot be reached. */
const failed = (wamid: string) =>
  webhook(shop.line, {
    statuses: [
      {
        id: wamid,
        status: 'failed',
        timestamp: at(20),
        recipient_id: ANA.phone,
        biz_opaque_callback_data: id,
        errors: [{ code: 131026, title: 'Message undeliverable' }],
      },
    ],
  })

async function claimed() {
  const [send] = (await sender.claim()).claimed
  if (!send) throw new Error('nothing was to be sent')
  return send
}

const message = async () => (await shop.call('GET', `/v1/messages/${id}`)).body

test.each([
  ['with its id', accepted('w1')],
  ['without a word', NO_ANSWER],
])(
  'a failure that is told before the call ends %s: the message goes out once more on the other address',
  async (_, first) => {
    const by_phone = await claimed()
    expect(by_phone.address.kind).toBe('phone')
    await shop.receive(failed('w1'))
    await sender.record(by_phone, first)
    expect(await message()).toMatchObject({ status: 'queued', sending: { state: 'queued' } })

    // Reported again, it settles nothing: the message is in flight to the other address.
    await shop.receive(failed('w1'))
    expect(await message()).toMatchObject({ status: 'queued', sending: { state: 'queued' } })
    const by_bsuid = await claimed()
    expect(by_bsuid.address).toMatchObject({ kind: 'bsuid', reason: 'bsuid_after_phone_failed' })
    await shop.receive(failed('w1'))
    await sender.record(by_bsuid, accepted('w2'))
    expect(await message()).toMatchObject({ status: 'sent', wamid: 'w2', sending: { state: 'sent' } })
    await shop.receive(failed('w2'))
    expect(await message()).toMatchObject({
      status: 'failed',
      sending: { state: 'failed', error: { code: 'meta_refused', meta_code: 131026 } },
    })
  },
)

test.each([
  ['is cut in the middle of an emoji', `${'x'.repeat(499)}🎂`, 'x'.repeat(499)],
  ['holds a NUL', 'before\0after', 'before\ufffdafter'],
  ['ends with half of a character', 'cut \ud83d', 'cut \ufffd'],
])('a refusal whose text %s fails the message, and is told', async (_, given, told) => {
  const send = await claimed()
  const error = readGraphError({ code: 131009, message: given, error_data: { details: given } })
  if (error === null) throw new Error('this is an error of Meta’s')
  const outcome = { kind: 'refused' as const, http_status: 400, error, body: { error: { message: given } } }
  await sender.record(send, { outcome, wamid: null })
  expect(await message()).toMatchObject({
    status: 'failed',
    sending: { error: { code: 'meta_refused', meta_code: 131009, message: told, details: told } },
  })
})

test.each([1.5, 2 ** 31, -(2 ** 31), 1e20, Number.POSITIVE_INFINITY, '190', null])(
  'the code %s is no error of WhatsApp’s, and no list of messages meets it',
  (code) => expect(readGraphError({ code, message: 'No.' })).toBeNull(),
)

const echoOf = (wamid: string) =>
  echoCopy(shop.line, ANA, { wamid, seconds: 15, content: { type: 'text', body: { body: 'Hello' } } })
const pastOf = (wamid: string) =>
  historyCopy(shop.line, ANA, {
    wamid,
    seconds: 15,
    content: { type: 'text', body: { body: 'Hello' } },
    direction: 'outbound',
    status: 'READ',
  })

async function outgoing() {
  const [thread] = (await shop.call('GET', '/v1/conversations')).body.data
  const { body } = await shop.call('GET', `/v1/conversations/${thread.id}/messages`)
  const ours = body.data.filter((it: { direction: string }) => it.direction === 'outbound')
  return ours.map(
    (it: { id: string; wamid: string; status: string; source: string; seen_copies: string[] }) => [
      it.id,
      it.wamid,
      it.status,
      it.source,
      it.seen_copies,
    ],
  )
}

test.each(['before', 'after'])(
  'copies that come %s the call ends are the message that we sent',
  async (when) => {
    const send = await claimed()
    if (when === 'before') await shop.receive(echoOf('wamid.X'), pastOf('wamid.X'))
    await sender.record(send, accepted('wamid.X'))
    if (when === 'after') await shop.receive(echoOf('wamid.X'), pastOf('wamid.X'))
    expect(await outgoing()).toEqual([[id, 'wamid.X', 'read', 'echo', ['echo', 'send', 'history']]])
  },
)

test('an echo that comes before a status names our message by its callback is that message', async () => {
  const send = await claimed()
  await shop.receive(echoOf('wamid.X'))
  await sender.record(send, NO_ANSWER)
  const [statuses] = [{ id: 'wamid.X', status: 'delivered', timestamp: at(20), recipient_id: ANA.phone }]
  await shop.receive(webhook(shop.line, { statuses: [{ ...statuses, biz_opaque_callback_data: id }] }))
  expect(await outgoing()).toEqual([[id, 'wamid.X', 'delivered', 'echo', ['echo', 'send', 'status']]])
})

test('a status that names a stranger and comes before the call ends flags our message', async () => {
  const send = await claimed()
  const statuses = [
    {
      id: 'wamid.X',
      status: 'delivered',
      timestamp: at(20),
      recipient_user_id: 'US.666',
      recipient_id: ANA.phone,
    },
  ]
  await shop.receive(webhook(shop.line, { statuses }))
  await sender.record(send, accepted('wamid.X'))
  expect((await shop.call('GET', `/v1/messages/${id}`)).body).toMatchObject({
    misaddressed: true,
    delivered_to_stranger: true,
  })
  const told = await shop.rows<{ type: string }>(
    `select type from events where type in ('message.misaddressed', 'message.delivered_to_stranger') order by seq`,
  )
  expect(told.map(({ type }) => type)).toEqual(['message.misaddressed', 'message.delivered_to_stranger'])
})

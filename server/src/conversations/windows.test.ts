import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { openShop, type Shop } from '../../tests/harness/people.ts'
import { at, echoTo, statusOf, textFrom, type Who, webhook } from '../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../platform/db/with-account.ts'
import { loadWindows, type WindowQuestion } from './windows.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const ANA_AGAIN = { bsuid: 'US.5005', phone: '15550104488', name: 'Ana again' }
const START_MS = Date.UTC(2026, 10, 1)
const HOUR_S = 3600

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(START_MS + 100 * HOUR_S * 1000)
  shop = await openShop(app)
})

/** Until when the windows of every anchor in its thread are open, in seconds after the start; null: closed. */
async function windows(at_s = HOUR_S) {
  const asked = await shop.rows<WindowQuestion & { key: string }>(
    `select distinct a.id as anchor_id, split_part(a.key, ':', 3) as key, c.id as conversation_id, c.inbox_id
       from anchors a join conversations c on c.contact_id = a.contact_id and c.merged_into is null order by 2`,
  )
  const now = new Date(START_MS + at_s * 1000)
  const account_id = shop.account.account_uuid
  const found = await withAccount(app.deps.db, account_id, (trx) => loadWindows(trx, account_id, asked, now))
  const seconds = (until: Date | null) => until && (until.getTime() - START_MS) / 1000
  return asked.map(({ key }, i) => ({
    key,
    service: seconds(found[i]?.customer_service_until ?? null),
    free: seconds(found[i]?.free_entry_until ?? null),
  }))
}

const AD = { source_type: 'ad', source_id: '1', source_url: 'https://fb.me/1' }

function messageFrom(who: Who, wamid: string, seconds: number, rest: object, field = 'messages') {
  const message = { from_user_id: who.bsuid, from: who.phone, id: wamid, timestamp: at(seconds), ...rest }
  return webhook(shop.line, { contacts: [{ user_id: who.bsuid }], messages: [message] }, field)
}

const fromAd = (wamid: string, seconds: number) =>
  messageFrom(ANA, wamid, seconds, { type: 'text', text: { body: wamid }, referral: AD })

test('a registration has one window per inbox, from its last message there', async () => {
  const other = await shop.addLine()
  await shop.receive(
    textFrom(shop.line, ANA, 'm1', 100),
    textFrom(other, { ...ANA, bsuid: 'US.9' }, 'm2', 200),
  )
  expect((await windows()).map(({ key, service }) => [key, service])).toEqual(
    expect.arrayContaining([
      ['US.1001', 100 + 24 * HOUR_S],
      ['US.9', 200 + 24 * HOUR_S],
    ]),
  )
})

test('two WhatsApp accounts of one person have windows of their own', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100), textFrom(shop.line, ANA_AGAIN, 'm2', 200))
  const [first, second] = [await shop.contactOf(ANA.bsuid), await shop.contactOf(ANA_AGAIN.bsuid)]
  expect((await shop.call('POST', `/v1/contacts/${first}/merges`, { contact_id: second })).status).toBe(201)
  expect(await windows()).toEqual([
    { key: 'US.1001', service: 100 + 24 * HOUR_S, free: null },
    { key: 'US.5005', service: 200 + 24 * HOUR_S, free: null },
  ])
})

test('a window goes on under the BSUID that came after a change of number', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100))
  const system = {
    type: 'user_changed_user_id',
    body: 'changed',
    user_id: 'US.1002',
    previous_user_id: ANA.bsuid,
  }
  await shop.receive(messageFrom({}, 's1', 300, { type: 'system', system }))
  const found = await windows()
  expect(found.find(({ key }) => key === 'US.1002')?.service).toBe(100 + 24 * HOUR_S)
})

test('what came by the phone alone counts for the WhatsApp account that the phone turned out to be', async () => {
  await shop.receive(textFrom(shop.line, { phone: ANA.phone }, 'm1', 300))
  await shop.receive(textFrom(shop.line, ANA, 'm2', 100))
  const found = await windows()
  expect(found.length).toBeGreaterThan(1)
  expect(new Set(found.map(({ service }) => service))).toEqual(new Set([300 + 24 * HOUR_S]))
})

test('a message that another app answers counts', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100))
  const standby = {
    messages: [{ from_user_id: ANA.bsuid, id: 'm2', timestamp: at(400), type: 'text', text: { body: 'Hi' } }],
  }
  await shop.receive(webhook(shop.line, { contacts: [{ user_id: ANA.bsuid }], ...standby }, 'standby'))
  expect((await windows())[0]?.service).toBe(400 + 24 * HOUR_S)
})

test('history of the business app opens none', async () => {
  const context = { user_id: ANA.bsuid }
  const message = {
    from_user_id: ANA.bsuid,
    id: 'h1',
    timestamp: at(50),
    type: 'text',
    text: { body: 'old' },
  }
  const threads = [{ context, messages: [{ ...message, history_context: { status: 'READ' } }] }]
  await shop.receive(webhook(shop.line, { history: [{ metadata: { phase: 0 }, threads }] }, 'history'))
  expect(await windows()).toMatchObject([{ service: null, free: null }])
})

test.each([
  ['a reaction', { type: 'reaction', reaction: { message_id: 'm1', emoji: '👍' } }],
  ['an unsupported message', { type: 'unsupported', errors: [{ code: 131051 }] }],
  [
    'an edit',
    { type: 'edit', edit: { original_message_id: 'm1', message: { type: 'text', text: { body: 'x' } } } },
  ],
  ['a revocation', { type: 'revoke', revoke: { original_message_id: 'm1' } }],
])('%s does not open it', async (_, rest) => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100))
  await shop.receive(messageFrom(ANA, 'x1', 500, rest))
  const [count] = await shop.rows<{ n: number }>('select count(*)::int as n from messages')
  expect(count?.n).toBe(2)
  expect((await windows())[0]?.service).toBe(100 + 24 * HOUR_S)
})

test('it closes at the very second', async () => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100))
  expect((await windows(99 + 24 * HOUR_S))[0]?.service).toBe(100 + 24 * HOUR_S)
  expect((await windows(100 + 24 * HOUR_S))[0]?.service).toBeNull()
})

test('whoever came by an advertisement is free for 72 hours from our answer', async () => {
  await shop.receive(fromAd('m1', 100))
  expect((await windows())[0]?.free).toBeNull()
  await shop.receive(echoTo(shop.line, ANA, 'e1', 500), echoTo(shop.line, ANA, 'e2', 900))
  expect((await windows())[0]).toMatchObject({ service: 100 + 24 * HOUR_S, free: 500 + 72 * HOUR_S })
  expect((await windows(500 + 71 * HOUR_S))[0]).toMatchObject({ service: null, free: 500 + 72 * HOUR_S })
  await shop.receive(fromAd('m2', 500 + 50 * HOUR_S))
  expect((await windows(500 + 51 * HOUR_S))[0]?.free).toBe(500 + 72 * HOUR_S)
})

test('an answer that came late, failed or was none leaves an advertisement without effect', async () => {
  await shop.receive(fromAd('m1', 100))
  await shop.receive(echoTo(shop.line, ANA, 'late', 100 + 24 * HOUR_S))
  expect((await windows(25 * HOUR_S))[0]?.free).toBeNull()
  await shop.receive(echoTo(shop.line, ANA, 'failed', 200))
  await shop.receive(statusOf(shop.line, ANA, 'failed', 'failed', 210))
  expect((await windows(25 * HOUR_S))[0]?.free).toBeNull()
})

const freeEntry = (expiration_timestamp: unknown, type = 'referral_conversion') => ({
  conversation: { id: 'c1', expiration_timestamp, origin: { type } },
})

/** A status of our message with what WhatsApp tells of its conversation. */
function toldOf(wamid: string, seconds: number, rest: object) {
  const status = { id: wamid, status: 'sent', timestamp: at(seconds), recipient_user_id: ANA.bsuid, ...rest }
  return webhook(shop.line, { statuses: [status] })
}

test('the free entry point ends when WhatsApp says, earlier or later than 72 hours from the reply', async () => {
  await shop.receive(fromAd('m1', 100), echoTo(shop.line, ANA, 'e1', 500))
  await shop.receive(toldOf('e1', 510, freeEntry(at(20 * HOUR_S))))
  expect((await windows())[0]?.free).toBe(20 * HOUR_S)
  expect((await windows(21 * HOUR_S))[0]?.free).toBeNull()
  const in_milliseconds = freeEntry(Number(at(80 * HOUR_S)) * 1000)
  await shop.receive(echoTo(shop.line, ANA, 'e2', 600), toldOf('e2', 610, in_milliseconds))
  expect((await windows())[0]?.free).toBe(80 * HOUR_S)
})

test('WhatsApp’s word opens the free entry point where no advertisement was seen, and whichever came first', async () => {
  await shop.receive(toldOf('e1', 510, freeEntry(Number(at(50 * HOUR_S)))))
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100), echoTo(shop.line, ANA, 'e1', 500))
  expect((await windows())[0]?.free).toBe(50 * HOUR_S)
})

test('a reply to a later advertisement counts 72 hours until WhatsApp says when it ends', async () => {
  await shop.receive(fromAd('m1', 100), echoTo(shop.line, ANA, 'e1', 500))
  await shop.receive(toldOf('e1', 510, freeEntry(at(2 * HOUR_S))))
  await shop.receive(fromAd('m2', 3 * HOUR_S), echoTo(shop.line, ANA, 'e2', 4 * HOUR_S))
  expect((await windows(5 * HOUR_S))[0]?.free).toBe((4 + 72) * HOUR_S)
  await shop.receive(toldOf('e2', 4 * HOUR_S + 1, freeEntry(at(70 * HOUR_S))))
  expect((await windows(5 * HOUR_S))[0]?.free).toBe(70 * HOUR_S)
})

test.each([
  ['a conversation of another origin', freeEntry(at(50 * HOUR_S), 'service')],
  ['an origin that is new', freeEntry(at(50 * HOUR_S), 'free_for_a_day')],
  ['an expiry that is no number', freeEntry('tomorrow')],
  ['an expiry beyond all calendars', freeEntry('99999999999999999999')],
  ['an expiry before 1970', freeEntry(-5)],
  ['no expiry', freeEntry(undefined)],
  ['a conversation that is no object', { conversation: 'c1' }],
])('%s opens no free entry point and fails nothing', async (_, rest) => {
  await shop.receive(textFrom(shop.line, ANA, 'm1', 100), echoTo(shop.line, ANA, 'e1', 500))
  await shop.receive(toldOf('e1', 510, rest))
  expect(await windows()).toEqual([expect.objectContaining({ service: 100 + 24 * HOUR_S, free: null })])
})

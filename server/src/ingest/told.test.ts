import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/harness/app.ts'
import { type AnyAnswer, openShop, type Shop } from '../../tests/harness/people.ts'
import { at, echoTo, statusOf, textFrom, webhook } from '../../tests/harness/whatsapp-line.ts'

const ANA = { bsuid: 'US.1001', phone: '15550104477', name: 'Ana' }
const BOB = { bsuid: 'US.2002', phone: '15550109911', name: 'Bob' }

let app: TestApp
let shop: Shop
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  app.clock.set(Date.UTC(2026, 10, 1, 12))
  await app.database.truncateAll()
  shop = await openShop(app)
})

const list = async (url: string): Promise<AnyAnswer[]> => (await shop.call('GET', url)).body.data
const events = (type: string) => list(`/v1/events?types=${type}`)
const contacts = () => list('/v1/contacts')

async function conversationOf(contact: string): Promise<string> {
  return (await list('/v1/conversations')).find((it: AnyAnswer) => it.contact.id === contact)?.id
}

async function messageOf(wamid: string): Promise<AnyAnswer> {
  const [row] = await shop.rows<{ id: string }>(`select id from messages where wamid = '${wamid}'`)
  return (await shop.call('GET', `/v1/messages/msg_${row?.id.replaceAll('-', '')}`)).body
}

function receiveFixture(name: string): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, `../whatsapp/fixtures/${name}.json`), 'utf8')
  return shop.receive(
    JSON.parse(
      text
        .replaceAll('310055500010001', shop.line.waba_id)
        .replaceAll('420066600020002', shop.line.phone_number_id)
        .replaceAll('15550100200', shop.line.display_phone),
    ),
  )
}

function payment(fields: object, seconds = 30) {
  const status = { id: 'wamid.1', type: 'payment', status: 'failed', timestamp: at(seconds), ...fields }
  return webhook(shop.line, { statuses: [{ recipient_user_id: ANA.bsuid, ...status }] })
}

describe('a payment', () => {
  const paid = {
    status: 'captured',
    payment: {
      reference_id: 'ord-118',
      amount: { value: 21_000, offset: 100 },
      currency: 'INR',
      transaction: { id: 'pgorder_1', status: 'success' },
      receipt: 'r-18',
    },
  }

  test.each(['failed', 'captured', 'sent', 'delivered', 'read', 'refunded'])(
    'that is %s moves no message, even under the id of one',
    async (status) => {
      await shop.receive(echoTo(shop.line, ANA, 'wamid.1', 10))
      await shop.receive(payment({ status }))
      expect(await messageOf('wamid.1')).toMatchObject({ status: 'sent', statuses: [] })
    },
  )

  test('is told with its reference, amount and transaction, once, in the conversation of its contact', async () => {
    await shop.receive(textFrom(shop.line, ANA, 'wamid.0', 5))
    await shop.receive(payment(paid), payment(paid))
    const contact_id = await shop.contactOf(ANA.bsuid)
    const conversation_id = await conversationOf(contact_id)
    const data = {
      status: 'captured',
      reference_id: 'ord-118',
      amount: { value: 21_000, offset: 100 },
      currency: 'INR',
      transaction: { id: 'pgorder_1', status: 'success' },
      details: { payment: { receipt: 'r-18' } },
    }
    expect(await events('payment.*')).toMatchObject([
      { type: 'payment.updated', contact_id, conversation_id, data },
    ])
    expect(await list(`/v1/conversations/${conversation_id}/activity`)).toMatchObject([
      { type: 'payment.updated', data },
    ])
  })

  test.each([
    ['without a payment object', { payment: undefined }],
    ['without an id or status', { id: undefined, status: undefined }],
    ['whose parts are of other types', { payment: { reference_id: 7, amount: 'much', transaction: [] } }],
    ['written in capitals', { type: 'PAYMENT' }],
  ])('%s is told with what there is', async (_, fields) => {
    await shop.receive(payment({ ...paid, ...fields }))
    expect(await events('payment.updated')).toHaveLength(1)
  })
})

test('a status of a type that Meta adds moves no message and is told', async () => {
  await shop.receive(echoTo(shop.line, ANA, 'wamid.1', 10))
  await shop.receive(payment({ type: 'order', order: { reference_id: 'ord-120' } }))
  expect(await messageOf('wamid.1')).toMatchObject({ status: 'sent' })
  expect(await events('whatsapp.notice')).toMatchObject([
    { data: { notice: 'status_order', details: { order: { reference_id: 'ord-120' } } } },
  ])
})

describe('a system message that is no rotation', () => {
  const system = (fields: object, message: object = { from: ANA.phone }) =>
    webhook(shop.line, {
      messages: [{ id: 'wamid.SYS', timestamp: at(60), type: 'system', ...message, system: fields }],
    })

  test.each([
    ['a new device key', { type: 'customer_identity_changed', body: 'security code changed' }],
    [
      'a number change without a previous id',
      { type: 'user_changed_number', wa_id: BOB.phone, user_id: 'US.3003' },
    ],
    ['the legacy form', { type: 'customer_changed_number', new_wa_id: BOB.phone, customer: ANA.phone }],
    ['a type of the future', { type: 'user_joined_community', body: 'joined' }],
  ])('leaves a line in the conversation and an event, and merges nobody: %s', async (_, fields) => {
    await shop.receive(textFrom(shop.line, ANA, 'wamid.A', 5), textFrom(shop.line, BOB, 'wamid.B', 6))
    const before = await contacts()
    await shop.receive(system(fields), system(fields))
    const strip = (people: AnyAnswer[]) => people.map(({ id, identities }) => ({ id, identities }))
    expect(strip(await contacts())).toEqual(strip(before))
    const contact_id = await shop.contactOf(ANA.bsuid)
    const conversation_id = await conversationOf(contact_id)
    const data = { system_type: fields.type, rotation: false, wamid: 'wamid.SYS', details: fields }
    expect(await events('conversation.system_message')).toMatchObject([{ contact_id, conversation_id, data }])
    expect(await list(`/v1/conversations/${conversation_id}/activity`)).toMatchObject([
      { type: 'conversation.system_message', data },
    ])
    expect(await events('contact.merged')).toEqual([])
  })

  test('says nothing in the conversation of whoever holds the new number', async () => {
    await shop.receive(textFrom(shop.line, BOB, 'wamid.B', 6))
    await shop.receive(system({ type: 'user_changed_number', wa_id: BOB.phone }, { from: BOB.phone }))
    const [event] = await events('conversation.system_message')
    expect(event).toMatchObject({ contact_id: null, conversation_id: null })
  })

  test('about somebody unknown is told, and makes no contact', async () => {
    await shop.receive(system({ type: 'customer_identity_changed' }))
    expect(await contacts()).toEqual([])
    expect(await events('conversation.system_message')).toMatchObject([
      { contact_id: null, data: { details: { from: ANA.phone } } },
    ])
  })
})

describe('a call', () => {
  const step = (status: string, seconds: number) =>
    webhook(
      shop.line,
      {
        contacts: [{ profile: { username: 'ana' }, user_id: ANA.bsuid }],
        statuses: [
          { id: 'wacid.1', type: 'call', status, timestamp: at(seconds), recipient_user_id: ANA.bsuid },
        ],
      },
      'calls',
    )

  test.each([
    ['RINGING', 'ringing'],
    ['REJECTED', 'rejected'],
    ['ACCEPTED', 'accepted'],
    ['FORWARDED', 'forwarded'],
  ])('of which WhatsApp only says %s stands in the conversation', async (status, state) => {
    await shop.receive(step(status, 10), step(status, 10))
    const conversation_id = await conversationOf(await shop.contactOf(ANA.bsuid))
    expect(await list(`/v1/conversations/${conversation_id}/messages`)).toMatchObject([
      { wamid: 'wacid.1', type: 'call', direction: 'outbound', undelivered: false, call: { state } },
    ])
  })

  test('that rang and was rejected is one, and rejected, in whatever order that comes', async () => {
    await shop.receive(step('REJECTED', 12))
    await shop.receive(step('RINGING', 10))
    expect(await messageOf('wacid.1')).toMatchObject({ call: { state: 'rejected' } })
  })

  test('keeps its times, payloads, session, recording and transcript', async () => {
    await receiveFixture('call-with-recording-and-transcript')
    const { call, media, statuses } = await messageOf('wacid.EXAMPLE.9')
    expect(call).toEqual({
      state: 'completed',
      started_at: '2026-10-31T12:23:25.000Z',
      ended_at: '2026-10-31T12:24:20.000Z',
      duration_s: 55,
      payload: 'book-a-table',
    })
    expect(media.map((it: AnyAnswer) => [it.mime_type, it.state])).toEqual([
      ['audio/ogg', 'waiting'],
      ['application/json', 'waiting'],
    ])
    const told = Object.assign({}, ...statuses.map((it: AnyAnswer) => it.data))
    expect(told).toMatchObject({
      session: { sdp_type: 'offer' },
      deeplink_payload: 'campaign-77',
      call_recording: { audio: { id: '990000000000021' } },
      call_transcript: { document: { id: '990000000000022' } },
    })
  })
})

test.each([
  ['seconds', at(60)],
  ['milliseconds', Number(`${at(60)}000`)],
  ['milliseconds as text', `${at(60)}000`],
  ['a number beyond all calendars', 1e20],
  ['a year that ISO 8601 writes with a sign', 9e14],
  ['less than nothing', -5],
  ['another type', { at: at(60) }],
])('times that WhatsApp tells as %s are shown, or null', async (name, time) => {
  const shown = name.includes('seconds') ? '2026-11-01T00:01:00.000Z' : null
  const call = { id: 'wacid.1', from_user_id: ANA.bsuid, event: 'terminate', direction: 'USER_INITIATED' }
  const times = { start_time: time, end_time: time, timestamp: at(70) }
  const status = { id: 'wamid.1', status: 'sent', timestamp: at(20), recipient_user_id: ANA.bsuid }
  const conversation = { id: 'c1', expiration_timestamp: time, origin: { type: 'referral_conversion' } }
  await shop.receive(
    echoTo(shop.line, ANA, 'wamid.1', 10),
    webhook(shop.line, { calls: [{ ...call, ...times }] }, 'calls'),
    webhook(shop.line, { statuses: [{ ...status, conversation }] }),
  )
  const ended_at = shown ?? '2026-11-01T00:01:10.000Z'
  expect(await messageOf('wacid.1')).toMatchObject({ call: { started_at: shown, ended_at } })
  expect((await messageOf('wamid.1')).statuses).toMatchObject([{ conversation: { expires_at: shown } }])
})

describe('a status', () => {
  beforeEach(async () => {
    await shop.receive(echoTo(shop.line, { bsuid: 'PT.7730164402915588211' }, 'wamid.EXAMPLE.OUT.31', 5))
    await shop.receive(echoTo(shop.line, { bsuid: 'PT.7730164402915588211' }, 'wamid.EXAMPLE.OUT.32', 6))
  })

  test('shows the free entry point and when it expires', async () => {
    await receiveFixture('status-of-a-free-entry-point')
    expect((await messageOf('wamid.EXAMPLE.OUT.31')).statuses).toMatchObject([
      {
        status: 'sent',
        conversation: {
          id: 'cnv-7781',
          origin: 'referral_conversion',
          expires_at: '2026-11-03T12:00:00.000Z',
        },
      },
    ])
  })

  test('shows all of its errors, with message, details and link', async () => {
    await receiveFixture('status-failed-with-several-errors')
    const [{ errors }] = (await messageOf('wamid.EXAMPLE.OUT.32')).statuses
    expect(errors).toEqual([
      {
        code: 131026,
        title: 'Message undeliverable',
        message: 'The message could not be delivered.',
        details: 'The recipient has an old version.',
        href: '/documentation/errors#131026',
        other: { error_data: { support_id: 'sup-1' } },
      },
      {
        code: 131053,
        title: 'Media upload error',
        message: 'Upload failed',
        details: 'The file is no JPEG.',
        href: '/documentation/errors#131053',
        other: { is_transient: true },
      },
    ])
  })

  test('that comes again with more is completed, and nothing of it is replaced', async () => {
    const who = { bsuid: 'PT.7730164402915588211' }
    await shop.receive(statusOf(shop.line, who, 'wamid.EXAMPLE.OUT.31', 'sent', 10))
    await receiveFixture('status-of-a-free-entry-point')
    expect((await messageOf('wamid.EXAMPLE.OUT.31')).statuses).toMatchObject([
      {
        status: 'sent',
        conversation: { origin: 'referral_conversion' },
        pricing: { type: 'free_entry_point' },
      },
    ])
  })
})

describe('a handover', () => {
  const handover = (sender: object) =>
    webhook(
      shop.line,
      {
        sender,
        recipient: {
          phone_number_id: shop.line.phone_number_id,
          display_phone_number: shop.line.display_phone,
        },
        type: 'control_passed',
        timestamp: at(30),
        control_passed: { new_owner_role: 'partner_app' },
      },
      'messaging_handovers',
    )

  test.each([{ phone_number: '15550107788' }, { user_id: 'US.7007' }])(
    'names its sender %j where no contact is known, and makes none',
    async (sender) => {
      await shop.receive(handover(sender))
      expect(await events('conversation.handover')).toMatchObject([
        { contact_id: null, data: { details: { sender, new_owner_role: 'partner_app' } } },
      ])
      expect(await contacts()).toEqual([])
    },
  )

  test.each([{ phone_number: ANA.phone }, { user_id: ANA.bsuid }])(
    'by %j is told in the conversation of the contact',
    async (sender) => {
      await shop.receive(textFrom(shop.line, ANA, 'wamid.A', 5))
      await shop.receive(handover(sender))
      const contact_id = await shop.contactOf(ANA.bsuid)
      const conversation_id = await conversationOf(contact_id)
      expect(await events('conversation.handover')).toMatchObject([{ contact_id, conversation_id }])
      expect(await list(`/v1/conversations/${conversation_id}/activity`)).toHaveLength(1)
    },
  )
})

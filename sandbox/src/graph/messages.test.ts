import { afterEach, beforeEach, expect, test } from 'vitest'
import { changesOf } from '../testing/capture.ts'
import { errorOf, openShop, type Shop } from '../testing/shop.ts'
import { bsuidOf, parentBsuidOf } from '../visibility.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.stop())

const TEXT = { messaging_product: 'whatsapp', type: 'text', text: { body: 'Hello' } }

function bsuid(who: string, number = shop.counter): string {
  const portfolio = shop.sandbox.world.numbers.get(number)?.portfolio_id ?? ''
  return bsuidOf(shop.sandbox.world, portfolio, who)
}

async function writes(who: string, number = shop.counter): Promise<string> {
  const { message_id } = await shop.sandbox.act('write', { who, number, text: 'Hi' })
  return String(message_id)
}

function statuses(): Record<string, unknown>[] {
  return changesOf(shop.capture.webhooks).flatMap(
    ({ value }) => (value.statuses as Record<string, unknown>[] | undefined) ?? [],
  )
}

test.each(['15550104477.0', '+15550104477.00'])('a number with decimals is no phone: %s', async (to) => {
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, { ...TEXT, to })
  expect(errorOf(answer).code).toBe(131009)
})

const DEEP = '['.repeat(50_000) + ']'.repeat(50_000)

test.each([
  ['JSON', undefined, `{"messaging_product":"whatsapp","type":"text","text":${DEEP}}`],
  ['a JSON list', undefined, DEEP],
  ['JSON whose deep member is unknown', undefined, `{"messaging_product":"whatsapp","unknown":${DEEP}}`],
  [
    'a form',
    'application/x-www-form-urlencoded',
    `messaging_product=whatsapp&type=text&to=15550104477&text=${DEEP}`,
  ],
  ['a form with a name', 'application/x-www-form-urlencoded', `type=text&text${'[a]'.repeat(50_000)}=1`],
])('%s of more levels than any message gets Meta’s error, on every edge', async (_, type, body) => {
  for (const path of [
    `/${shop.counter}/messages`,
    `/${shop.counter}/block_users`,
    `/${shop.counter}/register`,
    `/${shop.counter}/whatsapp_business_profile`,
    `/${shop.waba}/message_templates`,
    `/${shop.counter}`,
  ]) {
    const answer = await shop.graph('POST', path, body, { type })
    expect([path, answer.status < 500 ? '' : answer.body]).toEqual([path, ''])
    if (path.endsWith('/messages')) expect([answer.status, errorOf(answer).code]).toEqual([400, 100])
  }
  const query = `?text=${'['.repeat(6_000)}${']'.repeat(6_000)}&type=text`
  const answer = await shop.graph('POST', `/${shop.counter}/messages${query}`, '{}')
  expect([answer.status, errorOf(answer).code]).toEqual([400, 100])
})

test('a text to a phone answers with wa_id and arrives on the phone', async () => {
  await writes('ines')
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, { ...TEXT, to: '+15550104477' })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    messaging_product: 'whatsapp',
    contacts: [{ input: '+15550104477', wa_id: '15550104477' }],
    messages: [{ id: expect.stringMatching(/^wamid\./) }],
  })
  await shop.sandbox.advance('1 minute')
  expect(shop.sandbox.phone('ines').at(-1)).toMatchObject({ from: 'business', arrival: 'read' })
  expect(statuses().map(({ status }) => status)).toEqual(['sent', 'delivered', 'read'])
})

test('a text to a BSUID answers with user_id and never with the phone', async () => {
  await writes('rafa')
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, { ...TEXT, recipient: bsuid('rafa') })
  expect(answer.body.contacts).toEqual([{ input: bsuid('rafa'), user_id: bsuid('rafa') }])
  await shop.sandbox.advance('1 minute')
  expect(statuses().every((status) => !('recipient_id' in status))).toBe(true)
})

test('the phone wins where a phone and a BSUID are given', async () => {
  await writes('ines')
  const both = { ...TEXT, to: '+15550104477', recipient: bsuid('rafa') }
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, both)
  expect(answer.body.contacts).toEqual([{ input: '+15550104477', wa_id: '15550104477' }])
})

test('a BSUID in `to` is accepted and never delivered', async () => {
  await writes('rafa')
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, { ...TEXT, to: bsuid('rafa') })
  expect(answer.status).toBe(200)
  await shop.sandbox.advance('2 days')
  expect(shop.sandbox.phone('rafa').filter(({ from }) => from === 'business')).toEqual([])
  expect(statuses().filter(({ status }) => status !== 'sent')).toEqual([])
})

test.each([
  ['an unknown recipient_type', { to: '+15550104477', recipient_type: 'business_scoped_user_id' }, 100],
  ['another portfolio’s BSUID', { foreign: true }, 131009],
  ['a malformed BSUID', { recipient: 'US.!!' }, 131009],
  ['nobody outside the window', { to: '+15550104499' }, 131047],
  ['a one-time password to a BSUID', { otp: true }, 131062],
] as const)('%s is refused with its code', async (_name, change, code) => {
  await writes('rafa')
  await writes('ines')
  await writes('rafa', shop.desk)
  const { foreign, otp, ...fields } = { foreign: false, otp: false, ...change }
  const body = {
    ...TEXT,
    ...fields,
    ...(foreign ? { recipient: bsuid('rafa', shop.desk) } : {}),
    ...(otp
      ? {
          recipient: bsuid('rafa'),
          type: 'template',
          template: {
            name: 'login_code',
            language: { code: 'en' },
            components: [
              { type: 'body', parameters: [{ type: 'text', text: '1234' }] },
              { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '1234' }] },
            ],
          },
        }
      : {}),
  }
  const answer = await shop.graph('POST', `/${shop.counter}/messages`, body)
  expect(errorOf(answer).code).toBe(code)
  expect(answer.status).toBeGreaterThanOrEqual(400)
})

test('a test number takes listed phones only, and no BSUID', async () => {
  await writes('ines', shop.trial)
  const send = (to: object) => shop.graph('POST', `/${shop.trial}/messages`, { ...TEXT, ...to })
  expect((await send({ to: '+15550104477' })).status).toBe(200)
  expect(errorOf(await send({ to: '+15550104499' })).code).toBe(131030)
  expect(errorOf(await send({ recipient: bsuid('ines', shop.trial) })).code).toBe(131030)
})

test('a parent BSUID reaches the person from an enrolled portfolio', async () => {
  await writes('rafa', shop.desk)
  const { world } = shop.sandbox
  const portfolio = world.numbers.get(shop.desk)?.portfolio_id ?? ''
  const recipient = parentBsuidOf(world, portfolio, 'rafa')
  const answer = await shop.graph('POST', `/${shop.desk}/messages`, { ...TEXT, recipient })
  expect(answer.body.contacts).toEqual([{ input: recipient, user_id: recipient }])
})

test('marking as read answers success, and refuses a wamid that does not exist', async () => {
  const message_id = await writes('ines')
  const read = {
    messaging_product: 'whatsapp',
    status: 'read',
    message_id,
    typing_indicator: { type: 'text' },
  }
  expect((await shop.graph('POST', `/${shop.counter}/messages`, read)).body).toEqual({ success: true })
  const wrong = { ...read, message_id: 'wamid.NOPE' }
  expect(errorOf(await shop.graph('POST', `/${shop.counter}/messages`, wrong)).code).toBe(131009)
})

test('the marketing endpoint takes templates only', async () => {
  await writes('ines')
  const text = await shop.graph('POST', `/${shop.counter}/marketing_messages`, {
    ...TEXT,
    to: '+15550104477',
  })
  expect(errorOf(text).code).toBe(100)
})

test('a status can overtake the answer to the send', async () => {
  await writes('ines')
  await shop.sandbox.act('behave', { who: 'ines', sent_after_ms: 0 })
  await shop.sandbox.act('switches', { status_before_answer: 'yes' })
  const before = shop.capture.webhooks.length
  await shop.graph('POST', `/${shop.counter}/messages`, { ...TEXT, to: '+15550104477' })
  expect(shop.capture.webhooks.length).toBeGreaterThan(before)
})

test('calls need a permission, and permissions can be looked up by phone and by BSUID', async () => {
  await writes('ines')
  const call = {
    messaging_product: 'whatsapp',
    to: '+15550104477',
    action: 'connect',
    session: { sdp_type: 'offer', sdp: 'v=0\r\n' },
  }
  expect(errorOf(await shop.graph('POST', `/${shop.counter}/calls`, call)).code).toBe(138006)
  const by_phone = await shop.graph('GET', `/${shop.counter}/call_permissions?user_wa_id=15550104477`)
  const by_bsuid = await shop.graph('GET', `/${shop.counter}/call_permissions?recipient=${bsuid('ines')}`)
  expect(by_phone.status).toBe(200)
  expect(by_bsuid.body).toEqual(by_phone.body)
})

test('any version prefix works, and none', async () => {
  await writes('ines')
  for (const prefix of ['/v19.0', '/v26.0', '/v99.1', '']) {
    const answer = await shop.graph('GET', `/${shop.counter}`, undefined, { prefix })
    expect(answer.body.id).toBe(shop.counter)
  }
})

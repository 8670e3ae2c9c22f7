import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/harness/app.ts'
import { openShop, type Shop } from '../../../../tests/harness/people.ts'
import { textFrom } from '../../../../tests/harness/whatsapp-line.ts'
import { parseId } from '../../../platform/base/parse-id.ts'
import { withAccount } from '../../../platform/db/with-account.ts'
import { giveNumbers } from '../numbers.ts'

let app: TestApp
let shop: Shop
let bot: { id: string; token: string }
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  bot = await addConsumer('Bot')
})

async function addConsumer(name: string, change: object = {}, of: Shop = shop) {
  const secrets = { app_secret: 'secret of the bot', verify_token: 'verify the bot' }
  const { body } = await of.call('POST', '/v1/gateway_consumers', { name, ...secrets, ...change })
  return { id: parseId('gateway_consumer', body.id), token: String(body.access_token) }
}

async function ask(path: string, body: object | string, token = bot.token) {
  const answer = await app.http.inject({
    method: 'POST',
    url: `/graph/v22.0/${path}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const { error } = answer.json()
  return {
    status: answer.statusCode,
    code: error?.code,
    subcode: error?.error_subcode,
    error,
    body: answer.json(),
  }
}

const messages = () => `${shop.line.phone_number_id}/messages`
const textTo = (to: string) => ({ messaging_product: 'whatsapp', to, type: 'text', text: { body: 'Hello' } })

/** The number by which a consumer knows the contact with this BSUID. */
async function numberOf(consumer: { id: string }, bsuid: string): Promise<string> {
  const contact_id = parseId('contact', await shop.contactOf(bsuid))
  const { account_uuid } = shop.account
  const numbers = await withAccount(app.deps.db, account_uuid, (trx) =>
    giveNumbers(trx, account_uuid, { id: consumer.id, surrogate_code: '999' }, [contact_id], new Date()),
  )
  return String(numbers.get(contact_id))
}

const queued = () => shop.rows<{ body: object }>('select body from sends')

test.each([
  ['no token', ''],
  ['an API key', 'ssk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ['a token of nobody', `sgw_${'A'.repeat(43)}`],
])('%s opens nothing, and the answer is Meta’s', async (_, token) => {
  expect(await ask(messages(), textTo('15550104477'), token)).toMatchObject({ status: 401, code: 190 })
})

test('a line of another account, or one that is not the consumer’s, does not exist', async () => {
  const other = await openShop(app)
  const own = await shop.addLine()
  expect(await ask(`${other.line.phone_number_id}/messages`, textTo('15550104477'))).toMatchObject({
    status: 400,
    code: 100,
    subcode: 33,
  })
  const narrow = await addConsumer('CRM', { inbox_ids: [shop.account.inbox_id] })
  expect(await ask(`${own.phone_number_id}/messages`, textTo('15550104477'), narrow.token)).toMatchObject({
    code: 100,
    subcode: 33,
  })
  expect(await queued()).toEqual([])
})

test('a surrogate that was never given, or was given to another consumer, reaches nobody', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.2001', name: 'Rafa' }, 'wamid.1', 1))
  const crm = await addConsumer('CRM')
  const theirs = await numberOf(crm, 'US.2001')
  expect(await ask(messages(), textTo('999000000000001'))).toMatchObject({ status: 400, code: 131026 })
  expect(await ask(messages(), textTo(theirs))).toMatchObject({ status: 400, code: 131026 })
  expect(await ask(messages(), textTo(`+${theirs}`))).toMatchObject({ code: 131026 })
  expect(await queued()).toEqual([])
})

test('a number goes to whom the consumer knows by it, though it has become somebody else’s', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477' }, 'wamid.1', 1))
  const number = await numberOf(bot, 'US.1001')
  expect(number).toBe('15550104477')
  await shop.receive(textFrom(shop.line, { bsuid: 'US.3001', phone: '15550104477' }, 'wamid.2', 2))
  const sending = ask(messages(), textTo(number))
  await expect.poll(queued, { timeout: 15_000 }).toHaveLength(1)
  const [row] = await shop.rows<{ contact_id: string }>(
    'select c.contact_id from messages m join conversations c on c.id = m.conversation_id where m.direction = $$outbound$$',
  )
  expect(row?.contact_id).toBe(parseId('contact', await shop.contactOf('US.1001')))
  await shop.rows(`update sends set state = 'failed', error = '{"code": "no_safe_address"}'`)
  expect(await sending).toMatchObject({ status: 400, code: 131026 })
})

test('what WhatsApp refused is said as WhatsApp said it', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477' }, 'wamid.1', 1))
  const sending = ask(messages(), textTo('15550104477'))
  await expect.poll(queued, { timeout: 15_000 }).toHaveLength(1)
  await shop.rows(
    `update sends set state = 'failed', error = '{"code": "meta_refused", "meta_code": 131049, "message": "(#131049) Not delivered", "details": "Healthy ecosystem"}'`,
  )
  expect((await sending).error).toMatchObject({
    code: 131049,
    message: '(#131049) Not delivered',
    error_data: { details: 'Healthy ecosystem' },
  })
})

test('a closed window is 131047', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477' }, 'wamid.1', 1))
  app.clock.advance(48 * 3_600_000)
  expect(await ask(messages(), textTo('15550104477'))).toMatchObject({ status: 400, code: 131047 })
})

test.each([
  ['no JSON', 100, '{"to":'],
  ['a list', 100, '[]'],
  ['no product', 100, { to: '15550104477', type: 'text', text: { body: 'Hi' } }],
  ['nobody to send to', 131008, { messaging_product: 'whatsapp', type: 'text', text: { body: 'Hi' } }],
  ['nobody to send to, by null', 131008, { ...textTo(''), to: null, recipient: '' }],
  ['a kind of recipient that does not exist', 100, { ...textTo('15550104477'), recipient_type: 'bsuid' }],
  ['a type without its object', 131008, { ...textTo('15550104477'), type: 'image' }],
  ['an unknown type without an object', 131051, { ...textTo('15550104477'), type: 'poll' }],
  ['an empty text', 100, { messaging_product: 'whatsapp', to: '15550104477', text: { body: '' } }],
  [
    'a quote of what does not exist',
    131009,
    { ...textTo('15550104477'), context: { message_id: 'wamid.none' } },
  ],
  ['a nesting past all sense', 100, `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['a context that is a text', 100, { ...textTo('15550104477'), context: 'wamid.none' }],
  [
    'a reaction to what does not exist',
    131009,
    { ...textTo('15550104477'), type: 'reaction', reaction: { message_id: 'wamid.none', emoji: '👍' } },
  ],
  ['callback data that is no text', 131009, { ...textTo('15550104477'), biz_opaque_callback_data: { a: 1 } }],
])('a body with %s is refused with code %i, and nothing is queued', async (_, code, body) => {
  expect(await ask(messages(), body)).toMatchObject({ status: 400, code })
  expect(await queued()).toEqual([])
})

test('of a body only the object of its type goes on, in an envelope of ours', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477' }, 'wamid.1', 1))
  const sending = ask(messages(), {
    messaging_product: 'WHATSAPP',
    recipient_type: 'INDIVIDUAL',
    to: 15_550_104_477,
    recipient: 'US.7777',
    context: { message_id: 'wamid.1' },
    biz_opaque_callback_data: 'job 1',
    type: 'IMAGE',
    image: { link: 'https://example.com/a.png', caption: '', new_field: [1] },
    text: { body: 'not this' },
    ttl: 5,
  })
  await expect.poll(queued, { timeout: 15_000 }).toHaveLength(1)
  expect((await queued())[0]?.body).toEqual({
    type: 'image',
    image: { link: 'https://example.com/a.png', new_field: [1] },
    context: { message_id: 'wamid.1' },
  })
  await shop.rows(`update sends set state = 'failed', error = '{"code": "no_safe_address"}'`)
  await sending
})

test('a name is no recipient', async () => {
  expect(await ask(messages(), textTo('rafa.kite'))).toMatchObject({ status: 400, code: 131009 })
})

test('who may not send is told so, and a bot stands by while a person has the conversation', async () => {
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477' }, 'wamid.1', 1))
  const reader = await addConsumer('Reader', { may_send: false })
  expect(await ask(messages(), textTo('15550104477'), reader.token)).toMatchObject({ status: 403, code: 10 })
  const auto = await addConsumer('Auto', { answers_by_itself: true })
  await shop.rows(`update conversations set assignee_id = '${auto.id}'`)
  expect(await ask(messages(), textTo('15550104477'), auto.token)).toMatchObject({ status: 403, code: 10 })
  expect(await queued()).toEqual([])
})

test('telling that an unknown message was read is refused with code 131009', async () => {
  expect(
    await ask(messages(), { status: 'read', messaging_product: 'whatsapp', message_id: 'wamid.none' }),
  ).toMatchObject({
    status: 400,
    code: 131009,
  })
})

test.each([
  ['POST', 'LINE', '/messages'],
  ['POST', 'LINE', '/marketing_messages'],
  ['POST', 'LINE', '/media'],
  ['GET', 'LINE', '/block_users'],
  ['POST', 'LINE', '/block_users'],
  ['DELETE', 'LINE', '/block_users'],
  ['GET', 'LINE', '/whatsapp_business_profile'],
  ['POST', 'LINE', '/whatsapp_business_profile'],
  ['GET', 'WABA', '/phone_numbers'],
  ['GET', 'WABA', '/message_templates'],
  ['POST', 'WABA', '/message_templates'],
  ['DELETE', 'WABA', '/message_templates'],
  ['GET', 'WABA', '/subscribed_apps'],
  ['POST', 'WABA', '/subscribed_apps'],
] as const)(
  '%s %s%s of another account, or of a line that is not the consumer’s, is code 100 with 33',
  async (method, of, edge) => {
    const other = await openShop(app)
    const own = await shop.addLine()
    const narrow = await addConsumer('CRM', { inbox_ids: [shop.account.inbox_id] })
    const [{ waba_id: their_waba } = { waba_id: '' }] = await other.rows<{ waba_id: string }>(
      'select waba_id from wabas',
    )
    const ids = of === 'WABA' ? [their_waba] : [other.line.phone_number_id, own.phone_number_id]
    for (const id of ids)
      for (const version of ['/v22.0', '']) {
        const answer = await app.http.inject({
          method,
          url: `/graph${version}/${id}${edge}`,
          headers: { authorization: `Bearer ${narrow.token}`, 'content-type': 'application/json' },
          ...(method !== 'GET' && { payload: JSON.stringify(textTo('15550104477')) }),
        })
        expect([answer.statusCode, answer.json().error]).toMatchObject([
          400,
          { code: 100, error_subcode: 33 },
        ])
      }
  },
)

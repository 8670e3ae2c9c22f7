import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addConsumer, type TestConsumer, textTo } from '../../../tests/harness/consumers.ts'
import { type AnyAnswer, openShop, type Shop } from '../../../tests/harness/people.ts'
import { statusOf, textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { withAccount } from '../../platform/db/with-account.ts'
import { tellFailedSends } from './tell-failed-sends.ts'
import { viewEntry } from './view.ts'

let app: TestApp
let shop: Shop
let bot: TestConsumer
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  bot = await addConsumer(app, shop, 'Bot')
  await shop.receive(textFrom(shop.line, RAFA, 'wamid.0', 1))
})

const RAFA = { bsuid: 'US.2001', name: 'Rafa' }
const RETRIED = 'wamid.second'

/** Has the bot send to Rafa; WhatsApp takes it under an id, as the sender would write down. */
async function send(wamid: string | null, change: object = {}) {
  const number = await bot.numberOf('US.2001')
  const body = { ...textTo(number), biz_opaque_callback_data: 'order 7781', ...change }
  const asking = bot.ask(`${shop.line.phone_number_id}/messages`, body)
  await expect.poll(() => shop.rows('select * from sends')).toHaveLength(1)
  const taken = `update messages set status = 'sent', wamid = '${wamid}' where direction = 'outbound'`
  if (wamid !== null) {
    await shop.rows(taken)
    await shop.rows(`update sends set state = 'sent', tries = 1`)
  } else await shop.rows(`update sends set state = 'unknown', tries = 1`)
  return { number, answer: await asking }
}

/** What the bot gets of a webhook. */
async function see(body: object): Promise<AnyAnswer> {
  const { account_uuid } = shop.account
  const [entry] = JSON.parse(JSON.stringify(body)).entry
  const consumer = { id: bot.id, surrogate_code: '999', answers_by_itself: false, fields: null }
  const seen = await withAccount(app.deps.db, account_uuid, (trx) =>
    viewEntry(trx, account_uuid, consumer, {
      entry,
      lines: [{ ...shop.line, id: shop.line.inbox_id }],
      policy: 'stable_phone',
      own_url: null,
      now: new Date(app.clock.now()),
    }),
  )
  // biome-ignore lint/suspicious/noExplicitAny: What a test asks of an answer fails it where it is not there.
  return (seen?.entry.changes as any)?.[0]?.value ?? null
}

const told = async (): Promise<AnyAnswer[]> =>
  (await shop.rows<{ body: AnyAnswer }>('select body from gateway_deliveries where event_id is null')).map(
    ({ body }) => body.entry[0].changes[0].value,
  )
const tell = () => tellFailedSends(app.deps.db, new Date(app.clock.now()))

/** WhatsApp refused it after it had taken it, and it was queued for the other address. */
async function tryAgain(): Promise<void> {
  await shop.rows(`update messages set status = 'queued', wamid = null where direction = 'outbound'`)
  await shop.rows(`update sends set state = 'queued', readdressed = true`)
}

test('a message that WhatsApp says has failed failed under the consumer’s own number and data', async () => {
  const { number, answer } = await send('wamid.first')
  expect(answer.body).toEqual({
    messaging_product: 'whatsapp',
    contacts: [{ input: number, wa_id: number }],
    messages: [{ id: 'wamid.first' }],
  })
  const failed = statusOf(shop.line, { bsuid: 'US.2001' }, 'wamid.first', 'failed', 9)
  expect((await see(failed)).statuses).toMatchObject([
    {
      id: 'wamid.first',
      status: 'failed',
      recipient_id: number,
      biz_opaque_callback_data: 'order 7781',
    },
  ])
})

test('a status and the contact beside it name the person by the number that was sent to, also after a merge', async () => {
  const { number } = await send('wamid.first')
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477' }, 'wamid.1', 2))
  const [ines, rafa] = [await shop.contactOf('US.1001'), await shop.contactOf('US.2001')]
  expect(await bot.numberOf('US.1001')).toBe('15550104477')
  await shop.call('POST', `/v1/contacts/${ines}/merges`, { contact_id: rafa })
  const { statuses, contacts } = await see(statusOf(shop.line, RAFA, 'wamid.first', 'delivered', 9))
  expect([statuses[0].recipient_id, contacts[0].wa_id]).toEqual([number, number])
})

test('one that is sent again on another address keeps its id, and its first failure is not told', async () => {
  const { number } = await send('wamid.first')
  await tryAgain()
  const failed = statusOf(shop.line, { bsuid: 'US.2001' }, 'wamid.first', 'failed', 9)
  expect(await see(failed)).toBeNull()
  await shop.rows(`update messages set wamid = '${RETRIED}', status = 'sent' where direction = 'outbound'`)
  await shop.rows(`update sends set state = 'sent'`)
  const { statuses } = await see(statusOf(shop.line, RAFA, RETRIED, 'delivered', 10))
  expect(statuses).toMatchObject([{ id: 'wamid.first', status: 'delivered', recipient_id: number }])
  await tell()
  expect(await told()).toEqual([])
})

test('one that is refused when it is sent again is told to have failed, once', async () => {
  const { number } = await send('wamid.first')
  await tryAgain()
  await see(statusOf(shop.line, { bsuid: 'US.2001' }, 'wamid.first', 'failed', 9))
  await tell()
  expect(await told()).toEqual([])
  await shop.rows(
    `update sends set state = 'failed', error = '{"code": "meta_refused", "meta_code": 131026, "message": "(#131026) Message undeliverable", "details": "Message Undeliverable."}'`,
  )
  await tell()
  await tell()
  const errors = [
    {
      code: 131026,
      title: 'Message undeliverable',
      message: 'Message undeliverable',
      error_data: { details: 'Message Undeliverable.' },
    },
  ]
  expect(await told()).toEqual([
    {
      messaging_product: 'whatsapp',
      metadata: {
        display_phone_number: shop.line.display_phone.replace(/\D/g, ''),
        phone_number_id: shop.line.phone_number_id,
      },
      statuses: [
        {
          id: 'wamid.first',
          status: 'failed',
          timestamp: String(app.clock.now() / 1000),
          recipient_id: number,
          biz_opaque_callback_data: 'order 7781',
          errors,
        },
      ],
    },
  ])
})

test('one of which nobody knew whether it was sent is told to have failed once a person gives it up', async () => {
  const { number, answer } = await send(null)
  const [{ id }] = answer.body.messages
  expect(id).toMatch(/^wamid\./)
  await tell()
  expect(await told()).toEqual([])
  const [row] = await shop.rows<{ id: string }>(`select id from messages where direction = 'outbound'`)
  const message = `msg_${row?.id.replaceAll('-', '')}`
  const { status } = await shop.call('PUT', `/v1/messages/${message}/resolution`, { decision: 'give_up' })
  expect(status).toBe(200)
  await tell()
  expect(await told()).toMatchObject([
    { statuses: [{ id, status: 'failed', recipient_id: number, errors: [{ code: 131026 }] }] },
  ])
})

test('one of which nobody knew whether it was sent goes on under the id that was given once a status comes', async () => {
  const { number, answer } = await send(null)
  const [{ id }] = answer.body.messages
  const [row] = await shop.rows<{ id: string }>(`select id from messages where direction = 'outbound'`)
  const status = JSON.parse(JSON.stringify(statusOf(shop.line, RAFA, 'wamid.late', 'delivered', 9)))
  const ours = `msg_${row?.id.replaceAll('-', '')}`
  status.entry[0].changes[0].value.statuses[0].biz_opaque_callback_data = ours
  await shop.receive(status)
  expect((await see(status)).statuses).toMatchObject([
    { id, status: 'delivered', recipient_id: number, biz_opaque_callback_data: 'order 7781' },
  ])
  await tell()
  expect(await told()).toEqual([])
})

test('an erasure takes out what is to be told of somebody', async () => {
  const { number } = await send('wamid.first')
  await tryAgain()
  await see(statusOf(shop.line, { bsuid: 'US.2001' }, 'wamid.first', 'failed', 9))
  await shop.rows(`update sends set state = 'failed', error = '{"code": "no_safe_address"}'`)
  await tell()
  expect(await told()).toMatchObject([{ statuses: [{ errors: [{ code: 131026 }] }] }])
  await shop.call('POST', '/v1/erasures', { contact_id: await shop.contactOf('US.2001') })
  const left = JSON.stringify(await shop.rows('select body from gateway_deliveries'))
  expect(left).not.toContain(number)
})

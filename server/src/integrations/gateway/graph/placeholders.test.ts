import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../tests/harness/app.ts'
import { addConsumer, type TestConsumer } from '../../../../tests/harness/consumers.ts'
import { openShop, type Shop } from '../../../../tests/harness/people.ts'
import { textFrom } from '../../../../tests/harness/whatsapp-line.ts'

let app: TestApp
let shop: Shop
let bot: TestConsumer
let number: string
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.database.truncateAll()
  app.clock.set(Date.UTC(2026, 10, 1, 1))
  shop = await openShop(app)
  bot = await addConsumer(app, shop, 'Bot')
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: '15550104477' }, 'wamid.1', 1))
  await shop.receive(textFrom(shop.line, { bsuid: 'US.2001', name: 'Rafa' }, 'wamid.2', 2))
  number = await bot.numberOf('US.2001')
})

const queued = () => shop.rows<{ body: object }>('select body from sends')
const send = (content: object, of = bot) =>
  of.ask(`${shop.line.phone_number_id}/messages`, {
    messaging_product: 'whatsapp',
    to: '15550104477',
    ...content,
  })
const text = (body: string) => ({ type: 'text', text: { body } })
const grouped = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, '$1 ')

test.each<[string, (placeholder: string) => object]>([
  ['a text', (it) => text(`Rafa has ${it}.`)],
  ['a text with a plus', (it) => text(`Call +${it}`)],
  ['a text in groups', (it) => text(`Call ${grouped(it)} now`)],
  ['a text with hyphens', (it) => text(grouped(it).replaceAll(' ', '-'))],
  ['a text between other digits', (it) => text(`1${it}2`)],
  ['full-width digits', (it) => text(it.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))))],
  ['Arabic digits', (it) => text(it.replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))))],
  [
    'digits of Hindi with a plus',
    (it) => text(`+${it.replace(/\d/g, (d) => String.fromCharCode(0x966 + Number(d)))}`),
  ],
  ['digits with invisible characters between them', (it) => text([...it].join('\u200b\u00ad'))],
  ['a caption', (it) => ({ type: 'image', image: { id: '1', caption: it } })],
  ['a link', (it) => ({ type: 'image', image: { link: `https://example.com/?to=%2B${it}` } })],
  [
    'a card',
    (it) => ({ type: 'contacts', contacts: [{ name: { formatted_name: 'Rafa' }, phones: [{ wa_id: it }] }] }),
  ],
  ['a number of JSON', (it) => ({ type: 'interactive', interactive: { type: 'new', data: [Number(it)] } })],
  ['the name of a field', (it) => ({ type: 'interactive', interactive: { type: 'new', data: { [it]: 1 } } })],
  [
    'the data of a flow',
    (it) => ({
      type: 'interactive',
      interactive: { type: 'flow', action: { parameters: { flow_action_payload: { data: { who: it } } } } },
    }),
  ],
  [
    'a parameter of a template',
    (it) => ({
      type: 'template',
      template: {
        name: 'hello',
        language: { code: 'en' },
        components: [{ type: 'body', parameters: [{ type: 'text', text: it }] }],
      },
    }),
  ],
])('a placeholder number in %s is refused with 131009, which does not repeat it', async (_, content) => {
  const { status, body } = await send(content(number))
  expect([status, body.error]).toMatchObject([400, { code: 131009 }])
  expect(JSON.stringify(body)).not.toContain(number)
  expect(await queued()).toEqual([])
})

test('a placeholder of another consumer of the account is refused too', async () => {
  const crm = await addConsumer(app, shop, 'CRM')
  expect((await send(text(number), crm)).body.error.code).toBe(131009)
})

test('where a phone is written, a number of that shape is refused though it was never given', async () => {
  for (const content of [
    text('Call +999 000 000 000 001'),
    {
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'X' }, phones: [{ phone: '999000000000001' }] }],
    },
  ]) {
    expect((await send(content)).body.error.code).toBe(131009)
  }
})

test('digits of that shape that are nobody’s placeholder go on, and so does one in callback data', async () => {
  const sending = send({
    type: 'document',
    document: { id: '990000000000011', caption: 'Order 999000000000001' },
    biz_opaque_callback_data: number,
  })
  await expect.poll(queued, { timeout: 15_000 }).toHaveLength(1)
  await shop.rows(`update sends set state = 'failed', error = '{"code": "no_safe_address"}'`)
  expect((await sending).body.error.code).toBe(131026)
})

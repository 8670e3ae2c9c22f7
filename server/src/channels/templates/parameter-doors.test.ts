import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/harness/app.ts'
import { addTemplate, buildBroadcast } from '../../../tests/harness/broadcasts.ts'
import { addConsumer, type TestConsumer } from '../../../tests/harness/consumers.ts'
import { openShop, type Shop } from '../../../tests/harness/people.ts'
import { textFrom } from '../../../tests/harness/whatsapp-line.ts'
import { presentId } from '../../platform/base/ids.ts'
import { BODY, type TestTemplate } from './test-templates.ts'

const PHONE = '15550104477'
const TRACK: TestTemplate = {
  name: 'track',
  language: 'en',
  category: 'MARKETING',
  parameter_format: 'positional',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
    BODY('Hi {{1}}, {{2}} is ready.'),
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' },
        { type: 'REQUEST_CONTACT_INFO', text: 'Share contact info' },
      ],
    },
  ],
}

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
  await shop.receive(textFrom(shop.line, { bsuid: 'US.1001', phone: PHONE }, 'wamid.1', 1))
  await addTemplate(shop, TRACK)
  bot = await addConsumer(app, shop, 'Bot')
})

type Texts = { header?: string; body?: string; link?: string; amount?: string }

function filled({ header = 'Ana', body = 'Ana', link = '7', amount = '7 EUR' }: Texts) {
  const currency = { fallback_value: amount, code: 'EUR', amount_1000: 7000 }
  return [
    { type: 'header', parameters: [{ type: 'text', text: header }] },
    {
      type: 'body',
      parameters: [
        { type: 'text', text: body },
        { type: 'currency', currency },
      ],
    },
    { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: link }] },
  ]
}

/** What each door says against these components: the code of ours, and Meta's at the gateway. */
async function said(texts: Texts): Promise<Record<string, unknown>> {
  const components = filled(texts)
  const message = { type: 'template', template: { name: 'track', language: { code: 'en' }, components } }
  const [row] = await shop.rows<{ id: string }>("select id from templates where name = 'track'")
  const preview = `/v1/templates/${presentId('template', String(row?.id))}/preview`
  const template = { name: 'track', language: 'en', components }
  const broadcast = buildBroadcast(shop, { template, parameters: {} })
  const contact = await shop.contactOf('US.1001')
  const asking = { inbox_id: shop.account.inbox_id, template: message.template }
  const { body: gateway } = await bot.ask(`${shop.line.phone_number_id}/messages`, {
    messaging_product: 'whatsapp',
    to: PHONE,
    ...message,
  })
  return {
    message: (await shop.call('POST', '/v1/messages', { to: { phone: `+${PHONE}` }, ...message })).body.code,
    preview: (await shop.call('POST', preview, { components })).body.code,
    broadcast: (await shop.call('POST', '/v1/broadcasts', broadcast)).body.code,
    phone_request: (await shop.call('POST', `/v1/contacts/${contact}/phone_requests`, asking)).body.code,
    gateway: gateway.error.code,
  }
}

const refused = (gateway: number) => ({
  message: 'template_parameters',
  phone_request: 'template_parameters',
  preview: 'template_parameters',
  broadcast: 'template_parameters',
  gateway,
})

test.each([
  ['a line feed', 'Ana\nLima', 132018],
  ['a carriage return', 'Ana\rLima', 132018],
  ['both', 'Ana\r\nLima', 132018],
  ['a tab', 'Ana\tLima', 132018],
  ['a vertical tab', 'Ana\vLima', 132018],
  ['a form feed', 'Ana\fLima', 132018],
  ['a next line', 'Ana\u0085Lima', 132018],
  ['a line separator', 'Ana\u2028Lima', 132018],
  ['a paragraph separator', 'Ana\u2029Lima', 132018],
  ['a break at the end', 'Ana\n', 132018],
  ['a break alone', '\n', 132018],
  ['five spaces', 'Ana     Lima', 132018],
])('a parameter with %s is refused through every door, wherever it stands', async (_, text, code) => {
  for (const place of ['header', 'body', 'link', 'amount']) {
    expect([place, await said({ [place]: text })]).toEqual([place, refused(code)])
  }
})

test.each<[string, Texts, number]>([
  ['an empty header', { header: '' }, 132012],
  ['an empty body', { body: '' }, 132012],
  ['an empty link', { link: '' }, 132012],
  ['an empty amount', { amount: '' }, 132012],
  ['a body that grows too long', { body: 'x'.repeat(1020) }, 132005],
  ['a parameter that is longer than any body', { body: 'x'.repeat(5000) }, 132005],
  ['a header that is longer than any body', { header: 'x'.repeat(1025) }, 132005],
])('%s is refused through every door', async (_, texts, code) => {
  expect(await said(texts)).toEqual(refused(code))
})

test('what only WhatsApp can judge goes to WhatsApp from the gateway, and is refused by our own doors', async () => {
  const components = filled({ header: 'x'.repeat(61), body: '\u200b' })
  const template = { name: 'track', language: { code: 'en' }, components }
  const message = { type: 'template', template }
  const own = await shop.call('POST', '/v1/messages', { to: { phone: `+${PHONE}` }, ...message })
  expect(own.body).toMatchObject({
    code: 'template_parameters',
    errors: [
      { field: 'body.template.components.1.parameters.0.text' },
      { field: 'body.template.components.0.parameters' },
    ],
  })
  const sending = bot.ask(`${shop.line.phone_number_id}/messages`, {
    messaging_product: 'whatsapp',
    to: PHONE,
    ...message,
  })
  const queued = () => shop.rows("select state from sends where state = 'queued'")
  await expect.poll(queued, { timeout: 15_000 }).toHaveLength(1)
  await shop.rows(`update sends set state = 'failed', error = '{"code": "no_safe_address"}'`)
  await sending
})

test.each<[string, object, string]>([
  ['nothing', { text: '' }, 'text'],
  ['only spaces', { text: '   ' }, 'text'],
  ['nothing that can be seen', { text: '\u200b' }, 'text'],
  ['too much', { text: 'x'.repeat(1025) }, 'text'],
  ['a fallback that shows nothing', { attribute: 'name', fallback: '\u200b' }, 'fallback'],
])('a broadcast that fills a variable with %s for all contacts is not planned', async (_, filling, field) => {
  const template = {
    name: 'track',
    language: 'en',
    components: filled({}).filter(({ type }) => type !== 'header'),
  }
  const parameters = { 'header.1': filling }
  const { status, body } = await shop.call(
    'POST',
    '/v1/broadcasts',
    buildBroadcast(shop, { template, parameters }),
  )
  expect([status, body]).toMatchObject([
    400,
    { code: 'template_parameters', errors: [{ field: `body.parameters.header.1.${field}` }] },
  ])
})

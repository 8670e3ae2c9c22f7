import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorOf, openShop, type Shop } from '../testing/shop.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.stop())

test('a profile shows what was set and is asked for, and an empty text takes a field away', async () => {
  const path = `/${shop.counter}/whatsapp_business_profile`
  const read = async (fields: string) => (await shop.graph('GET', `${path}?fields=${fields}`)).body.data
  expect(await read('about,email')).toEqual([{ messaging_product: 'whatsapp' }])
  const about = 'Cakes since 1990'
  const profile = {
    about,
    email: 'hello@example.com',
    vertical: 'restaurant',
    websites: ['https://example.com'],
  }
  expect((await shop.graph('POST', path, { messaging_product: 'whatsapp', ...profile })).body).toEqual({
    success: true,
  })
  await shop.graph('POST', path, { messaging_product: 'whatsapp', email: '', about: null })
  expect(await read('about,email,vertical')).toEqual([
    { about, vertical: 'RESTAURANT', messaging_product: 'whatsapp' },
  ])
})

test.each([
  ['no product', { about: 'Cakes' }],
  ['an about of 140', { messaging_product: 'whatsapp', about: 'x'.repeat(140) }],
  [
    'three websites',
    { messaging_product: 'whatsapp', websites: ['a', 'b', 'c'].map((it) => `https://${it}.example`) },
  ],
  ['a website without a scheme', { messaging_product: 'whatsapp', websites: ['example.com'] }],
  ['an unknown line of business', { messaging_product: 'whatsapp', vertical: 'BAKERY' }],
])('a profile with %s is refused with 100', async (_, profile) => {
  expect(errorOf(await shop.graph('POST', `/${shop.counter}/whatsapp_business_profile`, profile)).code).toBe(
    100,
  )
})

test('a QR code is made, found, changed and deleted', async () => {
  const path = `/${shop.counter}/message_qrdls`
  const made = await shop.graph('POST', path, { prefilled_message: 'Cakes?', generate_qr_image: 'PNG' })
  const code = String(made.body.code)
  const deep_link_url = `https://wa.me/message/${code}`
  expect(made.body).toEqual({
    code,
    prefilled_message: 'Cakes?',
    deep_link_url,
    qr_image_url: expect.any(String),
  })
  await shop.graph('POST', `${path}?prefilled_message=Bread%3F&code=${code}`)
  for (const at of [path, `${path}/${code}`]) {
    expect((await shop.graph('GET', at)).body).toEqual({
      data: [{ code, prefilled_message: 'Bread?', deep_link_url }],
    })
  }
  expect((await shop.graph('DELETE', `${path}/${code}`)).body).toEqual({ success: true })
  expect(errorOf(await shop.graph('GET', `${path}/${code}`)).code).toBe(100)
  expect(errorOf(await shop.graph('POST', path, { prefilled_message: 'x'.repeat(141) })).code).toBe(100)
})

test('the cart is on and the catalogue hidden until the commerce settings say otherwise', async () => {
  const path = `/${shop.counter}/whatsapp_commerce_settings`
  const read = async () => (await shop.graph('GET', path)).body.data
  expect(await read()).toEqual([{ id: shop.counter, is_cart_enabled: true, is_catalog_visible: false }])
  expect((await shop.graph('POST', `${path}?is_cart_enabled=false&is_catalog_visible=true`)).body).toEqual({
    success: true,
  })
  expect(await read()).toEqual([{ id: shop.counter, is_cart_enabled: false, is_catalog_visible: true }])
  expect(errorOf(await shop.graph('POST', `${path}?is_cart_enabled=perhaps`)).code).toBe(100)
})

test('templates are counted where a summary is asked for', async () => {
  const path = `/${shop.waba}/message_templates`
  const { body } = await shop.graph(
    'GET',
    `${path}?name=order_ready&summary=total_count,message_template_count`,
  )
  expect([body.summary, (body.data as object[]).length]).toEqual([
    { total_count: 1, message_template_count: 2 },
    1,
  ])
  expect((await shop.graph('GET', path)).body.summary).toBeUndefined()
  expect((await shop.graph('GET', `${path}?status=rejected`)).body.data).toEqual([])
})

test('a message is sent by a form of either kind', async () => {
  const template = JSON.stringify({ name: 'order_ready', language: { code: 'en' } })
  const fields = { messaging_product: 'whatsapp', to: '15550104477', type: 'template', template }
  const multipart = new FormData()
  for (const [name, value] of Object.entries(fields)) multipart.set(name, value)
  const path = `/${shop.counter}/messages`
  const type = 'application/x-www-form-urlencoded'
  const sent = [
    await shop.graph('POST', path, multipart),
    await shop.graph('POST', path, new URLSearchParams(fields).toString(), { type }),
  ]
  expect(sent.map(({ status }) => status)).toEqual([200, 200])
  expect(sent.map(({ body }) => (body.contacts as object[])[0])).toEqual(
    Array(2).fill({ input: '15550104477', wa_id: '15550104477' }),
  )
})

test('a message is sent by a form in the notation of PHP, and by parameters in the query', async () => {
  const path = `/${shop.counter}/messages`
  const fields = { messaging_product: 'whatsapp', to: '15550104477', type: 'template' }
  const nested = { 'template[name]': 'order_ready', 'template[language][code]': 'en' }
  const form = new URLSearchParams({ ...fields, ...nested }).toString()
  const template = { template: JSON.stringify({ name: 'order_ready', language: { code: 'en' } }) }
  const sent = [
    await shop.graph('POST', path, form, { type: 'application/x-www-form-urlencoded' }),
    await shop.graph('POST', `${path}/?${new URLSearchParams({ ...fields, ...template })}`, {}),
  ]
  expect(sent.map(({ status }) => status)).toEqual([200, 200])
})

test('what is null is not given, in every call, and a slash may end the path', async () => {
  const { message_id } = await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
  const product = { messaging_product: 'whatsapp', recipient_type: null }
  const calls: [string, object][] = [
    [
      `/${shop.counter}/messages/`,
      { ...product, status: 'READ', message_id, to: null, type: null, typing_indicator: { type: 'TEXT' } },
    ],
    [`/${shop.counter}/block_users`, { ...product, block_users: [{ user: '+15550104477', user_id: null }] }],
    [
      `/${shop.waba}/message_templates`,
      {
        name: 'nulls',
        language: 'en',
        category: 'UTILITY',
        parameter_format: null,
        components: [{ type: 'BODY', text: 'Your cake is ready.', example: null }],
      },
    ],
  ]
  for (const [path, body] of calls)
    expect([path, (await shop.graph('POST', path, body)).status]).toEqual([path, 200])
})

test('a multipart body that cannot be read is refused with 100', async () => {
  const type = 'multipart/form-data; boundary=x'
  expect(
    errorOf(await shop.graph('POST', `/${shop.counter}/messages`, 'nothing of the kind', { type })).code,
  ).toBe(100)
})

test.each([
  ['a field that a number does not have', 'GET', '?fields=colour', undefined],
  ['a field that a profile does not have', 'GET', '/whatsapp_business_profile?fields=colour', undefined],
  ['a PIN without its product', 'POST', '/register', { pin: '123456' }],
  ['a mark without its product', 'POST', '/messages', { status: 'read', message_id: 'wamid.x' }],
  ['a mark of another kind', 'POST', '/messages', { messaging_product: 'whatsapp', status: 'delivered' }],
  [
    'an indicator of another kind',
    'POST',
    '/messages',
    {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.x',
      typing_indicator: { type: 'audio' },
    },
  ],
  ['a block list without its product', 'POST', '/block_users', { block_users: [{ user: '+15550104477' }] }],
  ['a block list of nothing', 'POST', '/block_users', { messaging_product: 'whatsapp', block_users: [{}] }],
  [
    'a block list of texts',
    'POST',
    '/block_users',
    { messaging_product: 'whatsapp', block_users: ['+1555'] },
  ],
])('%s is refused with 100', async (_, method, edge, body) => {
  const answer = await shop.graph(method, `/${shop.counter}${edge}`, body)
  expect([answer.status, errorOf(answer).code]).toEqual([400, 100])
})

test('a number shows four fields where nothing is asked for, and each other one that is', async () => {
  expect(Object.keys((await shop.graph('GET', `/${shop.counter}`)).body).sort()).toEqual([
    'display_phone_number',
    'id',
    'quality_rating',
    'verified_name',
  ])
  const asked = 'status,name_status,code_verification_status,platform_type,account_mode,health_status'
  expect((await shop.graph('GET', `/${shop.counter}?fields=${asked}`)).body).toMatchObject({
    status: 'CONNECTED',
    name_status: 'APPROVED',
    account_mode: 'LIVE',
  })
})

test('a business may name a blocked user by a number in JSON, and never blocks itself', async () => {
  await shop.sandbox.act('write', { who: 'ines', number: shop.counter, text: 'Hi' })
  const block = (user: unknown) =>
    shop.graph('POST', `/${shop.counter}/block_users`, {
      messaging_product: 'whatsapp',
      block_users: [{ user }],
    })
  expect((await block(15550104477)).body).toMatchObject({
    block_users: { added_users: [{ wa_id: '15550104477' }] },
  })
  const self = await block('+15550100200')
  expect(errorOf(self).code).toBe(139100)
  expect(self.body.block_users).toMatchObject({ failed_users: [{ errors: [{ code: 131021 }] }] })
})

test('the product of a profile may stand in the query, and an absent picture of a code as null', async () => {
  const profile = `/${shop.counter}/whatsapp_business_profile?messaging_product=whatsapp`
  expect((await shop.graph('POST', profile, { about: 'Cakes' })).body).toEqual({ success: true })
  const codes = `/${shop.counter}/message_qrdls`
  for (const prefilled_message of ['One', 'Two'])
    expect((await shop.graph('POST', codes, { prefilled_message, generate_qr_image: null })).status).toBe(200)
  expect((await shop.graph('GET', `${codes}?limit=1`)).body.data).toHaveLength(1)
})

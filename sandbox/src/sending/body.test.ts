import { describe, expect, it } from 'vitest'
import { personWrites } from '../people/write.ts'
import { buildWorld, codeOf } from '../test-world.ts'
import { uploadMedia } from '../world/media.ts'
import type { Json, JsonObject } from '../world/wire.ts'

const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }))

function buttons(list: Json[]): JsonObject {
  return {
    type: 'interactive',
    interactive: { type: 'button', body: { text: 'Pick' }, action: { buttons: list } },
  }
}

function list(sections: Json[]): JsonObject {
  return {
    type: 'interactive',
    interactive: { type: 'list', body: { text: 'Pick' }, action: { button: 'Open', sections } },
  }
}

function ask(extra: JsonObject = {}): JsonObject {
  const interactive = {
    type: 'request_contact_info',
    body: { text: 'Your number?' },
    action: { name: 'request_contact_info' },
    ...extra,
  }
  return { type: 'interactive', interactive }
}

function interactive(type: string, action: JsonObject, extra: JsonObject = {}): JsonObject {
  return { type: 'interactive', interactive: { type, body: { text: 'Look' }, action, ...extra } }
}

const cents = (value: number) => ({ value, offset: 100 })

function order(change: JsonObject = {}): JsonObject {
  return interactive('order_details', {
    name: 'review_and_pay',
    parameters: {
      reference_id: 'ord-118.1',
      type: 'physical-goods',
      payment_type: 'br',
      currency: 'BRL',
      total_amount: cents(5400),
      order: {
        status: 'pending',
        items: [{ retailer_id: 'sku-1', name: 'Cake', amount: cents(2500), quantity: 2 }],
        subtotal: cents(5000),
        tax: cents(0),
        shipping: cents(400),
      },
      ...change,
    },
  })
}

const indian = (change: JsonObject = {}) => order({ payment_type: undefined, currency: 'INR', ...change })
const PIX = { code: '00020101', merchant_name: 'Loja Azul', key: '39580525000189', key_type: 'CNPJ' }
const payBy = (type: string, setting: JsonObject) => ({ payment_settings: [{ type, [type]: setting }] })

/** An order that ends so many seconds after the world begins. */
function ending(seconds: number, description = 'Until tomorrow'): JsonObject {
  const { now_ms } = buildWorld().world.clock
  return order({
    order: {
      status: 'pending',
      items: [{ name: 'Cake', amount: cents(5400), quantity: 1 }],
      subtotal: cents(5400),
      expiration: { timestamp: String(Math.floor(now_ms / 1000) + seconds), description },
    },
  })
}

const status = (word: string, more: JsonObject = {}) =>
  interactive('order_status', {
    name: 'review_order',
    parameters: { reference_id: 'ord-118.1', order: { status: word }, ...more },
  })

function cards(count: number, place: (index: number) => number | string = (index) => index): JsonObject {
  const card = (card_index: number | string) => ({
    card_index,
    type: 'cta_url',
    header: { type: 'image', image: { link: 'https://example.com/a.png' } },
    action: { name: 'cta_url', parameters: { display_text: 'Buy', url: 'https://example.com' } },
  })
  return interactive('carousel', { cards: Array.from({ length: count }, (_, index) => card(place(index))) })
}

const ACCEPTED: [string, JsonObject][] = [
  ['a text of 4,096', { text: { body: 'x'.repeat(4096) } }],
  ['an image by link', { type: 'image', image: { link: 'https://example.com/a.png', caption: 'a' } }],
  ['three buttons', buttons([reply('a', 'A'), reply('b', 'B'), reply('c', 'C')])],
  ['a list of ten', list([{ rows: rows(10) }])],
  ['a phone request', ask()],
  ['an order by Pix', order(payBy('pix_dynamic_code', PIX))],
  ['an order by a link', order(payBy('payment_link', { uri: 'https://pay.example/1' }))],
  ['an order by card', order(payBy('offsite_card_pay', { last_four_digits: '1234', credential_id: 'c1' }))],
  ['an Indian order', indian(payBy('payment_gateway', { type: 'razorpay', configuration_name: 'main' }))],
  ['an order that ends', ending(3_600)],
  ['a payment that is in', status('shipped', { payment: { status: 'captured', timestamp: 1 } })],
  ['a reaction taken back', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '' } }],
  ['a quote', { context: { message_id: 'wamid.x' } }],
  [
    'empty optional parameters',
    {
      type: 'image',
      recipient: null,
      context: null,
      image: { id: null, link: 'https://example.com/a.png', caption: '' },
    },
  ],
  ['a context that quotes nothing', { context: {} }],
  ['no type, by null', { type: null }],
  [
    'words in upper case',
    {
      ...buttons([{ type: 'REPLY', reply: { id: 'a', title: 'A' } }]),
      type: 'INTERACTIVE',
      messaging_product: 'WhatsApp',
      recipient_type: 'INDIVIDUAL',
    },
  ],
  ['an order in capitals', order({ type: 'PHYSICAL-GOODS', payment_type: 'BR', currency: 'brl' })],
  [
    'a way to pay in capitals',
    order({ payment_settings: [{ type: 'BOLETO', boleto: { digitable_line: '1' } }] }),
  ],
  ['the state of an order in capitals', status('SHIPPED', { payment: { status: 'CAPTURED', timestamp: 1 } })],
  ['the name of an action in capitals', interactive('location_request_message', { name: 'SEND_LOCATION' })],
  ['coordinates as text', { type: 'location', location: { latitude: '38.7', longitude: '-9.1' } }],
  ['a voice message', { type: 'audio', audio: { link: 'https://example.com/a.ogg', voice: true } }],
  ['a catalogue', interactive('catalog_message', { name: 'catalog_message' })],
  [
    'an address form',
    interactive('address_message', { name: 'address_message', parameters: { country: 'IN' } }),
  ],
  [
    'a call button',
    interactive('voice_call', {
      name: 'voice_call',
      parameters: { display_text: 'Call us', ttl_minutes: 100 },
    }),
  ],
  ['minutes as text', interactive('voice_call', { name: 'voice_call', parameters: { ttl_minutes: '100' } })],
  ['ten cards', cards(10)],
  ['cards whose places are text', cards(2, String)],
  ['an order to pay', order()],
  ['the state of an order', status('partially-shipped')],
]

const REFUSED: [string, number, JsonObject][] = [
  ['a wrong product', 100, { messaging_product: 'telegram' }],
  ['a text of 4,097', 100, { text: { body: 'x'.repeat(4097) } }],
  ['an empty text', 100, { text: { body: '' } }],
  ['a type without its object', 131008, { type: 'image' }],
  ['an unknown type', 131051, { type: 'hologram', hologram: {} }],
  [
    'a caption of 1,025',
    100,
    { type: 'image', image: { link: 'https://example.com/a.png', caption: 'x'.repeat(1025) } },
  ],
  ['a caption on audio', 100, { type: 'audio', audio: { link: 'https://example.com/a.ogg', caption: 'x' } }],
  ['both id and link', 100, { type: 'image', image: { id: '1', link: 'https://example.com/a.png' } }],
  ['an unknown media id', 131009, { type: 'image', image: { id: '1' } }],
  ['four buttons', 131009, buttons(['A', 'B', 'C', 'D'].map((name) => reply(name, name)))],
  ['two buttons with one title', 131009, buttons([reply('a', 'A'), reply('b', 'A')])],
  ['a button title of 21', 131009, buttons([reply('a', 'x'.repeat(21))])],
  ['a button id of 257', 131009, buttons([reply('x'.repeat(257), 'A')])],
  ['a list of eleven', 131009, list([{ rows: rows(6) }, { rows: rows(5) }])],
  ['a row title of 25', 131009, list([{ rows: [{ id: 'a', title: 'x'.repeat(25) }] }])],
  ['the old name of the phone request', 131009, ask({ type: 'contact_request' })],
  ['a phone request with a footer', 131009, ask({ footer: { text: 'x' } })],
  ['an unknown interactive type', 131009, interactive('hologram', {})],
  ['one card', 131009, cards(1)],
  ['two cards in one place', 131009, cards(2, () => '0')],
  ['a place that is no number', 131009, cards(2, (index) => `${index}.5`)],
  ['eleven cards', 131009, cards(11)],
  ['an order whose total is not its sum', 131009, order({ total_amount: cents(5000) })],
  ['an order without a reference', 131009, order({ reference_id: '' })],
  ['an order of an unknown state', 131009, status('lost')],
  ['an amount that is not in cents', 131009, order({ total_amount: { value: 5400, offset: 10 } })],
  ['an order in the money of a country without orders', 131009, order({ currency: 'SGD' })],
  ['a Brazilian order in rupees', 131009, order({ currency: 'INR' })],
  ['an Indian order with a reference of 36', 131009, indian({ reference_id: 'x'.repeat(36) })],
  ['an unknown way to pay', 131009, order({ payment_settings: [{ type: 'cash' }] })],
  [
    'a Pix code without its key',
    131009,
    order(payBy('pix_dynamic_code', { code: '0', merchant_name: 'Azul' })),
  ],
  ['a Pix key of an unknown kind', 131009, order(payBy('pix_dynamic_code', { ...PIX, key_type: 'IBAN' }))],
  ['a boleto without its line', 131009, order(payBy('boleto', {}))],
  ['an unknown gateway', 131009, indian(payBy('payment_gateway', { type: 'acme', configuration_name: 'a' }))],
  ['an order that ends too soon', 131009, ending(299)],
  ['an order whose end is told in 121', 131009, ending(3_600, 'x'.repeat(121))],
  [
    'a payment in an unknown state',
    131009,
    status('shipped', { payment: { status: 'refunded', timestamp: 1 } }),
  ],
  [
    'a label of 21 on a call button',
    131009,
    interactive('voice_call', { name: 'voice_call', parameters: { display_text: 'x'.repeat(21) } }),
  ],
  ['a place off the map', 100, { type: 'location', location: { latitude: '91', longitude: 0 } }],
  ['neither id nor link, by null', 100, { type: 'image', image: { id: null, link: '' } }],
  ['no recipient, by null', 131008, { to: null }],
  ['callback data of 513', 131009, { biz_opaque_callback_data: 'x'.repeat(513) }],
]

describe('a message body', () => {
  it.each(ACCEPTED)('is accepted: %s', (_name, body) => {
    const { world, number, send } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    expect(codeOf(send({ to: '+15550104477', ...body }))).toBe(0)
  })

  it.each(REFUSED)('is refused: %s with %d', (_name, code, body) => {
    const { world, number, send } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    expect(codeOf(send({ to: '+15550104477', ...body }))).toBe(code)
  })

  it('takes an uploaded file only as what it is', () => {
    const { world, number, send } = buildWorld()
    personWrites(world, 'ines', number.id, 'Hi')
    const uploaded = uploadMedia(world, { bytes: Buffer.from('x'), mime_type: 'image/png' })
    const id = uploaded.ok ? uploaded.body.id : ''
    expect(codeOf(send({ to: '+15550104477', type: 'image', image: { id } }))).toBe(0)
    expect(codeOf(send({ to: '+15550104477', type: 'image', image: { id: Number(id) } }))).toBe(0)
    expect(codeOf(send({ to: '+15550104477', type: 'video', video: { id } }))).toBe(131053)
  })

  it.each([
    ['accepted', 0],
    ['rejected_131009', 131009],
  ] as const)('that quotes, or reacts to, what does not exist is %s', (unknown_quote, code) => {
    const { world, number, send } = buildWorld({ switches: { unknown_quote } })
    const id = personWrites(world, 'ines', number.id, 'Hi')?.id ?? ''
    const reaction = (message_id: string) => ({ type: 'reaction', reaction: { message_id, emoji: '👍' } })
    for (const [message_id, expected] of [
      ['wamid.x', code],
      [id, 0],
    ] as const) {
      expect(codeOf(send({ to: '+15550104477', context: { message_id } }))).toBe(expected)
      expect(codeOf(send({ to: '+15550104477', ...reaction(message_id) }))).toBe(expected)
    }
  })
})

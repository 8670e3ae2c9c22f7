import { expect, test } from 'vitest'
import { textOf } from './content.ts'
import { readCloudContent } from './read-cloud-content.ts'

const read = (body: object) => {
  const result = readCloudContent(body as Record<string, unknown>)
  return result.ok ? result.content : result.code
}

const interactive = (type: string, more: object = {}) => ({
  type: 'interactive',
  interactive: { type, body: { text: 'Look' }, action: {}, ...more },
})

test('null and empty text are absent, but for an emoji and inside the data of a flow', () => {
  const image = { id: null, link: 'https://example.com/a.png', caption: '' }
  expect(read({ type: 'image', image })).toEqual({ type: 'image', image: { link: image.link } })
  const reaction = { message_id: 'wamid.1', emoji: '' }
  expect(read({ type: 'reaction', reaction })).toEqual({ type: 'reaction', reaction })
  const data = { name: null, note: '' }
  const flow = interactive('flow', { action: { parameters: { flow_action_payload: { data }, mode: null } } })
  expect(read(flow)).toMatchObject({
    interactive: { action: { parameters: { flow_action_payload: { data } } } },
  })
  expect(JSON.stringify(read(flow))).not.toContain('mode')
})

test('a body without a type, or with null as one, is a text', () => {
  for (const type of [undefined, null, '', 'text', 'TEXT', 'Text']) {
    expect(read({ type, text: { body: 'Hi' }, image: { id: '1' } })).toEqual({
      type: 'text',
      text: { body: 'Hi' },
    })
  }
})

test('words of WhatsApp are kept in lower case, and labels of the business as they are', () => {
  const components = [
    { type: 'BODY', parameters: [{ type: 'Text', text: 'ANA' }] },
    { type: 'Button', sub_type: 'URL', index: 0, parameters: [{ type: 'TEXT', text: '77' }] },
    { type: 'CAROUSEL', cards: [{ card_index: '0', components: [{ type: 'BODY' }] }] },
  ]
  const given = { name: 'track', namespace: 'x_ns', language: { code: 'en' }, components }
  expect(read({ type: 'template', template: given })).toMatchObject({
    template: {
      namespace: 'x_ns',
      components: [
        { type: 'body', parameters: [{ type: 'text', text: 'ANA' }] },
        { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text' }] },
        { type: 'carousel', cards: [{ card_index: 0, components: [{ type: 'body' }] }] },
      ],
    },
  })
  const cards = [{ card_index: '0', type: 'CTA_URL' }, { card_index: '1.5' }]
  expect(read(interactive('carousel', { action: { cards } }))).toMatchObject({
    interactive: { action: { cards: [{ card_index: 0, type: 'cta_url' }, { card_index: 1.5 }] } },
  })
  const buttons = [{ type: 'REPLY', reply: { id: 'A', title: 'YES' } }]
  expect(
    read(interactive('BUTTON', { header: { type: 'TEXT', text: 'NEW' }, action: { buttons } })),
  ).toMatchObject({
    interactive: {
      type: 'button',
      header: { type: 'text', text: 'NEW' },
      action: { buttons: [{ type: 'reply', reply: { id: 'A', title: 'YES' } }] },
    },
  })
  const contacts = [{ name: { formatted_name: 'Bea' }, phones: [{ phone: '+1555', type: 'CELL' }] }]
  expect(read({ type: 'contacts', contacts })).toEqual({ type: 'contacts', contacts })
})

test('words of actions and orders are kept as WhatsApp writes them, also those of tomorrow', () => {
  const given = {
    reference_id: 'ORD-1',
    type: 'DIGITAL-GOODS',
    payment_type: 'BR',
    currency: 'brl',
    payment_settings: [{ type: 'PIX_DYNAMIC_CODE', pix_dynamic_code: { key: 'ANA', key_type: 'cnpj' } }, 5],
    order: { status: 'Teleported', description: 'ON THE MOON' },
    payment: { status: 'CAPTURED' },
  }
  const kept = {
    ...given,
    type: 'digital-goods',
    payment_type: 'br',
    currency: 'BRL',
    payment_settings: [{ type: 'pix_dynamic_code', pix_dynamic_code: { key: 'ANA', key_type: 'CNPJ' } }, 5],
    order: { status: 'teleported', description: 'ON THE MOON' },
    payment: { status: 'captured' },
  }
  expect(
    read(interactive('ORDER_STATUS', { action: { name: 'Review_Order', parameters: given } })),
  ).toMatchObject({ interactive: { action: { name: 'review_order', parameters: kept } } })
  const components = [
    { type: 'order_status', parameters: [{ type: 'order_status', order_status: given }] },
    { type: 'button', parameters: [{ type: 'action', action: { order_details: given } }] },
  ]
  const template = { name: 'ORDER', language: { policy: 'DETERMINISTIC', code: 'pt_PT' }, components }
  expect(read({ type: 'template', template })).toMatchObject({
    template: {
      name: 'ORDER',
      language: { policy: 'deterministic', code: 'pt_PT' },
      components: [
        { parameters: [{ order_status: kept }] },
        { parameters: [{ action: { order_details: kept } }] },
      ],
    },
  })
  const flow = {
    mode: 'DRAFT',
    flow_action: 'Navigate',
    flow_action_payload: { screen: 'A', data: { type: 'B' } },
  }
  expect(read(interactive('flow', { action: { name: 'FLOW', parameters: flow } }))).toMatchObject({
    interactive: {
      action: { name: 'flow', parameters: { ...flow, mode: 'draft', flow_action: 'navigate' } },
    },
  })
  const address = { type: 'HOME' }
  expect(read(interactive('address_message', { action: { parameters: address } }))).toMatchObject({
    interactive: { action: { parameters: address } },
  })
})

test('coordinates are numbers and ids of files text, however they came', () => {
  const location = { latitude: '38.7223', longitude: '-9.1393', name: 'Kiosk', address: null }
  expect(read({ type: 'location', location })).toEqual({
    type: 'location',
    location: { latitude: 38.7223, longitude: -9.1393, name: 'Kiosk' },
  })
  const audio = { id: 1_013_859_600_285_441, voice: true }
  expect(read({ type: 'audio', audio })).toEqual({
    type: 'audio',
    audio: { id: '1013859600285441', voice: true },
  })
  const header = { type: 'image', image: { id: 12 } }
  expect(read(interactive('button', { header }))).toMatchObject({
    interactive: { header: { image: { id: '12' } } },
  })
})

test('a coordinate that is no plain number is left for WhatsApp to judge, as it was given', () => {
  for (const latitude of ['1e1', ' 5 ', '0x10', '+5', '.5', 'north', '38,7', true, [5]]) {
    const location = { latitude, longitude: '5' }
    expect(read({ type: 'location', location })).toMatchObject({ location: { latitude, longitude: 5 } })
  }
})

test.each([
  'order_details',
  'order_status',
  'catalog_message',
  'address_message',
  'voice_call',
  'carousel',
  'one_of_tomorrow',
])('an interactive message of type %s passes with everything in it, and shows its words', (type) => {
  const given = interactive(type, {
    action: { name: type, parameters: { a: [{ b: 1 }] } },
    new_field: { c: true },
  })
  const content = read(given)
  expect(content).toEqual(given)
  expect(typeof content === 'object' && textOf(content)).toBe('Look')
})

test('a type of tomorrow passes with its object, and nothing else of the body does', () => {
  expect(read({ type: 'sticker_pack', sticker_pack: { id: 1 }, text: { body: 'Hi' }, ttl: 5 })).toEqual({
    type: 'sticker_pack',
    sticker_pack: { id: 1 },
  })
})

test.each([
  ['a type that is no word', 100, { type: { of: 'text' } }],
  ['a type that is a name of the envelope', 131051, { type: 'to', to: { a: 1 } }],
  ['a type from the prototype of objects', 131051, { type: '__proto__' }],
  ['a type of objects themselves', 131051, { type: 'constructor' }],
  ['no object of its type', 131008, { type: 'image', text: { body: 'Hi' } }],
  ['null in the place of its object', 131008, { type: 'image', image: null }],
  ['a text in the place of its object', 100, { type: 'image', image: 'https://example.com/a.png' }],
  ['a list in the place of its object', 131009, { type: 'interactive', interactive: [] }],
  ['no list of cards', 100, { type: 'contacts', contacts: { name: 'Bea' } }],
  ['an empty text', 100, { text: { body: '' } }],
  ['no text', 100, { text: { body: null } }],
  ['a number as a text', 100, { text: { body: 5 } }],
  ['a text past its limit', 100, { text: { body: 'x'.repeat(4097) } }],
  ['a reaction of nothing', 100, { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: null } }],
  ['a reaction to nothing', 100, { type: 'reaction', reaction: { message_id: '', emoji: '👍' } }],
  [
    'an interactive message of no type',
    131009,
    { type: 'interactive', interactive: { body: { text: 'Hi' } } },
  ],
  ['a template without a name', 100, { type: 'template', template: { language: { code: 'en' } } }],
  ['a template without a language', 100, { type: 'template', template: { name: 'hello', language: {} } }],
  [
    'components that are no list',
    100,
    { type: 'template', template: { name: 'hello', language: { code: 'en' }, components: { type: 'body' } } },
  ],
  [
    'a parameter without a type',
    100,
    {
      type: 'template',
      template: {
        name: 'hello',
        language: { code: 'en' },
        components: [{ type: 'body', parameters: [{ text: 'Hi' }] }],
      },
    },
  ],
])('%s is refused with code %i', (_, code, body) => {
  expect(read(body)).toBe(code)
})

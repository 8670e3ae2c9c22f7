/** Content as callers of the API write it. */

export const MESSAGE_ID = 'msg_0192f0c1a2b3c4d5e6f708192a3b4c5d'
export const MEDIA_ID = 'med_0192f0c1a2b3c4d5e6f708192a3b4c5e'

export const times = (count: number, letter = 'a') => letter.repeat(count)
export const buttons = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ type: 'reply', reply: { id: `${at}`, title: `Button ${at}` } }))
export const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({ id: `${from + at}`, title: `Row ${at}` }))
export function textMessage(body: string) {
  return { type: 'text', text: { body } }
}

export function interactiveOf(type: string, action: object, around: object = {}) {
  return { type: 'interactive', interactive: { type, body: { text: 'Which one?' }, action, ...around } }
}

export const list = (sections: object[]) => interactiveOf('list', { button: 'Choose', sections })
export const template = (components: object[]) => ({
  type: 'template',
  template: { name: 'order_ready', language: { code: 'pt_PT' }, components },
})
export const buttonOf = (reply: object) => interactiveOf('button', { buttons: [{ type: 'reply', reply }] })

const linkCard = (card_index: number) => ({
  card_index,
  type: 'cta_url',
  header: { type: 'image', image: { link: 'https://example.com/a.png' } },
  body: { text: times(160) },
  action: { name: 'cta_url', parameters: { display_text: 'Buy', url: 'https://example.com' } },
})
const itemCard = (_: unknown, card_index: number) => ({
  card_index,
  type: 'product',
  action: { catalog_id: '1', product_retailer_id: 'sku-9' },
})
const ORDER = {
  reference_id: 'ord-118.1',
  type: 'physical-goods',
  payment_type: 'br',
  currency: 'BRL',
  total_amount: { value: 5000, offset: 100 },
  order: {
    status: 'pending',
    items: [{ retailer_id: 'sku-1', name: 'Cake', amount: { value: 2500, offset: 100 }, quantity: 2 }],
    subtotal: { value: 5000, offset: 100 },
  },
}

/** One of each, at Meta's limits where it has some. */
export const ACCEPTED: [name: string, content: object][] = [
  ['text at its limit', textMessage(times(4096))],
  ['text whose pictures count twice, at its limit', textMessage(times(2048, '👍'))],
  ['text with a preview', { type: 'text', text: { body: 'See https://example.com', preview_url: true } }],
  ['an image of ours', { type: 'image', image: { media_id: MEDIA_ID, caption: times(1024) } }],
  ['a video by its address', { type: 'video', video: { link: 'https://example.com/v.mp4' } }],
  ['audio by its address', { type: 'audio', audio: { link: 'https://example.com/a.ogg' } }],
  [
    'a document with its name',
    {
      type: 'document',
      document: { link: 'https://example.com/q', caption: 'Quote', filename: 'quote.pdf' },
    },
  ],
  ['a voice message', { type: 'audio', audio: { link: 'https://example.com/a.ogg', voice: true } }],
  ['a sticker', { type: 'sticker', sticker: { media_id: MEDIA_ID } }],
  [
    'a place',
    {
      type: 'location',
      location: { latitude: 38.7223, longitude: -9.1393, name: 'Kiosk', address: 'Rua 1' },
    },
  ],
  [
    'a card',
    {
      type: 'contacts',
      contacts: [
        { name: { formatted_name: 'Bea Ramos', first_name: 'Bea' }, phones: [{ phone: '+1 555-010-7788' }] },
      ],
    },
  ],
  ['a reaction', { type: 'reaction', reaction: { message_id: MESSAGE_ID, emoji: '👍🏽' } }],
  ['a flag as a reaction', { type: 'reaction', reaction: { message_id: MESSAGE_ID, emoji: '🇵🇹' } }],
  ['a reaction taken back', { type: 'reaction', reaction: { message_id: MESSAGE_ID, emoji: '' } }],
  ['three buttons', interactiveOf('button', { buttons: buttons(3) })],
  ['a button at its limits', buttonOf({ id: times(256), title: times(20) })],
  [
    'ten rows in two sections',
    list([
      { title: 'One', rows: rows(6) },
      { title: 'Two', rows: rows(4, 6) },
    ]),
  ],
  ['a row at its limits', list([{ rows: [{ id: times(200), title: times(24), description: times(72) }] }])],
  [
    'a list body at its limit',
    {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: times(4096) },
        action: { button: times(20), sections: [{ rows: rows(1) }] },
      },
    },
  ],
  [
    'a link button',
    interactiveOf('cta_url', {
      name: 'cta_url',
      parameters: { display_text: 'Track', url: 'https://example.com/t' },
    }),
  ],
  [
    'a flow',
    interactiveOf('flow', {
      name: 'flow',
      parameters: {
        flow_message_version: '3',
        flow_id: '1',
        flow_cta: 'Book',
        flow_action: 'navigate',
        flow_action_payload: { screen: 'FIRST', data: { media_id: 'theirs' } },
      },
    }),
  ],
  ['a location request', interactiveOf('location_request_message', { name: 'send_location' })],
  [
    'a call permission request',
    interactiveOf('call_permission_request', { name: 'call_permission_request' }),
  ],
  ['a phone request', interactiveOf('request_contact_info', { name: 'request_contact_info' })],
  ['a product', interactiveOf('product', { catalog_id: '1', product_retailer_id: 'sku-9' })],
  [
    'a product list',
    interactiveOf(
      'product_list',
      { catalog_id: '1', sections: [{ title: 'Cakes', product_items: [{ product_retailer_id: 'sku-9' }] }] },
      { header: { type: 'text', text: 'Today' } },
    ),
  ],
  ['the catalogue', interactiveOf('catalog_message', { name: 'catalog_message' })],
  [
    'an address form',
    interactiveOf('address_message', { name: 'address_message', parameters: { country: 'IN' } }),
  ],
  [
    'a call button',
    interactiveOf('voice_call', {
      name: 'voice_call',
      parameters: { display_text: times(20), ttl_minutes: 100, payload: 'help' },
    }),
  ],
  ['cards with links', interactiveOf('carousel', { cards: [linkCard(0), linkCard(1)] })],
  ['ten cards with items', interactiveOf('carousel', { cards: Array.from({ length: 10 }, itemCard) })],
  ['an order to pay', interactiveOf('order_details', { name: 'review_and_pay', parameters: ORDER })],
  [
    'the state of an order',
    interactiveOf('order_status', {
      name: 'review_order',
      parameters: { reference_id: 'ord-118.1', order: { status: 'shipped', description: times(120) } },
    }),
  ],
  [
    'a template without parameters',
    { type: 'template', template: { name: 'hello', language: { code: 'en' } } },
  ],
  [
    'a template with everything',
    template([
      { type: 'header', parameters: [{ type: 'image', image: { media_id: MEDIA_ID } }] },
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Rafa' }] },
      {
        type: 'button',
        sub_type: 'quick_reply',
        index: '0',
        parameters: [{ type: 'payload', payload: 'CONFIRM_7781' }],
      },
      {
        type: 'button',
        sub_type: 'order_details',
        index: 1,
        parameters: [{ type: 'action', action: { order_details: ORDER } }],
      },
      { type: 'order_status', parameters: [{ type: 'order_status', order_status: { reference_id: '1' } }] },
      {
        type: 'limited_time_offer',
        parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1 } }],
      },
    ]),
  ],
]

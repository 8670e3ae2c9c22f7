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
        type: 'limited_time_offer',
        parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1 } }],
      },
    ]),
  ],
]

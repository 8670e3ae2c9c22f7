import { expect, test } from 'vitest'
import { outgoingContentSchema } from './content.ts'
import {
  buttonOf,
  buttons,
  interactiveOf,
  list,
  MESSAGE_ID,
  rows,
  template,
  textMessage,
  times,
} from './test-content.ts'

const REFUSED: [name: string, content: object, field: string][] = [
  ['an unknown type', { type: 'poll', poll: {} }, 'type'],
  ['a type without its content', { type: 'text' }, 'text'],
  ['content of two types', { ...textMessage('Hi'), image: { id: '1' } }, ''],
  ['an empty text', textMessage(''), 'text.body'],
  ['a blank text', textMessage(' \n'), 'text.body'],
  ['a text past its limit', textMessage(times(4097)), 'text.body'],
  ['a text whose pictures count twice, past its limit', textMessage(`${times(2048, '👍')}!`), 'text.body'],
  ['a property that does not exist', { type: 'text', text: { body: 'Hi', preview: true } }, 'text'],
  ['a caption past its limit', { type: 'image', image: { id: '1', caption: times(1025) } }, 'image.caption'],
  ['a caption of audio', { type: 'audio', audio: { id: '1', caption: 'Listen' } }, 'audio'],
  ['a caption of a sticker', { type: 'sticker', sticker: { id: '1', caption: 'Look' } }, 'sticker'],
  ['a file without a name', { type: 'image', image: { caption: 'Look' } }, 'image'],
  ['a file named twice', { type: 'image', image: { id: '1', link: 'https://example.com' } }, 'image'],
  ['an id of ours of another kind', { type: 'image', image: { media_id: MESSAGE_ID } }, 'image.media_id'],
  ['an address of another scheme', { type: 'image', image: { link: 'file:///etc/passwd' } }, 'image.link'],
  [
    'a place off the map',
    { type: 'location', location: { latitude: 91, longitude: 0 } },
    'location.latitude',
  ],
  ['a card without a name', { type: 'contacts', contacts: [{ name: {} }] }, 'contacts.0.name.formatted_name'],
  ['no card at all', { type: 'contacts', contacts: [] }, 'contacts'],
  [
    'a reaction to a message by Meta’s id',
    { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } },
    'reaction.message_id',
  ],
  [
    'a word as a reaction',
    { type: 'reaction', reaction: { message_id: MESSAGE_ID, emoji: 'ok' } },
    'reaction.emoji',
  ],
  [
    'two emoji as a reaction',
    { type: 'reaction', reaction: { message_id: MESSAGE_ID, emoji: '👍👍' } },
    'reaction.emoji',
  ],
  ['one card', interactiveOf('carousel', { cards: [] }), 'interactive.action.cards'],
  [
    'a country that is no code',
    interactiveOf('address_message', { name: 'address_message', parameters: { country: 'India' } }),
    'interactive.action.parameters.country',
  ],
  [
    'a call button for longer than a month',
    interactiveOf('voice_call', { name: 'voice_call', parameters: { ttl_minutes: 43_201 } }),
    'interactive.action.parameters.ttl_minutes',
  ],
  [
    'an order of an unknown state',
    interactiveOf('order_status', {
      name: 'review_order',
      parameters: { reference_id: '1', order: { status: 'lost' } },
    }),
    'interactive.action.parameters.order.status',
  ],
  ['four buttons', interactiveOf('button', { buttons: buttons(4) }), 'interactive.action.buttons'],
  [
    'two buttons of one title',
    interactiveOf('button', {
      buttons: [
        { type: 'reply', reply: { id: '1', title: 'Yes' } },
        { type: 'reply', reply: { id: '2', title: 'Yes' } },
      ],
    }),
    'interactive.action.buttons.1.reply.title',
  ],
  [
    'a button title past its limit',
    buttonOf({ id: '1', title: times(21) }),
    'interactive.action.buttons.0.reply.title',
  ],
  [
    'a button id past its limit',
    buttonOf({ id: times(257), title: 'Yes' }),
    'interactive.action.buttons.0.reply.id',
  ],
  [
    'a button body past its limit',
    {
      type: 'interactive',
      interactive: { type: 'button', body: { text: times(1025) }, action: { buttons: buttons(1) } },
    },
    'interactive.body.text',
  ],
  [
    'a footer past its limit',
    interactiveOf('button', { buttons: buttons(1) }, { footer: { text: times(61) } }),
    'interactive.footer.text',
  ],
  [
    'a header past its limit',
    interactiveOf('button', { buttons: buttons(1) }, { header: { type: 'text', text: times(61) } }),
    'interactive.header.text',
  ],
  [
    'a picture above a list',
    interactiveOf(
      'list',
      { button: 'Choose', sections: [{ rows: rows(1) }] },
      { header: { type: 'image', image: { id: '1' } } },
    ),
    'interactive.header.type',
  ],
  [
    'eleven rows in two sections',
    list([
      { title: 'One', rows: rows(6) },
      { title: 'Two', rows: rows(5, 6) },
    ]),
    'interactive.action.sections',
  ],
  [
    'two rows of one id',
    list([
      { title: 'One', rows: rows(1) },
      { title: 'Two', rows: rows(1) },
    ]),
    'interactive.action.sections.1.rows.0.id',
  ],
  [
    'sections without titles',
    list([{ title: 'One', rows: rows(1) }, { rows: rows(1, 1) }]),
    'interactive.action.sections.1.title',
  ],
  [
    'a row title past its limit',
    list([{ rows: [{ id: '1', title: times(25) }] }]),
    'interactive.action.sections.0.rows.0.title',
  ],
  [
    'a row description past its limit',
    list([{ rows: [{ id: '1', title: 'Row', description: times(73) }] }]),
    'interactive.action.sections.0.rows.0.description',
  ],
  [
    'a row id past its limit',
    list([{ rows: [{ id: times(201), title: 'Row' }] }]),
    'interactive.action.sections.0.rows.0.id',
  ],
  [
    'a list button past its limit',
    interactiveOf('list', { button: times(21), sections: [{ rows: rows(1) }] }),
    'interactive.action.button',
  ],
  [
    'a flow of two names',
    interactiveOf('flow', {
      name: 'flow',
      parameters: { flow_message_version: '3', flow_id: '1', flow_name: 'book', flow_cta: 'Book' },
    }),
    'interactive.action.parameters',
  ],
  [
    'a header on a phone request',
    interactiveOf(
      'request_contact_info',
      { name: 'request_contact_info' },
      { header: { type: 'text', text: 'Please' } },
    ),
    'interactive',
  ],
  [
    'a product list without a header',
    interactiveOf('product_list', {
      catalog_id: '1',
      sections: [{ title: 'Cakes', product_items: [{ product_retailer_id: 'sku-9' }] }],
    }),
    'interactive.header',
  ],
  [
    'the withdrawn name of the phone request',
    interactiveOf('contact_request', { name: 'contact_request' }),
    'interactive.type',
  ],
  [
    'a template name in capitals',
    { type: 'template', template: { name: 'Hello', language: { code: 'en' } } },
    'template.name',
  ],
  [
    'a template language by a name',
    { type: 'template', template: { name: 'hello', language: { code: 'English' } } },
    'template.language.code',
  ],
  [
    'a parameter without its text',
    template([{ type: 'body', parameters: [{ type: 'text' }] }]),
    'template.components.0.parameters.0.text',
  ],
  [
    'a picture in a template’s body',
    template([{ type: 'body', parameters: [{ type: 'image', image: { id: '1' } }] }]),
    'template.components.0.parameters.0.type',
  ],
]

test.each(REFUSED)('%s is refused, and the field is named', (_, content, field) => {
  const issues = outgoingContentSchema.safeParse(content).error?.issues ?? []
  expect(issues.map((issue) => issue.path.join('.'))).toContain(field)
})

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

const ACCEPTED: [string, JsonObject][] = [
  ['a text of 4,096', { text: { body: 'x'.repeat(4096) } }],
  ['an image by link', { type: 'image', image: { link: 'https://example.com/a.png', caption: 'a' } }],
  ['three buttons', buttons([reply('a', 'A'), reply('b', 'B'), reply('c', 'C')])],
  ['a list of ten', list([{ rows: rows(10) }])],
  ['a phone request', ask()],
  ['a reaction taken back', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '' } }],
  ['a quote', { context: { message_id: 'wamid.x' } }],
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
    expect(codeOf(send({ to: '+15550104477', type: 'video', video: { id } }))).toBe(131053)
  })
})

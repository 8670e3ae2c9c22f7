import { expect, test } from 'vitest'
import { buildRequest, outgoingContentSchema, textOf } from './content.ts'
import { ACCEPTED, buttons, interactiveOf, MESSAGE_ID, template, textMessage } from './test-content.ts'

test.each(ACCEPTED)('%s is taken', (_, content) => {
  expect(outgoingContentSchema.safeParse(content).error).toBeUndefined()
})

test('a request holds the content as it is, and quotes by Meta’s id', () => {
  const content = outgoingContentSchema.parse(textMessage('12 EUR'))
  expect(buildRequest(content, {})).toEqual({ type: 'text', text: { body: '12 EUR' } })
  expect(buildRequest(content, { reply_to_wamid: 'wamid.1' })).toEqual({
    type: 'text',
    text: { body: '12 EUR' },
    context: { message_id: 'wamid.1' },
  })
})

test('a reaction names its message by Meta’s id', () => {
  const content = outgoingContentSchema.parse({
    type: 'reaction',
    reaction: { message_id: MESSAGE_ID, emoji: '👍' },
  })
  expect(buildRequest(content, { reaction_wamid: 'wamid.1' })).toEqual({
    type: 'reaction',
    reaction: { message_id: 'wamid.1', emoji: '👍' },
  })
  expect(() => buildRequest(content, {})).toThrow('requires the message')
})

test('the place of a button is given to Meta as text', () => {
  const content = outgoingContentSchema.parse(
    template([{ type: 'button', sub_type: 'url', index: 1, parameters: [{ type: 'text', text: '7781' }] }]),
  )
  expect(buildRequest(content, {})).toMatchObject({ template: { components: [{ index: '1' }] } })
})

test('a timeline shows what a person would read', () => {
  const show = (content: object) => textOf(outgoingContentSchema.parse(content))
  expect(show(textMessage('Hi'))).toBe('Hi')
  expect(show({ type: 'image', image: { id: '1', caption: 'blue' } })).toBe('blue')
  expect(show({ type: 'document', document: { id: '1', filename: 'quote.pdf' } })).toBe('quote.pdf')
  expect(show({ type: 'audio', audio: { id: '1' } })).toBeNull()
  expect(show({ type: 'location', location: { latitude: 1, longitude: 2, name: 'Kiosk' } })).toBe('Kiosk')
  expect(show({ type: 'contacts', contacts: [{ name: { formatted_name: 'Bea' } }] })).toBe('Bea')
  expect(show({ type: 'reaction', reaction: { message_id: MESSAGE_ID, emoji: '👍' } })).toBe('👍')
  expect(show({ type: 'reaction', reaction: { message_id: MESSAGE_ID, emoji: '' } })).toBeNull()
  expect(show(interactiveOf('button', { buttons: buttons(1) }))).toBe('Which one?')
  expect(show({ type: 'template', template: { name: 'hello', language: { code: 'en' } } })).toBeNull()
})

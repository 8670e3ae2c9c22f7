import { expect, test } from 'vitest'
import {
  bodyOf,
  canBeGiven,
  cardsOf,
  componentsOf,
  type Field,
  headerOf,
  isGiven,
  placesOf,
} from './fill-template.ts'

type Variable = Field['variable']
const variable = (what: Partial<Variable>): Variable => ({
  component: 'body',
  card_index: null,
  button_index: null,
  type: 'text',
  name: null,
  position: 1,
  required: true,
  example: null,
  ...what,
})

const PDF = { media_id: 'med_1', name: 'prices.pdf', kind: 'document' as const }
const PHOTO = { media_id: 'med_2', name: 'rye.jpg', kind: 'image' as const }
const field = (what: Partial<Variable>, text = '', file: Field['file'] = null): Field => ({
  variable: variable(what),
  text,
  file,
})

test('words, a file and the end of a link are given in the shape of the Cloud API', () => {
  const fields = [
    field({ component: 'header', type: 'document' }, '', PDF),
    field({ name: 'first' }, 'Ana'),
    field({ name: 'second', position: 2 }, 'noon'),
    field({ component: 'button', button_index: 1 }, 'a/b'),
  ]
  expect(componentsOf(fields)).toEqual([
    {
      type: 'header',
      parameters: [{ type: 'document', document: { media_id: 'med_1', filename: 'prices.pdf' } }],
    },
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Ana', parameter_name: 'first' },
        { type: 'text', text: 'noon', parameter_name: 'second' },
      ],
    },
    { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'a/b' }] },
  ])
})

test('every card of a carousel is given, each with its file, words and button, also one that leaves nothing open', () => {
  const fields = [
    field({ name: null }, 'spring'),
    field({ card_index: 0, component: 'header', type: 'image' }, '', PHOTO),
    field({ card_index: 0 }, 'Rye'),
    field({ card_index: 0, component: 'button', button_index: 1 }, 'rye-9'),
  ]
  expect(componentsOf(fields, 2)).toEqual([
    { type: 'body', parameters: [{ type: 'text', text: 'spring' }] },
    {
      type: 'carousel',
      cards: [
        {
          card_index: 0,
          components: [
            { type: 'header', parameters: [{ type: 'image', image: { media_id: 'med_2' } }] },
            { type: 'body', parameters: [{ type: 'text', text: 'Rye' }] },
            { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'rye-9' }] },
          ],
        },
        { card_index: 1, components: [] },
      ],
    },
  ])
})

test('each text knows its place in the request, where the server refuses it', () => {
  const fields = [
    field({ card_index: 0, component: 'button', button_index: 1 }),
    field({ component: 'header', type: 'document' }, '', PDF),
    field({ name: 'first' }),
    field({ name: 'second', position: 2 }),
    field({ component: 'button', button_index: 0, type: 'coupon_code' }),
  ]
  expect(placesOf(fields, 1)).toEqual([
    'template.components.3.cards.0.components.0.parameters.0',
    undefined,
    'template.components.1.parameters.0',
    'template.components.1.parameters.1',
    'template.components.2.parameters.0',
  ])
})

test('the cards of a carousel are read, and no other template has any', () => {
  const card = [{ type: 'BODY', text: 'Our {{1}}.' }]
  expect(cardsOf([{ type: 'BODY' }, { type: 'CAROUSEL', cards: [{ components: card }, {}] }])).toEqual([
    card,
    [],
  ])
  expect(cardsOf([{ type: 'BODY' }])).toEqual([])
})

test('what can neither be typed nor be a file is said to be so', () => {
  expect(canBeGiven(variable({ card_index: 0 }))).toBe(true)
  expect(canBeGiven(variable({ component: 'button', type: 'coupon_code' }))).toBe(true)
  expect(canBeGiven(variable({ component: 'button', type: 'action' }))).toBe(false)
  expect(canBeGiven(variable({ component: 'header', type: 'location' }))).toBe(false)
  expect(canBeGiven(variable({ card_index: 0, component: 'header', type: 'product' }))).toBe(false)
  expect(canBeGiven(variable({ component: 'limited_time_offer', type: 'limited_time_offer' }))).toBe(false)
})

test('words are given once they say something, a file once it is there', () => {
  expect(isGiven(field({}, '  '))).toBe(false)
  expect(isGiven(field({}, 'Ana'))).toBe(true)
  expect(isGiven(field({ component: 'header', type: 'image' }, 'Ana'))).toBe(false)
  expect(isGiven(field({ component: 'header', type: 'image' }, '', PHOTO))).toBe(true)
})

test('a preview shows what is filled in, sign for sign', () => {
  const components = [
    { type: 'HEADER', format: 'TEXT', text: 'For {{1}}' },
    { type: 'BODY', text: 'Hello {{1}}, at {{2}}' },
  ]
  const variables = [variable({ component: 'header' }), variable({}), variable({ position: 2 })]
  expect(headerOf(components, variables, ['Ana', '$& <b>', ''])).toBe('For Ana')
  expect(bodyOf(components, variables, ['Ana', '$& <b>', ''])).toBe('Hello $& <b>, at {{2}}')
})

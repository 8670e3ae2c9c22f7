import { expect, test } from 'vitest'
import { bodyOf, componentsOf, headerOf } from './fill-template.ts'

type Variable = Parameters<typeof componentsOf>[0][number]
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

test('words, a file and the end of a link are given in the shape of the Cloud API', () => {
  const variables = [
    variable({ component: 'header', type: 'document' }),
    variable({ name: 'first' }),
    variable({ name: 'second', position: 2 }),
    variable({ component: 'button', button_index: 1 }),
  ]
  const file = { media_id: 'med_1', name: 'prices.pdf', kind: 'document' as const }
  expect(componentsOf(variables, ['', 'Ana', 'noon', 'a/b'], file)).toEqual([
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

test('what can neither be typed nor be a file is said to be so', () => {
  expect(componentsOf([variable({ card_index: 0 })], ['x'])).toBeNull()
  expect(componentsOf([variable({ component: 'button', type: 'action' })], ['x'])).toBeNull()
  expect(componentsOf([variable({ component: 'header', type: 'location' })], ['x'])).toBeNull()
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

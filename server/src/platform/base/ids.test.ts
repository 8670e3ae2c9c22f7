import { expect, test } from 'vitest'
import { newId, presentId } from './ids.ts'
import { parseId } from './parse-id.ts'

test('an id comes back from its form in the API as it was', () => {
  const id = newId()
  expect(presentId('contact', id)).toMatch(/^con_[0-9a-f]{32}$/)
  expect(parseId('contact', presentId('contact', id))).toBe(id)
})

test('ids sort in the order in which they were made', () => {
  const ids = Array.from({ length: 5_000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
})

test('the id of another kind of thing is refused by what it names', () => {
  expect(() => parseId('contact', presentId('message', newId()))).toThrow('msg_… names a message')
})

test.each([
  '',
  'con_',
  'con_123',
  '5491155550000',
  'US.13491208655302741918',
  newId(),
  `con_${'G'.repeat(32)}`,
])('%j is refused as an id of a contact', (text) => {
  expect(() => parseId('contact', text)).toThrow('Expected the id of a contact')
})

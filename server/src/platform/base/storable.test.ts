import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyPoison } from '../../../tests/harness/poison.ts'
import { beginningOf, findUnstorable, storableJsonText, storableText } from './storable.ts'

const reprint = (json: string) => JSON.stringify(JSON.parse(json))

test('JSON whose escapes were replaced reads as the value with its texts replaced', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), anyPoison, (value, text) => {
      const given = JSON.stringify({ value, text, '\\u0000': `\\${text}` })
      const read = JSON.stringify(
        JSON.parse(given, (_, it) => (typeof it === 'string' ? storableText(it) : it)),
      )
      expect(reprint(storableJsonText(given))).toBe(reprint(storableJsonText(read)))
    }),
  )
})

test('escaped pairs stay the characters that they are', () => {
  expect(JSON.parse(storableJsonText('["\\ud83c\\udf82", "\\uD83C\\uDF82\\ud83c"]'))).toEqual([
    '🎂',
    '🎂\ufffd',
  ])
})

test('the first text that cannot be stored is named by where it stands', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 'x' : [nested(levels - 1)])
  expect(findUnstorable({ a: ['ok', { b: '\0' }] })?.path).toEqual(['a', '1', 'b'])
  expect(findUnstorable({ a: { 'k\ud83d': 1 } })?.path).toEqual(['a', 'k\ufffd'])
  expect(findUnstorable(JSON.parse('{"a":{"__proto__":1}}'))?.path).toEqual(['a', '__proto__'])
  expect(findUnstorable(JSON.parse('{"a":[1e15,-1e999]}'))?.path).toEqual(['a', '1'])
  expect(findUnstorable(nested(5_000))?.message).toBe('is nested more than 32 levels deep')
  expect(findUnstorable({ a: ['🎂', nested(20), null, 1, { constructor: '\u0001' }] })).toBeNull()
})

test('no number is stored that the database writes with many more digits than it came with', () => {
  for (const number of [1e21, -1e308, 5e-324, -1e-22]) expect(findUnstorable([number])?.path).toEqual(['0'])
  expect(findUnstorable([0, -0, 1e-20, 0.1, 1234567.5, Number.MAX_SAFE_INTEGER])).toBeNull()
})

test('an integer that parsing has rounded is refused, since its digits are lost', () => {
  for (const json of ['9007199254740993', '-12345678901234567890', '1e20'])
    expect(findUnstorable({ id: JSON.parse(json) })).toMatchObject({ path: ['id'] })
  expect(findUnstorable({ id: '12345678901234567890' })).toBeNull()
})

test('a text is cut between characters', () => {
  expect(['abc', 'a🎂', '🎂', 'a🎂c'].map((text) => beginningOf(text, 2))).toEqual(['ab', 'a', '🎂', 'a'])
})

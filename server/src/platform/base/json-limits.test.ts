import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTooDeep, MOST_LEVELS } from './json-limits.ts'

const nested = (levels: number, inner = '1') => '[{"a":'.repeat(levels / 2) + inner + '}]'.repeat(levels / 2)

test('levels are counted, and what looks like one in a text is not', () => {
  expect(isTooDeep(nested(MOST_LEVELS))).toBe(false)
  expect(isTooDeep(nested(MOST_LEVELS, '[]'))).toBe(true)
  expect(isTooDeep('['.repeat(1_000_000))).toBe(true)
  expect(isTooDeep(`[${'[],'.repeat(1_000)}{}]`)).toBe(false)
  expect(isTooDeep(JSON.stringify({ a: `\\"${'['.repeat(100)}\\`, b: '{'.repeat(100) }))).toBe(false)
  expect(isTooDeep(`["\\\\",${'['.repeat(100)}`)).toBe(true)
  expect(isTooDeep(`["${'['.repeat(100)}`)).toBe(false)
})

test('no JSON of few levels is too deep, whatever its texts hold', () => {
  const text = fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', ']', '}', 'a') })
  fc.assert(
    fc.property(fc.array(fc.dictionary(text, text)), (value) => {
      const inside = JSON.stringify(value)
      expect(isTooDeep(nested(MOST_LEVELS - 2, inside))).toBe(false)
      expect(isTooDeep(nested(MOST_LEVELS, inside))).toBe(true)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findExcess, MOST_LEVELS, MOST_MEMBERS, MOST_VALUES } from './json-limits.ts'

const isTooDeep = (json: string) => findExcess(json) === 'levels'
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

const object = (members: number, key = (n: number) => `${n}`) =>
  `{${Array.from({ length: members }, (_, n) => `"${key(n)}":0`).join()}}`

test('the fields of each object are counted, and what looks like one in a text is not', () => {
  const full = object(MOST_MEMBERS)
  expect(findExcess(full)).toBeNull()
  expect(findExcess(object(MOST_MEMBERS + 1))).toBe('members')
  expect(findExcess(object(MOST_MEMBERS, (n) => `:,{${n}`))).toBeNull()
  expect(findExcess(`[${full},{"a":${full},"b":${full}}]`)).toBeNull()
  expect(findExcess(`[[1],{"a":[{}],${object(MOST_MEMBERS).slice(1)}]`)).toBe('members')
  expect(findExcess(object(MOST_MEMBERS - 1).replace('}', ',"a":{"b":{}},"c":[]}'))).toBe('members')
})

test.each([
  ['lists', '[]', 2],
  ['numbers', '0', 1],
  ['objects', '{}', 2],
  ['texts', '"],[,"', 1],
  ['fields', '{"a":0,"b":1}', 3],
])('%s are counted together', (_, item, each) => {
  const list = (items: number) => `[${Array(items).fill(item).join()}]`
  const most = Math.floor(MOST_VALUES / each)
  expect(findExcess(list(most))).toBeNull()
  expect(findExcess(list(most + 1))).toBe('values')
})

test('texts of one request are counted together', () => {
  const counted = { values: 0 }
  for (let n = 0; n < MOST_VALUES / 4; n += 1) expect(findExcess('[1,{},2]', counted)).toBeNull()
  expect([counted.values, findExcess('[1]', counted)]).toEqual([MOST_VALUES, 'values'])
})

test('an import of 5,000 contacts with 100 attributes each has few enough', () => {
  const row = `{"name":"Ana","phone":"+15550100001","more":[{"email":"a@b.example"}],"attributes":${object(100)}}`
  expect(findExcess(`[${Array(5_000).fill(row).join()}]`)).toBeNull()
})

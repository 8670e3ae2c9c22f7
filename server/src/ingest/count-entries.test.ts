import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseBody } from '../whatsapp/parse.ts'
import { countEntries } from './count-entries.ts'

const OBJECT = 'whatsapp_business_account'

function rowsByParsing(bytes: Uint8Array): number {
  const body = parseBody(bytes)
  return body.ok ? body.entries.length : 1
}

test.each([
  ['one entry', { object: OBJECT, entry: [{ id: '1', changes: [{ a: [1, 2], b: { c: 1, d: 2 } }] }] }, 1],
  ['three entries', { object: OBJECT, entry: [{}, {}, {}] }, 3],
  ['entries before the object', { entry: [{}, {}], object: OBJECT }, 2],
  ['no entries', { object: OBJECT, entry: [] }, 1],
  ['a single entry outside a list', { object: OBJECT, entry: { id: '1', changes: [] } }, 1],
  ['an entry that names entries', { object: OBJECT, entry: [{ entry: [1, 2, 3] }] }, 1],
  ['lists beside the entries', { other: [1, 2, 3], object: OBJECT, entry: [{}], last: [1, 2] }, 1],
  ['a text that looks like entries', { object: OBJECT, entry: [{ text: '"entry":[{},{}],\\' }] }, 1],
])('%s', (_name, body, rows) => {
  expect(countEntries(Buffer.from(JSON.stringify(body)))).toBe(rows)
  expect(countEntries(Buffer.from(JSON.stringify(body, null, 2)))).toBe(rows)
})

test.each([
  ['a second list of entries counts', `{"object":"${OBJECT}","entry":[{}],"entry":[{},{}]}`, 2],
  ['an escaped name counts', `{"object":"${OBJECT}","entry":[{}],"entr\\u0079":[{},{},{}]}`, 3],
  ['what is not JSON takes one row', '{"entry":[{},{},{}', 1],
  ['nothing takes one row', '', 1],
  ['an unfinished string takes one row', '{"entry', 1],
])('%s', (_name, text, rows) => {
  expect(countEntries(Buffer.from(text))).toBe(rows)
})

const part = fc.constantFrom(
  ...['{', '}', '[', ']', ',', ':', '"', '\\', ' ', '"entry"', '"object"', `"${OBJECT}"`, '{}', '1', 'é'],
)
const text = fc.array(part, { maxLength: 25 }).map((parts) => parts.join(''))
const json = fc.json({ maxDepth: 4 })

test('the scan and the parser agree on any JSON, any text and any bytes', () => {
  const body = fc.oneof(
    fc.tuple(fc.array(json), json).map(([entries, other]) => {
      return `{"other":${other},"object":"${OBJECT}","entry":[${entries.join(' , ')}],"e":${other}}`
    }),
    text,
    text.map((middle) => `{"object":"${OBJECT}","entry":[${middle}]}`),
  )
  fc.assert(
    fc.property(body, (it) => {
      const bytes = Buffer.from(it)
      expect(countEntries(bytes)).toBe(rowsByParsing(bytes))
    }),
    { numRuns: 3000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(countEntries(bytes)).toBe(rowsByParsing(bytes))
    }),
  )
})

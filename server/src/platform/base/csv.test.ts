import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv, readCell, writeCell } from './csv.ts'

const SIGNS = [...'=+-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₊₋₌−', '\t', '\r', '\n']
// What a reader does not see, whichever kind of character it is.
const UNSEEN = [
  ...[
    '',
    ' ',
    '\u00a0',
    '\ufeff',
    '\u200b',
    '\u202e',
    '\u00ad',
    '\u2061',
    '\u180e',
    '\u2028',
    '\u000b',
    '\u0001',
  ],
  ...[
    '\u001f',
    '\u007f',
    '\u0085',
    '\u115f',
    '\u1160',
    '\u3164',
    '\uffa0',
    '\u2800',
    '\u0338',
    '\ufe0f',
    '\u034f',
  ],
]

test('no cell begins with a sign of a formula, in any width and behind anything that is not seen', () => {
  for (const unseen of UNSEEN)
    for (const sign of SIGNS) {
      const text = `${unseen}${sign}1+1`
      expect(writeCell(text).replace(/^"/, '')[0]).toBe("'")
      expect(readCell(parseCsv(writeCell(text))[0]?.[0] ?? '')).toBe(text)
    }
})

test('a cell that is no formula is written as it is', () => {
  for (const text of [
    'Ana',
    'a=1',
    '+4915112345678',
    '+491; +492',
    '12',
    'ﬁ',
    'é',
    '\u0001abc',
    '%0a=1',
    '|x',
  ])
    expect(writeCell(text)).toBe(text)
})

test('whatever is written is read back, cell by cell', () => {
  const piece = fc.oneof(
    fc.constantFrom(...SIGNS, ...UNSEEN, "'", '"', ',', '\r\n', ';'),
    fc.string({ unit: 'binary' }),
  )
  const cell = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (row) => {
      // Behind a header, as in a file: a byte order mark at the very beginning is the file's.
      const [, read = []] = parseCsv(`name\r\n${row.map(writeCell).join(',')}\r\n`)
      expect(read.map(readCell)).toEqual(row)
    }),
  )
})

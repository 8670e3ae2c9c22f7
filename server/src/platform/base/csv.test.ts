import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
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
      expect(readCell([...parseCsv(writeCell(text))][0]?.[0] ?? '')).toBe(text)
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
      // Behind a header, as in a file: a byte order mark at the very beginning is the file's. A row of nothing is no row.
      const [, read = []] = parseCsv(`name\r\nx,${row.map(writeCell).join(',')}\r\n`)
      expect(read.map(readCell)).toEqual(['x', ...row])
    }),
  )
})

test('rows of commas and white space alone are no rows, wherever they stand', () => {
  const blank = [',', ' ,\t', '', '\u00a0,,'].join('\r\n')
  const rows = [
    ['name', 'phone'],
    ['', 'x'],
    [' ', 'y'],
    ['z', ''],
    ['', ''],
  ]
  expect([...parseCsv(`${blank}\nname,phone\r\n${blank}\r,x\n\n ,y\r\nz,\n"",\n${blank}`)]).toEqual(rows)
  expect([...parseCsv(blank)]).toEqual([])
})

describe('a file is read as far as the caller reads, and no further than its limits', () => {
  const limits = { most_cells: 3, most_characters: 8 }
  const NOT_READ = '\n"never closed'

  test('rows are read one by one', () => {
    const [first, second] = parseCsv(`a,b\n"c""",\n${NOT_READ}`)
    expect([first, second]).toEqual([
      ['a', 'b'],
      ['c"', ''],
    ])
    expect(() => [...parseCsv(`a,b\nc,d${NOT_READ}`)]).toThrow(
      'not closed, or is inside a cell: in row 2, column 1',
    )
  })

  test.each([
    ['a,b,c,d', 'has more than 3 columns: in the header, column 4'],
    ['a,b,c\n,,', 'has more than 3 columns: in row 1, column 4'],
    ['a\nx,123456789', 'a cell has more than 8 characters: in row 1, column 2'],
    ['a\nx,"1234567"', 'a cell has more than 8 characters: in row 1, column 2'],
    ['a\n""""""""""""""', 'a cell has more than 8 characters: in row 1, column 1'],
  ])('%j', (file, message) => {
    expect(() => [...parseCsv(`${file},x${NOT_READ}`, limits)]).toThrow(message)
  })

  test('what has just as many is read', () => {
    expect([...parseCsv('a,12345678,"123456"\n"""""",,', limits)]).toEqual([
      ['a', '12345678', '123456'],
      ['""', '', ''],
    ])
  })

  test('a cell of many megabytes is read, of whatever it consists', () => {
    for (const inside of ['x', '""', '\n', ',']) {
      const [[cell] = []] = parseCsv(`"${inside.repeat(6_000_000)}"`)
      expect(cell?.length).toBe(6_000_000)
      expect(() => [...parseCsv(`"${inside.repeat(6_000_000)}`)]).toThrow('a quote is not closed')
    }
  })
})

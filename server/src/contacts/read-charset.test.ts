import { expect, test } from 'vitest'
import { readText } from './read-charset.ts'

const HEADER = 'name,external_id\n'
const bytes = (...parts: (string | number[] | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
const little = (text: string) => Buffer.from(text, 'utf16le')
const big = (text: string) => little(text).swap16()
const as = (charset: string) => `text/csv; charset=${charset}`

test.each([
  ['UTF-16LE without a mark', little(`${HEADER}José,1`), undefined],
  ['UTF-16BE without a mark', big(`${HEADER}José,1`), undefined],
  ['UTF-16LE of ASCII only', little(HEADER), undefined],
  ['UTF-16BE with its mark', bytes([0xfe, 0xff], big(`${HEADER}José,1`)), undefined],
  ['UTF-16BE declared as utf-16', big(`${HEADER}José,1`), as('utf-16')],
  ['UTF-16LE declared as utf-16', little(`${HEADER}José,1`), as('UTF-16')],
  ['UTF-8 with a mark that contradicts what is declared', bytes([0xef, 0xbb, 0xbf], HEADER), as('latin1')],
  ['ISO 8859-15', bytes(HEADER, [0xa4, 0xbd]), as('iso-8859-15')],
  ['Shift_JIS', bytes(HEADER, [0x93, 0x63, 0x92, 0x86]), as('Shift_JIS')],
  ['GB 18030', bytes(HEADER, [0xc4, 0xe3, 0xba, 0xc3]), as('gb18030')],
  ['a charset in single quotes', bytes(HEADER, 'José'), as("'utf-8'")],
  ['a charset behind another parameter', bytes(HEADER, 'José'), 'text/csv; header=present; charset=utf-8'],
  ['a charset that is empty', bytes(HEADER, 'José'), as('')],
  ['ASCII declared as windows-1252', bytes(HEADER), as('windows-1252')],
  ['windows-1252 under another name', bytes(HEADER, [0x80, 0xe9]), as('CP1252')],
])('%s is read as it was written', (_, file, type) => {
  expect(readText(file, type)).toMatch(/^name,external_id\n(|José,1|José|€œ|田中|你好|€é)$/)
})

const UTF8 = bytes(HEADER, 'José Peña,1\n')
const SHIFT_JIS = bytes(HEADER, [0x93, 0x63, 0x81, 0x40])

test.each([
  ['UTF-8 declared as windows-1252', UTF8, as('windows-1252'), 'is UTF-8, although'],
  ['UTF-8 declared as ISO 8859-15', UTF8, as('iso-8859-15'), 'is UTF-8, although'],
  ['UTF-8 declared as ASCII', UTF8, as('us-ascii'), 'is UTF-8, although'],
  ['UTF-8 declared as KOI8-R', UTF8, as('koi8-r'), 'is UTF-8, although'],
  ['Shift_JIS declared as windows-1252', SHIFT_JIS, as('windows-1252'), 'is not text in windows-1252'],
  [
    'windows-1250 declared as ISO 8859-2',
    bytes(HEADER, [0x8a]),
    as('iso-8859-2'),
    'is not text in iso-8859-2',
  ],
  ['Shift_JIS that declares nothing', SHIFT_JIS, undefined, 'is not text in utf-8'],
  ['UTF-16 of half a character', bytes(little(HEADER), 'x'), as('utf-16le'), 'is not text in utf-16le'],
  ['UTF-8 with one broken byte', bytes(HEADER, 'Jos', [0xc3], ' P,1'), undefined, 'is not text in utf-8'],
  ['UTF-8 of half an emoji', bytes(HEADER, [0xed, 0xa0, 0xbd]), undefined, 'is not text in utf-8'],
  ['UTF-32', bytes([0xff, 0xfe, 0, 0], [0x6e, 0, 0, 0]), undefined, 'the unknown charset utf-32le'],
  ['a charset without letters', bytes(HEADER, [0xe9]), as('x-user-defined'), 'the unknown charset'],
  ['a charset that is unsafe', bytes(HEADER), as('utf-7'), 'the unknown charset'],
])('%s is refused, and never guessed', (_, file, type, message) => {
  expect(() => readText(file, type)).toThrow(message)
})

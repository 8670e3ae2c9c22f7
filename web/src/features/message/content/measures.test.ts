import { expect, test } from 'vitest'
import { fileKind, plainName, playTime, sizeWords } from './measures.ts'

test('a name with marks of direction is shown as it really ends', () => {
  const name = 'invoice\u202efdp.exe'
  expect(plainName(name)).toBe('invoicefdp.exe')
  expect(fileKind(name, 'application/pdf')).toBe('EXE')
})

test.each([
  [null, 'application/pdf', 'PDF'],
  ['prices', 'text/plain', 'PLAIN'],
  [null, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'FILE'],
])('a file named %j of the type %j is called %s', (name, mime_type, kind) => {
  expect(fileKind(name, mime_type)).toBe(kind)
})

test.each([
  [999, '999 bytes'],
  [12_345, '12 kB'],
  [12_345_678, '12.3 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})

test.each([
  [0, '0:00'],
  [65.4, '1:05'],
  [Number.POSITIVE_INFINITY, '0:00'],
])('%d seconds are %s', (seconds, words) => {
  expect(playTime(seconds)).toBe(words)
})

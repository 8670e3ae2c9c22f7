import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'

test.each([
  ['a link that holds a tag and an escape of a program', '525%3Cwbr%3E512%5Cu0020345678', '525512 345678'],
  ['an escape that was escaped three times', '525%25253Cb%25253E512345678', '525512345678'],
  ['HTML that holds a link', '&#37;2b525512345678', '+525512345678'],
])('%s is read, and its place in the text is known', (_, written, read) => {
  const text = `call ${written} now`
  const { plain, placeOf } = readPlainly(text, { decode: true, hidden: '' })
  expect(plain).toBe(`call ${read} now`)
  const begin = plain.indexOf(read)
  expect(text.slice(...placeOf(begin, begin + read.length))).toBe(written)
})

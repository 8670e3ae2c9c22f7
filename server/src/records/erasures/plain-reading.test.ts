import { expect, test } from 'vitest'
import { readPlainly } from './plain-reading.ts'
import { redactText, tracesOf } from './traces.ts'

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

const ANA = tracesOf({
  phones: ['15550104477'],
  words: ['ana.p@example.com', 'crm/1001'],
  usernames: ['ana_p.1'],
})

test.each([
  ['<a href="mailto:ana.p%40example.com">x</a>', '<a href="mailto:[erased]">x</a>'],
  ['<a href="https://wa.me/1%35550104477">x</a>', '<a href="https://wa.me/[erased]">x</a>'],
  ['<img alt="call 555&nbsp;010&#160;4477"/>', '<img alt="call [erased]"/>'],
  ['&lt;a title=&quot;crm%2F1001&quot;&gt;x', '&lt;a title=&quot;[erased]&quot;&gt;x'],
  ['<p title="ana&#95;p.1">ana<b>_p</b>.1</p>', '<p title="[erased]">[erased]</p>'],
  ['<!-- ana.p&#64;example.com -->', '<!-- [erased] -->'],
])('what is escaped in a tag is found as what is around it: %s', (text, left) => {
  expect(redactText(text, ANA)).toBe(left)
})

test('letters and digits that programs escape as two are read as one', () => {
  const bold = Array.from('15550104477', (digit) => String.fromCodePoint(0x1d7ce + Number(digit))).join('')
  const escaped = bold.replace(/[\ud800-\udfff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
  expect(redactText(`{"to":"${escaped}"}`, ANA)).toBe('{"to":"[erased]"}')
})

import { expect, test } from 'vitest'
import { redactText, tracesOf } from './traces.ts'

const ANA = tracesOf({
  phones: ['15550104477'],
  words: ['ana@example.com', 'ana.p@example.com', 'josé@example.com'],
  usernames: ['anapaola', 'ana_p.1'],
})
const redact = (text: string) => redactText(text, ANA)

test.each([
  'ana@example.com.br',
  'ana@example.com.au.',
  'ana@example.com-mail.org',
  'ana@mail.example.com',
  'maria.ana@example.com',
  'maria-ana@example.com',
  'maria_ana@example.com',
  'maria+ana@example.com',
  'maria&#46;ana@example.com',
  'maria%2Eana@example.com',
  'ana@example.com&period;br',
  'ana@example.com%2Ebr',
  'xana@example.com',
  'ana@example.company',
  'maria.josé@example.com',
  'josé@example.com.br',
])('the address %s of another contact stays', (address) => {
  for (const text of [address, `mail ${address}, please`, `<a href="mailto:${address}">x</a>`])
    expect(redact(text)).toBe(text)
})

test.each([
  ['ana@example.com.', '[erased].'],
  ['Write to ANA@example.com.Thanks', 'Write to [erased].Thanks'],
  ['ana@example.com-thanks', '[erased]-thanks'],
  ['...ana@example.com...', '...[erased]...'],
  ['_ana@example.com_ or *ana.p@example.com*', '_[erased]_ or *[erased]*'],
  ['wa.me/1?text=write+to+ana@example.com+now', 'wa.me/1?text=write+to+[erased]+now'],
  ['ana@example.com&period;Thanks', '[erased]&period;Thanks'],
  ['--ana@example.com--', '--[erased]--'],
  ['to=ana@example.com&cc=ana%40example.com%20', 'to=[erased]&cc=[erased]%20'],
  ['%20ana@example.com%20', '%20[erased]%20'],
  ['&lt;ana@example.com&gt;', '&lt;[erased]&gt;'],
  ['<td>ana@example.com</td><td>Bob</td>', '<td>[erased]</td><td>Bob</td>'],
  ['(ana@example.com,maria.ana@example.com)', '([erased],maria.ana@example.com)'],
])('in %s the address of the erased contact is replaced', (text, left) => {
  expect(redact(text)).toBe(left)
})

test.each([
  ['ー', '\u30fc'],
  ['ｰ', '\uff70'],
  ['ㅡ', '\u3161'],
  ['一', '\u4e00'],
])('a phone is replaced where %s is typed for its dashes', (_, dash) => {
  const phone = ['555', '010', '4477'].join(dash)
  for (const text of [phone, `1${dash}${phone}`, phone.normalize('NFKC'), [...'15550104477'].join(dash)])
    expect(redact(`call ${text}, ok`)).toBe('call [erased], ok')
  const wide = phone.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
  expect(redact(`電話${wide}です`)).toBe('電話[erased]です')
  const other = `call 555${dash}010${dash}4478, ok`
  expect(redact(other)).toBe(other)
})

test.each([
  ['see @anapaola... ok', 'see @[erased]... ok'],
  ['see @anapaola.. ok', 'see @[erased].. ok'],
  ['see @anapaola… ok', 'see @[erased]… ok'],
  ['see @anapaola...ok', 'see @[erased]...ok'],
  ['(@anapaola.)', '(@[erased].)'],
  ['@anapaola.\nnext', '@[erased].\nnext'],
  ['see ana_p.1... or …ana_p.1…', 'see [erased]... or …[erased]…'],
])('a username before or behind dots is replaced: %s', (text, left) => {
  expect(redact(text)).toBe(left)
})

test.each(['@anapaola.b', '@anapaola_', '@anapaola2', '@ana_p.1.b', 'ana_p.1.b', 'x.ana_p.1', 'ana_p.12'])(
  'the username %s of another contact stays',
  (name) => {
    expect(redact(`see ${name}, ok`)).toBe(`see ${name}, ok`)
  },
)

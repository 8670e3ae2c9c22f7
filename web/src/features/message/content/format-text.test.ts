import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatText, type Piece } from './format-text.ts'

const bold = (...pieces: Piece[]): Piece => ({ style: 'bold', pieces })
const italic = (...pieces: Piece[]): Piece => ({ style: 'italic', pieces })

test.each<[string, Piece[]]>([
  ['a *fat* word', ['a ', bold('fat'), ' word']],
  ['_*both*_', [italic(bold('both'))]],
  ['~gone~', [{ style: 'strike', pieces: ['gone'] }]],
  ['run `rm *x*` now', ['run ', { style: 'code', text: 'rm *x*' }, ' now']],
  ['```one\ntwo```', [{ style: 'code', text: 'one\ntwo' }]],
  ['2*3*4 and snake_case_name', ['2*3*4 and snake_case_name']],
  ['* not a * mark', ['* not a * mark']],
  ['*open\nnever closed*', ['*open\nnever closed*']],
  ['<b>no</b> <script>markup</script>', ['<b>no</b> <script>markup</script>']],
])('%j is read as WhatsApp reads it', (text, pieces) => {
  expect(formatText(text)).toEqual(pieces)
})

test.each<[string, string | null]>([
  ['see https://example.org/a_b_c?x=*1*.', 'https://example.org/a_b_c?x=*1'],
  ['(https://example.org/a)', 'https://example.org/a'],
  ['https://example.org/a_(b)', 'https://example.org/a_(b)'],
  ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
  ['write to ana.b@example.org!', 'mailto:ana.b@example.org'],
  ['call +1 (555) 010-0900', 'tel:+15550100900'],
  ['javascript:alert(1)', null],
  ['data:text/html,x ftp://example.org file:///etc/passwd', null],
  ['https://', null],
  ['order 15550100900', null],
])('in %j the address is %j', (text, href) => {
  const links = formatText(text).filter((piece) => typeof piece === 'object' && 'href' in piece)
  expect(links.map((piece) => piece.href)).toEqual(href === null ? [] : [href])
})

test('an address ends before a mark of direction, behind which anything could be shown in front', () => {
  expect(formatText('https://example.org/\u202egro.live')).toEqual([
    { href: 'https://example.org/', text: 'https://example.org/' },
    '\u202egro.live',
  ])
})

test('whatever somebody writes, every sign of it is still there, and it takes no time', () => {
  const signs = fc.constantFrom(
    '*',
    '_',
    '~',
    '`',
    'a',
    ' ',
    '\n',
    '@',
    '.',
    '+',
    '1',
    'https://',
    '(',
    ')',
    '\u202e',
  )
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      const strip = (words: string) => words.replace(/[*_~`]/g, '')
      expect(strip(plain(formatText(text)))).toBe(strip(text))
    }),
  )
  for (const part of ['*a ', '_a', 'a@', '+1 ', '`', '~*_', 'https://a ', 'aaaaaaaa']) {
    const started = performance.now()
    formatText(part.repeat(8000))
    expect(performance.now() - started).toBeLessThan(2000)
  }
})

function plain(pieces: Piece[]): string {
  return pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : 'pieces' in piece ? plain(piece.pieces) : piece.text,
    )
    .join('')
}

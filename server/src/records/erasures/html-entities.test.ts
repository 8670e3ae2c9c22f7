import { decodeHTML } from 'entities'
import { expect, test } from 'vitest'
import { NAMES_WITHOUT_END } from './html-entities.ts'
import { redactText, tracesOf } from './traces.ts'

const ANA = tracesOf({
  phones: ['15550104477'],
  words: ['ana.p@example.com', 'josé@example.com', 'łukasz/æ-1'],
  usernames: [],
})

test.each([
  '+1&middot;555&middot;010&middot;4477',
  '555&bull;010&bull;4477',
  '+1&nbsp;&lpar;555&rpar;&nbsp;010-4477',
  '555&shy;0104477',
  '555&ZeroWidthSpace;010&NoBreak;4477',
  '555&rightarrow;010&emsp13;4477',
  '&sup1;555010&fullwidth;4477',
  'ana.p@exam&shy;ple.com',
  'ana.p&shy;@example&period;com',
  'jos&eacute;@example.com',
  '&lstrok;ukasz&sol;&AElig;&hyphen;1',
  '&afr;na.p&commat;ex&ascr;mple.com',
  '555&nbsp010&middot4477',
  '&sup1555010&nbsp4477',
  'ana.p@exam&shyple.com',
  'jos&eacute@example.com',
])('named characters of HTML hide nothing: %s', (text) => {
  expect(redactText(`see ${text} end`, ANA)).toMatch(/^see \+?(?:1&nbsp;&lpar;)?\[erased\] end$/)
})

test.each(['555&lcub;010&rcub;4477', 'ana.p&oslash;@example.com', '555&alpha;0104477'])(
  'a named letter or brace ends a name: %s stays',
  (text) => {
    expect(redactText(text, ANA)).toBe(text)
  },
)

const zeros = '0'.repeat(50)
test.each([
  '&#00000053;550104477',
  '&#x0000035;550104477',
  `&#${zeros}53;&#X${zeros}35;50104477`,
  '&#53&#53&#53&#48&#49&#48&#52&#52&#55&#55',
  '&#x35&#x35&#x35-010-4477',
  '555&#160 010&#xa0 4477',
  'ana.p&#64example.com',
  'ana.p&#x00000040;exam&#0000000173;ple.com',
])('numbers of HTML hide nothing, however they are written: %s', (text) => {
  expect(redactText(`see ${text} end`, ANA)).toBe('see [erased] end')
})

test.each(['maria&#46ana.p@example.com', 'ana.p@example.com&#x2e;br', 'ana.p@example.com&#0000046;br'])(
  'the address %s of another contact stays',
  (text) => {
    expect(redactText(text, ANA)).toBe(text)
  },
)

test('the names that need no semicolon are those of HTML', () => {
  const forms = NAMES_WITHOUT_END.flatMap((name) => [
    ...new Set([
      name,
      name.toUpperCase(),
      name.replace(/^./, (it) => it.toUpperCase()),
      name.replace(/^../, (it) => it.toUpperCase()),
    ]),
  ])
  const read = forms.filter((name) => decodeHTML(`&${name} `) !== `&${name} `)
  expect(read.map((name) => name.toLowerCase())).toEqual(expect.arrayContaining(NAMES_WITHOUT_END))
  expect(read).toHaveLength(106)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleName } from './visible-name.ts'

const INVISIBLE = [
  '\u200e', // left-to-right mark
  '\u3164', // hangul filler
  '\u115f',
  '\u1160',
  '\uffa0',
  '\u2800', // braille blank
  '\u200b', // zero width space
  '\u00ad', // soft hyphen
  '\u2060', // word joiner
  '\u034f', // combining grapheme joiner
  '\u061c', // arabic letter mark
  '\u180e', // mongolian vowel separator
  '\ufe0f', // variation selector
  '\u{e0020}', // tag space
  '\u{e0fff}',
  '\u{1d173}', // musical begin beam
  '\u17b4', // khmer inherent vowel
  '\u0301', // a combining accent alone
  '\u0489',
  '\ufeff',
  '\ufff9', // interlinear annotation anchor
  '\ufffc',
  '\u{1d159}',
  '\u00a0',
  '\u3000',
  '\u2028',
  '\t',
  '\u0007',
  '\ud800', // half an emoji
  '\ufffd', // in place of what cannot be stored
]

test('a name of characters that show nothing is no name, alone, repeated or mixed', () => {
  for (const character of INVISIBLE) {
    expect(visibleName(character), JSON.stringify(character)).toBeNull()
    expect(visibleName(character.repeat(3))).toBeNull()
  }
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...INVISIBLE), { maxLength: 12 }), (characters) => {
      expect(visibleName(characters.join(''))).toBeNull()
    }),
  )
})

test('a name with one visible character stays a name, whatever stands around it', () => {
  for (const name of ['Ana', 'あ', '김', 'ا', '👩‍👩‍👧', '1', '.', '❤️', 'क्षि', '\u200fדנה\u200f']) {
    expect(visibleName(name)).toBe(name)
    expect(visibleName(`\u200e${name}\u200b`)).toBe(`\u200e${name}\u200b`)
  }
  expect(visibleName('  Ana ')).toBe('Ana')
  expect(visibleName(null)).toBeNull()
  expect(visibleName(undefined)).toBeNull()
})

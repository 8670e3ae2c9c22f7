import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldWords, placeWords } from './fold.ts'

const wordsOf = (text: string) => placeWords(text).map(({ word }) => word)
const placed = (text: string) =>
  placeWords(text).map(({ word, from, until }) => [word, text.slice(from, until)])

test('every character is placed in the words that it is compared in', () => {
  const unlike: string[] = []
  for (let code = 1; code < 0x20000; code += 1) {
    const surrogate_or_private = code >= 0xd800 && code <= 0xf8ff
    const text = `l${String.fromCodePoint(code)}\u0301l`
    if (surrogate_or_private || /\p{Cn}/u.test(text)) continue
    if (wordsOf(text).join(' ') !== foldWords(text).join(' ')) unlike.push(code.toString(16))
  }
  expect(unlike).toEqual([])
})

test('a text of any characters has the words that it is compared by, in order and inside the text', () => {
  const special = fc.constantFrom(...'lLŀ·\u0387½²™№ﷺﬁ⑴ﬀİΣßé\u0301\u0323\u093c\u200d\u00ad🇵🇹🎉🏽 -.')
  const text = fc.array(fc.oneof(special, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })))
  fc.assert(
    fc.property(text, (characters) => {
      const whole = characters.join('')
      const words = placeWords(whole)
      expect(words.map(({ word }) => word)).toEqual(foldWords(whole))
      for (const [index, { from, until }] of words.entries()) {
        expect(until).toBeGreaterThan(from)
        expect(from).toBeGreaterThanOrEqual(words[index - 1]?.from ?? 0)
        expect(until).toBeLessThanOrEqual(whole.length)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a word is placed with its marks, and with the whole of a character that holds several words', () => {
  expect(placed('25m², №5')).toEqual([
    ['25m2', '25m²'],
    ['no5', '№5'],
  ])
  expect(placed('a½b')).toEqual([
    ['a1', 'a½'],
    ['2b', '½b'],
  ])
  expect(placed('ﷺ').map(([, text]) => text)).toEqual(['ﷺ', 'ﷺ', 'ﷺ', 'ﷺ'])
  expect(placed('B🄰 👍🏽 🇵🇹')).toEqual([
    ['ba', 'B🄰'],
    ['👍', '👍🏽'],
    ['🇵🇹', '🇵🇹'],
  ])
  expect(placed('（one）two')).toEqual([
    ['one', 'one'],
    ['two', 'two'],
  ])
})

import { beforeAll, expect, test } from 'vitest'
import { loadTexts } from '../i18n/t.ts'
import { fieldWords } from './field-words.ts'

beforeAll(() => loadTexts('nl'))

test('the server’s code is said in the reader’s language, with its figures', () => {
  expect(fieldWords('too_long', { maximum: 100 })).toBe('Gebruik hoogstens 100 tekens.')
  expect(fieldWords('too_short', { minimum: 1 })).toBe('Gebruik minstens 1 teken.')
  expect(fieldWords('required', undefined)).toBe('Vul dit veld in.')
})

test('a code that is not known here has no text', () => {
  expect(fieldWords('a_later_code', {})).toBeNull()
  expect(fieldWords(undefined, undefined)).toBeNull()
})

import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['pt-AO', 'pt'],
  ['pt', 'pt'],
  ['nl-BE', 'nl'],
  ['en-US', 'en'],
  ['ja-JP', null],
  ['constructor', null],
])('a browser that asks for %s gets the texts of %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
})

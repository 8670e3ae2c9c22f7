import { expect, test } from 'vitest'
import { CATALOGS, keysFor, readCatalog } from './catalogs.ts'
import { readTexts } from './texts.ts'

const { texts, computed, early, bypassing } = await readTexts()

/** What looks like words and is none of ours to translate. */
const NOT_OURS = new Set([
  // Each language is called by its own name in all of them.
  'English',
  'Nederlands',
  'Español',
  'Português (Portugal)',
  'Português (Brasil)',
  // The mark, and the name of the product.
  'S',
  'Selfsame',
  'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  // Where consumers of the gateway ask, and an example of where one listens.
  '…/graph',
  'https://bot.example.com/webhook',
  // What browsers and systems are called.
  ...[
    'Edge',
    'Opera',
    'Samsung Internet',
    'Firefox',
    'Chrome',
    'Safari',
    'Android',
    'Windows',
    'Mac',
    'Linux',
  ],
  // What a browser, a header and a key are called.
  ...['Files', 'webhook-id:', '… (l)'],
  'https://crm.example.com/hooks/selfsame',
])

test('every text is said by a key that stands there, and none before the language is known', () => {
  expect(computed).toEqual([])
  expect(early).toEqual([])
})

test('nothing that a person sees goes past the catalogs', () => {
  // The API reference is in English, as the API is.
  const translated = bypassing.filter(({ at }) => !at.startsWith('docs/'))
  expect(translated.filter(({ words }) => !NOT_OURS.has(words))).toEqual([])
})

test.each(CATALOGS)('the catalog %s has every text, and none that nothing says', async (language) => {
  const catalog = await readCatalog(language)
  expect(Object.keys(catalog), 'run `npm run words`').toEqual(keysFor(language, texts))
  expect(Object.keys(catalog).filter((key) => catalog[key] === '')).toEqual([])
})

test.each(CATALOGS)(
  'in the catalog %s each text has the placeholders of the English one',
  async (language) => {
    const differing = Object.entries(await readCatalog(language)).filter(([key, text]) => {
      if (text === '') return false
      const [wanted, given] = [placeholdersOf(key), placeholdersOf(text)]
      // “One person” needs no number.
      const may_lack = key.endsWith('_one') ? ['count'] : []
      return (
        given.some((name) => !wanted.includes(name)) ||
        wanted.some((name) => !given.includes(name) && !may_lack.includes(name))
      )
    })
    expect(differing).toEqual([])
  },
)

/** The names between braces in a text, each once. */
function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort()
}

import { expect, test } from 'vitest'
import { CATALOGS, keysFor, placeholdersOf, readCatalog, readNotes } from './catalogs.ts'
import { readTexts } from './texts.ts'

const { texts, computed, early, bypassing } = await readTexts()

/** The end of a key that is one form of a plural. */
const PLURAL = /_(zero|one|two|few|many|other)$/

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

test('a key is a noun and what is said of it, in at most four parts', () => {
  const keys = texts.map(({ key }) => key)
  expect(keys.filter((key) => !/^[a-z][a-z0-9_]*(\.[a-z0-9_]+){1,3}$/.test(key))).toEqual([])
  // Such an end is a form of a plural.
  expect(keys.filter((key) => PLURAL.test(key))).toEqual([])
})

test('a text is said with the values that it names', async () => {
  const english = await readCatalog('en')
  const differing = texts.filter(({ key, values }) => {
    if (values === null) return false
    const wanted = placeholdersOf(english[key] ?? english[`${key}_other`] ?? '')
    // A plural may be chosen by a number that the text doesn't name.
    return (
      values
        .filter((name) => name !== 'count' || wanted.includes(name))
        .sort()
        .join() !== wanted.join()
    )
  })
  expect(differing).toEqual([])
})

test.each(CATALOGS)(
  'in the catalog %s each text has the placeholders of the English one',
  async (language) => {
    const english = await readCatalog('en')
    const differing = Object.entries(await readCatalog(language)).filter(([key, text]) => {
      const [base, form] = key.split(PLURAL)
      const wanted = placeholdersOf(english[form ? `${base}_other` : key] ?? '')
      const given = placeholdersOf(text)
      // “One person” needs no number.
      const may_lack = form === 'one' ? ['count'] : []
      return (
        given.some((name) => !wanted.includes(name)) ||
        wanted.some((name) => !given.includes(name) && !may_lack.includes(name))
      )
    })
    expect(differing).toEqual([])
  },
)

test('every note for translators is about a text', async () => {
  const keys = texts.map(({ key }) => key)
  expect(Object.keys(await readNotes()).filter((key) => !keys.includes(key))).toEqual([])
})

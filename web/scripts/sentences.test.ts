import { readFileSync } from 'node:fs'
import { SENTENCES } from '@selfsame/server/internals/identity/sentences.ts'
import { expect, test } from 'vitest'
import { readCatalog } from './catalogs.ts'

const source = readFileSync(new URL('../src/features/identity/sentence-words.ts', import.meta.url), 'utf8')
// Before each code, then the code and how it is said, in turn.
const [, ...said] = source.slice(source.indexOf('const SAID')).split(/^ {2}(\w+): \(/m)

test('the browser says every sentence of an explanation in English as the server does', async () => {
  const english = await readCatalog('en')
  const texts = Array.from({ length: said.length / 2 }, (_, at) => {
    const [, key = ''] = said[2 * at + 1]?.match(/t\(\s*'([\w.]+)'/) ?? []
    return [said[2 * at], english[key]]
  })
  expect(Object.fromEntries(texts)).toEqual(SENTENCES)
})

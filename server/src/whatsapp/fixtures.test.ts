import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseBody, parseEntry } from './parse.ts'

const FOLDER = new URL('./fixtures/', import.meta.url)
/** After every timestamp in the fixtures but those that are wrong on purpose. */
const RECEIVED_AT_MS = 1_793_500_000_000

const files = readdirSync(FOLDER)
const names = files
  .filter((file) => !file.endsWith('.golden.json'))
  .map((file) => file.slice(0, -'.json'.length))

describe('every recorded webhook says what its golden file holds', () => {
  test('and none stands without the other', () => {
    const goldens = files.filter((file) => file.endsWith('.golden.json'))
    expect(goldens.map((file) => file.replace('.golden.json', '')).sort()).toEqual(names.toSorted())
  })

  test.each(names)('%s', async (name) => {
    const body = parseBody(readFileSync(new URL(`${name}.json`, FOLDER)))
    const updates = body.ok
      ? body.entries.map((entry) => parseEntry(entry, { received_at_ms: RECEIVED_AT_MS }))
      : body.reason
    await expect(`${JSON.stringify(updates, null, 2)}\n`).toMatchFileSnapshot(
      new URL(`${name}.golden.json`, FOLDER).pathname,
    )
  })
})

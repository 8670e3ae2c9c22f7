import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { makeApiTypes } from './api-types.ts'

test('the types that the browser application and the client were written against are those of the API', async () => {
  const made = await makeApiTypes()
  for (const path of ['../src/api/schema.d.ts', '../../client/src/schema.ts']) {
    const kept = await readFile(new URL(path, import.meta.url), 'utf8')
    expect(kept === made, `${path}: run \`npm run api-types\``).toBe(true)
  }
})

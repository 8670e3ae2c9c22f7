import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { makeApiTypes } from './api-types.ts'

test('the types that the client offers and the browser application uses are those of the API', async () => {
  const kept = await readFile(new URL('../../client/src/schema.ts', import.meta.url), 'utf8')
  expect(kept === (await makeApiTypes()), 'run `npm run api-types`').toBe(true)
})

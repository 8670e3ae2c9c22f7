import { writeFile } from 'node:fs/promises'
import { makeApiTypes } from './api-types.ts'

const types = await makeApiTypes()
await writeFile(new URL('../src/api/schema.d.ts', import.meta.url), types)
// The package is built by itself, and what it offers must not depend on the browser application.
await writeFile(new URL('../../client/src/schema.ts', import.meta.url), types)
// The embedded store of the tests is kept for a next test file, and would keep this process.
process.exit()

import { writeFile } from 'node:fs/promises'
import { makeApiTypes } from './api-types.ts'

// The package is built without the browser application, which takes its types from there.
await writeFile(new URL('../../client/src/schema.ts', import.meta.url), await makeApiTypes())
// The embedded store of the tests is kept for a next test file, and would keep this process.
process.exit()

import { writeFile } from 'node:fs/promises'
import { makeApiTypes } from './api-types.ts'

await writeFile(new URL('../src/api/schema.d.ts', import.meta.url), await makeApiTypes())

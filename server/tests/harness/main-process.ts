import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What `npm run selfsame` runs. */
export const MAIN = join(import.meta.dirname, '../../src/main.ts')

/** For a process of its own: none of the settings of the shell that runs the tests. */
export const CLEAN_ENV = {
  PATH: process.env.PATH,
  // Spares every process but the first the reading of a thousand TypeScript files.
  NODE_COMPILE_CACHE: join(tmpdir(), 'selfsame-compile-cache'),
}

import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Secrets } from './crypto.ts'
import type { Db } from './db/types.ts'
import type { Log } from './log.ts'

/** What enters from outside; handed to whoever needs it, and by tests with a clock and a fetch of their own. */
export type Deps = {
  db: Db
  config: Config
  clock: Clock
  secrets: Secrets
  fetch: typeof globalThis.fetch
  log: Log
}

import type { Registry } from 'prom-client'
import type { Clock } from './base/clock.ts'
import type { Config } from './base/config.ts'
import type { Secrets } from './base/crypto.ts'
import type { Log } from './base/log.ts'
import type { PasswordHashing } from './base/password-hashing.ts'
import type { Store } from './db/store.ts'
import type { Db } from './db/types.ts'

/** What enters from outside; passed to the code that needs it, and by tests with a clock and a fetch of their own. */
export type Deps = {
  db: Db
  /** What `db` works on; for the few that need a connection of their own. */
  store: Store
  config: Config
  clock: Clock
  secrets: Secrets
  passwords: PasswordHashing
  fetch: typeof globalThis.fetch
  log: Log
  /** Where the figures of this process are kept; GET /metrics shows them. */
  metrics: Registry
}

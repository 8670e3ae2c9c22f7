import type { Clock } from '../clock.ts'
import type { Db } from '../db/types.ts'
import { withEveryAccount } from '../db/with-account.ts'
import { type ApiKey, digestApiKey, findApiKey } from './api-key.ts'

export type Authenticate = (token: string) => Promise<ApiKey | null>

// A key that is revoked is refused by every process after this time at the latest.
const REMEMBER_MS = 5_000
const REMEMBER_AT_MOST = 10_000

/**
 * Answers whose key a token is. Keys that were found are remembered for some seconds, so that not every request asks
 * the database; unknown ones are not, so that a key works as soon as it exists.
 */
export function buildAuthenticate(db: Db, clock: Clock): Authenticate {
  const remembered = new Map<string, { key: ApiKey; until_ms: number }>()
  return async (token) => {
    const digest = digestApiKey(token)
    if (digest === null) return null
    const name = digest.toString('base64')
    const known = remembered.get(name)
    if (known !== undefined && known.until_ms > performance.now()) return known.key
    const key = await withEveryAccount(db, (trx) => findApiKey(trx, digest, new Date(clock.now())))
    remembered.delete(name)
    if (key !== null) {
      if (remembered.size >= REMEMBER_AT_MOST) remembered.clear()
      remembered.set(name, { key, until_ms: performance.now() + REMEMBER_MS })
    }
    return key
  }
}

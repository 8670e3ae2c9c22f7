import type { Clock } from '../../platform/base/clock.ts'
import type { Db } from '../../platform/db/types.ts'
import { withAccountNow, withEveryAccount } from '../../platform/db/with-account.ts'
import { type ApiKey, digestApiKey, findApiKey } from './api-key.ts'

export type KnownKeys = {
  /** Whose key a token is, or null. */
  findKey(token: string): Promise<ApiKey | null>
  /** Lets a key that was just revoked be refused here at once. */
  forget(key_id: string): void
}

// A key that is revoked is refused by every other process after this time at the latest.
const REMEMBER_MS = 5_000
const REMEMBER_AT_MOST = 10_000

/**
 * Answers whose key a token is. Keys that were found are remembered for some seconds, so that not every request asks
 * the database; unknown ones are not, so that a key works as soon as it exists.
 */
export function buildKnownKeys(db: Db, clock: Clock): KnownKeys {
  const remembered = new Map<string, { key: ApiKey; until_ms: number }>()
  /** Lookups under way: many requests that come at once ask once, and go on in the order in which they came. */
  const asking = new Map<string, Promise<ApiKey | null>>()
  const ask = async (name: string, digest: Buffer) => {
    const key = await withEveryAccount(db, (trx) => findApiKey(trx, digest, new Date(clock.now())))
    remembered.delete(name)
    if (key !== null) {
      if (remembered.size >= REMEMBER_AT_MOST) remembered.clear()
      remembered.set(name, { key, until_ms: performance.now() + REMEMBER_MS })
    }
    return key
  }
  const findKey = async (token: string) => {
    const digest = digestApiKey(token)
    if (digest === null) return null
    const name = digest.toString('base64')
    const known = remembered.get(name)
    if (known !== undefined && known.until_ms > performance.now()) return known.key
    const asked = asking.get(name) ?? ask(name, digest).finally(() => asking.delete(name))
    asking.set(name, asked)
    return asked
  }
  const forget = (key_id: string) => {
    for (const [name, { key }] of remembered) if (key.id === key_id) remembered.delete(name)
  }
  return { findKey, forget }
}

export async function hasAccount(db: Db, account_id: string): Promise<boolean> {
  const found = await withAccountNow(db, account_id, (trx) =>
    trx.selectFrom('accounts').select('id').where('id', '=', account_id).executeTakeFirst(),
  )
  return found !== undefined
}

import type { Db } from '../../platform/db/types.ts'
import { withAccountNow, withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { type ApiKey, digestApiKey, findApiKey, markKeyUsed } from './api-key.ts'

export type KnownKeys = {
  /** Whose key a token is, or null. */
  findKey(token: string): Promise<ApiKey | null>
  /** Lets a key that was just revoked be refused here at once. */
  forget(key_id: string): void
}

// A key that is revoked is refused by every other process after this time at the latest.
const REMEMBER_MS = 5_000
const REMEMBER_AT_MOST = 10_000
const LAST_USED_EVERY_MS = 60_000

/**
 * Answers whose key a token is. Keys that were found are remembered for some seconds, so that not every request asks
 * the database; unknown ones are not, so that a key works as soon as it exists.
 */
export function buildKnownKeys({ db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>): KnownKeys {
  const uses = buildUses({ db, clock, log })
  const remembered = new Map<string, { key: ApiKey; until_ms: number }>()
  /** Lookups under way: many requests that come at once ask once, and go on in the order in which they came. */
  const asking = new Map<string, Promise<ApiKey | null>>()
  let revocations = 0
  const ask = async (name: string, digest: Buffer) => {
    const asked_after = revocations
    const found = await withEveryAccount(db, (trx) => findApiKey(trx, digest))
    remembered.delete(name)
    const key = found && {
      id: found.id,
      account_id: found.account_id,
      name: found.name,
      scopes: found.scopes,
    }
    if (key !== null) {
      await uses.note(key, found?.last_used_at ?? null)
      // What was read before a revocation may be the revoked key.
      if (asked_after !== revocations) return key
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
    const under_way = asking.get(name)
    if (under_way !== undefined) return under_way
    const asked = ask(name, digest).finally(() => {
      if (asking.get(name) === asked) asking.delete(name)
    })
    asking.set(name, asked)
    return asked
  }
  const forget = (key_id: string) => {
    for (const [name, { key }] of remembered) if (key.id === key_id) remembered.delete(name)
    revocations += 1
    asking.clear()
  }
  return { findKey, forget }
}

/** Stores when keys were used, to the minute. A store that only reads, as on a full disk, still finds them. */
function buildUses({ db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>) {
  let not_before_ms = 0
  const note = async (key: ApiKey, last_used_at: Date | null) => {
    const now_ms = clock.now()
    if (last_used_at !== null && now_ms - last_used_at.getTime() <= LAST_USED_EVERY_MS) return
    if (performance.now() < not_before_ms) return
    try {
      await withEveryAccount(db, (trx) => markKeyUsed(trx, key, new Date(now_ms)))
    } catch (error) {
      not_before_ms = performance.now() + LAST_USED_EVERY_MS
      log.warn({ err: error }, 'last use of an API key not stored')
    }
  }
  return { note }
}

export async function hasAccount(db: Db, account_id: string): Promise<boolean> {
  const found = await withAccountNow(db, account_id, (trx) =>
    trx.selectFrom('accounts').select('id').where('id', '=', account_id).executeTakeFirst(),
  )
  return found !== undefined
}

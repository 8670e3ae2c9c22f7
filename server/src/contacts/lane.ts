import type { Kysely } from 'kysely'
import type { Database } from '../db/types.ts'

/**
 * One account's turn at the identity tables, inside the caller's transaction and under the account's advisory lock:
 * whoever holds it may read facts, resolve and write without anybody changing them in between.
 */
export type Lane = {
  trx: Kysely<Database>
  account_id: string
  now: Date
  freshness_ms: number
  identity_cap: number
  link_attested: boolean
  stale_phone: 'notice' | 'seal'
  blocked_phones: string[]
}

import { createHash, randomBytes } from 'node:crypto'
import { newId } from '../../platform/base/ids.ts'
import type { Trx } from '../../platform/db/types.ts'

/** Whose a key is and what it may do. */
export type ApiKey = { id: string; account_id: string; name: string; scopes: string[] }

const PREFIX = 'ssk_'
const KEY_BYTES = 32
const SHAPE = /^ssk_[A-Za-z0-9_-]{43}$/

/** A new key as its holder gets it; the database keeps the digest only. */
export function makeApiKey(): string {
  return asApiKey(randomBytes(KEY_BYTES).toString('base64url'))
}

/** Puts 43 characters of base64url into the form of a key. */
export function asApiKey(text: string): string {
  return `${PREFIX}${text}`
}

/** What the database keeps of a key, or null for what cannot be one. */
export function digestApiKey(key: string): Buffer | null {
  return SHAPE.test(key) ? createHash('sha256').update(key).digest() : null
}

/** Stores a key; `setup_generation` is set only for the key that the set-up derives. */
export async function insertApiKey(
  trx: Trx,
  row: {
    account_id: string
    name: string
    key: string
    scopes: string[]
    setup_generation: number | null
    now: Date
  },
): Promise<string> {
  const key_digest = digestApiKey(row.key)
  if (key_digest === null) throw new Error('Not an API key.')
  const id = newId()
  await trx
    .insertInto('api_keys')
    .values({
      account_id: row.account_id,
      id,
      name: row.name,
      key_digest,
      setup_generation: row.setup_generation,
      scopes: row.scopes,
      created_at: row.now,
    })
    .execute()
  return id
}

/** The unrevoked key with this digest, of whichever account. Needs a transaction that sees every account. */
export async function findApiKey(
  trx: Trx,
  key_digest: Buffer,
): Promise<(ApiKey & { last_used_at: Date | null }) | null> {
  const row = await trx
    .selectFrom('api_keys')
    .select(['id', 'account_id', 'name', 'scopes', 'last_used_at'])
    .where('key_digest', '=', key_digest)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Needs a transaction that sees every account. */
export async function markKeyUsed(trx: Trx, key: ApiKey, now: Date): Promise<void> {
  await trx
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('account_id', '=', key.account_id)
    .where('id', '=', key.id)
    .execute()
}

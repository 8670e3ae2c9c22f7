import { problem } from '../../platform/base/errors.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

export type ListedKey = {
  id: string
  name: string
  setup_generation: number | null
  scopes: string[]
  last_used_at: Date | null
  created_at: Date
}

function workingKeys(trx: ReadTrx, account_id: string) {
  return trx
    .selectFrom('api_keys')
    .select(['id', 'name', 'setup_generation', 'scopes', 'last_used_at', 'created_at'])
    .where('account_id', '=', account_id)
    .where('revoked_at', 'is', null)
}

/** The keys of the account that work, the newest first, those behind `after` (the id of a key) only. */
export function listApiKeys(
  trx: ReadTrx,
  account_id: string,
  limit: number,
  after: string | null,
): Promise<ListedKey[]> {
  const query = workingKeys(trx, account_id).orderBy('id', 'desc').limit(limit)
  return (after === null ? query : query.where('id', '<', after)).execute()
}

export async function findListedKey(trx: Trx, account_id: string, id: string): Promise<ListedKey | null> {
  return (await workingKeys(trx, account_id).where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Revokes a key. Its row stays, because what it did is recorded under its id. Where `requirePower` throws, the transaction
 * keeps the key.
 */
export async function revokeApiKey(
  trx: Trx,
  { account_id, id, now }: { account_id: string; id: string; now: Date },
  requirePower: (scopes: string[]) => void,
): Promise<void> {
  const revoked = await trx
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('scopes')
    .executeTakeFirst()
  if (revoked === undefined) throw problem('not_found')
  requirePower(revoked.scopes)
}

/** Revokes a key that another takes the place of. */
export async function replaceApiKey(
  trx: Trx,
  { account_id, id, now }: { account_id: string; id: string; now: Date },
): Promise<void> {
  await trx
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
}

import { asApiKey, digestApiKey, insertApiKey } from '../../access/accounts/api-key.ts'
import { replaceApiKey } from '../../access/accounts/api-keys.ts'
import type { Secrets } from '../../platform/base/crypto.ts'
import type { Trx } from '../../platform/db/types.ts'

/** A key with this scope may do everything in its account. */
const EVERY_SCOPE = '*'

/**
 * The API key of the headless set-up. It is derived from SECRET_KEY, the account and a generation number, so that a
 * repeated set-up prints the same key although the database holds its digest only. A revoked key is never printed again.
 */
export async function ensureSetUpKey(
  trx: Trx,
  secrets: Secrets,
  account_id: string,
  renew: boolean,
  now: Date,
): Promise<string> {
  const latest = await trx
    .selectFrom('api_keys')
    .select(['id', 'setup_generation', 'key_digest', 'revoked_at'])
    .where('account_id', '=', account_id)
    .where('setup_generation', 'is not', null)
    .orderBy('setup_generation', 'desc')
    .executeTakeFirst()
  if (latest !== undefined && latest.revoked_at === null && !renew) {
    // Under a renewed SECRET_KEY the key is still the one that the older key derives.
    const key = deriveKeys(secrets, account_id, latest.setup_generation ?? 0).find((candidate) =>
      digestApiKey(candidate)?.equals(latest.key_digest),
    )
    if (key !== undefined) return key
  }
  if (latest !== undefined && latest.revoked_at === null)
    await replaceApiKey(trx, { account_id, id: latest.id, now })
  const setup_generation = (latest?.setup_generation ?? 0) + 1
  const [key] = deriveKeys(secrets, account_id, setup_generation)
  if (key === undefined) throw new Error('SECRET_KEY is missing.')
  await insertApiKey(trx, {
    account_id,
    name: 'Setup key',
    key,
    scopes: [EVERY_SCOPE],
    setup_generation,
    now,
  })
  return key
}

function deriveKeys(secrets: Secrets, account_id: string, generation: number): string[] {
  return secrets.derive(`api_key/${account_id}/${generation}`).map(asApiKey)
}

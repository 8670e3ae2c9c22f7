import { sql } from 'kysely'
import type { Config } from '../platform/base/config.ts'
import { buildSecrets, loadSecretKey, makeSecretKey, type Secrets } from '../platform/base/crypto.ts'
import type { Log } from '../platform/base/log.ts'
import { StartUpError } from '../platform/base/start-up-error.ts'
import type { Db } from '../platform/db/types.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'

/**
 * The secrets under SECRET_KEY or the key in DATA_DIR, which is only created for a store without sealed secrets.
 * Refuses to start with a key that sealed nothing in the store, before anything is sealed under it too. Secrets sealed
 * under a key that is no longer listed are only reported: the rest keeps working.
 */
export async function openSecrets(
  db: Db,
  { secret_keys, data_dir }: Pick<Config, 'secret_keys' | 'data_dir'>,
  log: Log,
): Promise<Secrets> {
  const sealed = await oneSealedUnderEachKey(db)
  const kept = secret_keys ? null : await loadSecretKey(data_dir)
  if (!secret_keys && kept === null && sealed.length > 0) throw wrongSecretKey()
  const secrets = buildSecrets(secret_keys ?? [kept ?? (await makeSecretKey(data_dir))])
  const unknown = sealed.filter((it) => !secrets.knows(it))
  if (unknown.length === 0) return secrets
  if (unknown.length === sealed.length) throw wrongSecretKey()
  log.error({ keys: unknown.length }, 'stored secrets need a key that is not in SECRET_KEY')
  return secrets
}

async function oneSealedUnderEachKey(db: Db): Promise<Buffer[]> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ sealed: Buffer }>`
      select distinct on (substring(sealed from 1 for 5)) sealed from (
        select app_secret as sealed from apps union all select access_token from inboxes
        union all select secret from endpoints union all select app_secret from gateway_consumers) as every
       where sealed is not null`.execute(trx),
  )
  return rows.map(({ sealed }) => sealed)
}

function wrongSecretKey(): StartUpError {
  return new StartUpError(
    'wrong_secret_key',
    'The stored secrets need another SECRET_KEY: set that key again, or restore secret.key in DATA_DIR.',
  )
}

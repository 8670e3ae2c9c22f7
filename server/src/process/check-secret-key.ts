import { sql } from 'kysely'
import type { Secrets } from '../platform/base/crypto.ts'
import type { Log } from '../platform/base/log.ts'
import { StartUpError } from '../platform/base/start-up-error.ts'
import type { Db } from '../platform/db/types.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'

/**
 * Refuses to begin with a SECRET_KEY under which nothing in the store was sealed, before anything is sealed under it too. What
 * was sealed under a key that is listed no more is only told: the rest goes on working.
 */
export async function checkSecretKey(db: Db, secrets: Secrets, log: Log): Promise<void> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ sealed: Buffer }>`
      select distinct on (substring(sealed from 1 for 5)) sealed from (
        select app_secret as sealed from apps union all select access_token from inboxes
        union all select secret from endpoints union all select app_secret from gateway_consumers) as every
       where sealed is not null`.execute(trx),
  )
  const unknown = rows.filter(({ sealed }) => !secrets.knows(sealed))
  if (unknown.length === 0) return
  if (unknown.length === rows.length) {
    throw new StartUpError(
      'wrong_secret_key',
      'The stored secrets need another SECRET_KEY: set that key again, or restore secret.key in DATA_DIR.',
    )
  }
  log.error({ keys: unknown.length }, 'stored secrets need a key that is not in SECRET_KEY')
}

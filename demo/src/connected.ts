import { sql } from 'kysely'
import type { Config } from '../../server/src/platform/base/config.ts'
import { openStore } from '../../server/src/platform/db/connect.ts'
import { migrate } from '../../server/src/platform/db/migrate.ts'
import type { Store } from '../../server/src/platform/db/store.ts'
import { withEveryAccount } from '../../server/src/platform/db/with-account.ts'
import { explainStartUp } from '../../server/src/process/explain-start-up.ts'

/** The account that the sandbox's numbers are connected to. */
export const SANDBOX_ACCOUNT = 'Sandbox'

/** How many lines are connected to WhatsApp itself. Opens the store only for the question. */
export async function countRealLines(config: Config): Promise<number> {
  try {
    const store = await openStore(config, () => undefined)
    return await countIn(store).finally(() => store.close())
  } catch (error) {
    throw explainStartUp(error, config)
  }
}

async function countIn(store: Store): Promise<number> {
  await migrate(store)
  const { rows } = await withEveryAccount(store.db, (trx) =>
    sql<{ lines: number }>`
      select count(*)::int as lines from inboxes i join accounts a on a.id = i.account_id
       where a.name <> ${SANDBOX_ACCOUNT}`.execute(trx),
  )
  return rows[0]?.lines ?? 0
}

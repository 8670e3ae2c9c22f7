import {
  type Config,
  explainStartUp,
  migrate,
  openStore,
  type Store,
  withEveryAccount,
} from '@selfsame/server'
import { sql } from 'kysely'

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

import { sql } from 'kysely'
import type { Db } from '../platform/db/types.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import { lowestId } from './replay.ts'

/** Whether anything that came in before then, at any account, still waits to be worked on. What is replayed may wait. */
export async function waitsSince(db: Db, before: Date): Promise<boolean> {
  // The id of an event begins with when it came in. One look-up by the primary key for each account, however many events wait.
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ waits: boolean }>`
      select exists (
        select from accounts a cross join lateral (
          select from ingest_queue
           where account_id = a.id and replay_id is null and event_id < ${lowestId(before)}
           order by event_id limit 1) as oldest) as waits`.execute(trx),
  )
  return rows[0]?.waits ?? false
}

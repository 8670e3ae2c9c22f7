import { sql } from 'kysely'
import type { Db } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'

export type DueLine = { account_id: string; inbox_id: string }

/** The lines of every account for which a message is due and that are neither paused nor another process's. */
export async function findDueLines(db: Db, now: Date): Promise<DueLine[]> {
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<DueLine>`
      select i.account_id, i.id as inbox_id from inboxes i
        left join senders l on l.account_id = i.account_id and l.inbox_id = i.id
       where (l.paused_until is null or l.paused_until <= ${now})
         and (l.held_until is null or l.held_until < now())
         and exists (
           select from sends s
            where s.account_id = i.account_id and s.inbox_id = i.id and s.state = 'queued' and s.head and s.due_at <= ${now})`.execute(
      trx,
    ),
  )
  return rows
}

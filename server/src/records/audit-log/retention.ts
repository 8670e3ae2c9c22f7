import { sql } from 'kysely'
import type { Db } from '../../platform/db/types.ts'
import { withEveryAccount } from '../../platform/db/with-account.ts'

const ENTRIES_AT_ONCE = 5_000

/** Deletes the entries that are older than their account keeps them, a part at a time. Returns how many went. */
export async function deleteOldAuditEntries(db: Db, now: Date, signal: AbortSignal): Promise<number> {
  const accounts = await withEveryAccount(db, (trx) =>
    trx.selectFrom('accounts').select('id').where('audit_retention_days', 'is not', null).execute(),
  )
  let deleted = 0
  for (const { id } of accounts) {
    for (let part = ENTRIES_AT_ONCE; part === ENTRIES_AT_ONCE && !signal.aborted; ) {
      part = await withEveryAccount(db, async (trx) => {
        const { rows } = await sql<{ deleted: number }>`
          select selfsame_delete_audit_entries(${id}::uuid, ${now}::timestamptz, ${ENTRIES_AT_ONCE}) as deleted`.execute(
          trx,
        )
        return rows[0]?.deleted ?? 0
      })
      deleted += part
    }
  }
  return deleted
}

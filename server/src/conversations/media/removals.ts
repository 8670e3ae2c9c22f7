import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/db/types.ts'
import { withAccount, withEveryAccount } from '../../platform/db/with-account.ts'
import type { Deps } from '../../platform/deps.ts'
import { sweepSpool } from './spool.ts'
import { mediaStorage, spoolFolder } from './storage.ts'

/** Longer than storing a file takes. */
export const STORED_WITHIN_MS = 3_600_000
const AT_ONCE = 100

/**
 * Schedules the removal of the bytes under these keys, from `due_at` on. A transaction that gives one of them a row
 * cancels its removal.
 */
export async function removeLater(
  trx: Trx,
  account_id: string,
  storage_keys: string[],
  due_at: Date,
): Promise<void> {
  await sql`
    insert into media_removals (account_id, storage_key, due_at)
    select a.id, k.storage_key, ${due_at} from accounts a, unnest(${storage_keys}::text[]) as k(storage_key)
     where a.id = ${account_id}
    on conflict (account_id, storage_key) do update set due_at = excluded.due_at, last = false`.execute(trx)
}

/**
 * Removes the bytes of files that were deleted. Each key is removed twice, an hour apart: a process that was storing the
 * file when its row went may have come later than the first time.
 */
export async function removeFiles(deps: Deps, signal: AbortSignal): Promise<void> {
  await sweepSpool(spoolFolder(deps.config), STORED_WITHIN_MS)
  const storage = mediaStorage(deps)
  for (;;) {
    const due = await findDue(deps.db, new Date(deps.clock.now()))
    for (const { account_id, storage_key, last } of due) {
      if (signal.aborted) return
      await storage.remove(storage_key)
      await withAccount(deps.db, account_id, async (trx) => {
        if (last) await deleteRemoval(trx, account_id, storage_key)
        else await repeat(trx, account_id, storage_key, new Date(deps.clock.now() + STORED_WITHIN_MS))
      })
    }
    if (due.length < AT_ONCE) return
  }
}

async function findDue(db: Db, now: Date) {
  return withEveryAccount(db, (trx) =>
    trx
      .selectFrom('media_removals')
      .select(['account_id', 'storage_key', 'last'])
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(AT_ONCE)
      .execute(),
  )
}

async function repeat(trx: Trx, account_id: string, storage_key: string, due_at: Date): Promise<void> {
  await trx
    .updateTable('media_removals')
    .set({ due_at, last: true })
    .where('account_id', '=', account_id)
    .where('storage_key', '=', storage_key)
    .execute()
}

/** False if there is none: the bytes are removed already. */
export async function deleteRemoval(trx: Trx, account_id: string, storage_key: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('media_removals')
    .where('account_id', '=', account_id)
    .where('storage_key', '=', storage_key)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

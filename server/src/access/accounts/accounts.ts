import { newId } from '../../platform/base/ids.ts'
import type { Trx } from '../../platform/db/types.ts'

/** Adds an account; returns its id. */
export async function addAccount(trx: Trx, name: string, now: Date): Promise<string> {
  const id = newId()
  await trx.insertInto('accounts').values({ id, name, created_at: now }).execute()
  return id
}

/** The id of the account with this name, which is added where it is missing. */
export async function ensureAccount(trx: Trx, name: string, now: Date): Promise<string> {
  const row = await trx
    .insertInto('accounts')
    .values({ id: newId(), name, created_at: now })
    // An update that changes nothing: it returns the row, and lets a second set-up at the same time wait for this one.
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Sets for how many days the account keeps what belongs to no inbox; null: forever. Changes what is given. */
export async function setRetentionDays(
  trx: Trx,
  account_id: string,
  days: { raw_retention_days?: number | null; audit_retention_days?: number | null },
): Promise<void> {
  if (Object.keys(days).length === 0) return
  await trx.updateTable('accounts').set(days).where('id', '=', account_id).execute()
}

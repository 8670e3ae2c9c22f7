import { setRetentionDays } from '../../access/accounts/accounts.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

export type AccountRetention = { raw_webhook_days: number | null; audit_entry_days: number | null }
export type InboxRetention = { inbox_id: string; name: string; message_days: number | null }

/** How long the account keeps what belongs to no inbox. Null: for ever. */
export async function readAccountRetention(trx: ReadTrx, account_id: string): Promise<AccountRetention> {
  return trx
    .selectFrom('accounts')
    .select(['raw_retention_days as raw_webhook_days', 'audit_retention_days as audit_entry_days'])
    .where('id', '=', account_id)
    .executeTakeFirstOrThrow()
}

/** How long each inbox keeps its messages, in the order in which they were connected. */
export function readInboxRetention(trx: ReadTrx, account_id: string): Promise<InboxRetention[]> {
  return trx
    .selectFrom('inboxes')
    .select(['id as inbox_id', 'name', 'message_retention_days as message_days'])
    .where('account_id', '=', account_id)
    .orderBy('id')
    .execute()
}

/** Changes what is given; null keeps for ever. */
export async function changeAccountRetention(
  trx: Trx,
  account_id: string,
  { raw_webhook_days, audit_entry_days }: { [K in keyof AccountRetention]?: number | null | undefined },
): Promise<void> {
  await setRetentionDays(trx, account_id, {
    ...(raw_webhook_days !== undefined && { raw_retention_days: raw_webhook_days }),
    ...(audit_entry_days !== undefined && { audit_retention_days: audit_entry_days }),
  })
}

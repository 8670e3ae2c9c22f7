import { sql } from 'kysely'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { promoteHeads } from './promote-heads.ts'

/**
 * Lets messages go that waited for the phone of these contacts. Whether the phone will do is asked again when they are
 * sent.
 */
export async function releaseWaiting(
  { trx, account_id, now }: LockedIdentity,
  contact_ids: string[],
): Promise<void> {
  if (contact_ids.length === 0) return
  const { rows } = await sql<{ thread_key: string }>`
    update sends s set state = 'queued', due_at = ${now}, error = null
      from messages m join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
     where s.account_id = ${account_id} and s.state = 'waiting' and m.account_id = s.account_id and m.id = s.message_id
       and a.contact_id = any(${contact_ids}::uuid[])
    returning s.thread_key`.execute(trx)
  await promoteHeads(
    trx,
    account_id,
    rows.map(({ thread_key }) => thread_key),
  )
}

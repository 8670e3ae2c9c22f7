import { sql } from 'kysely'
import { phoneKey } from '../../identity/phone.ts'
import type { AnchorKey } from '../../identity/types.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'

/** A phone that a contact shared because it was asked for. */
export type PhoneClaim = { anchor: AnchorKey; phone: string; at: Date; event_id: string }

/** Records shared phones as claims of the contacts that shared them, each as of the first time. */
export async function claimSharedPhones({ trx, account_id }: Locked, shared: PhoneClaim[]): Promise<void> {
  if (shared.length === 0) return
  const rows = shared.map((share) => ({ ...share, id: newId(), key: phoneKey(share.phone) }))
  await sql`
    insert into claims (account_id, id, anchor, kind, value, value_key, source, at, event_id)
    select c.account_id, c.id, c.anchor, 'phone', c.phone, c.key, 'contact_request', c.at, c.event_id
      from ${accountRows(account_id, rows, 'c', { id: 'uuid', anchor: 'text', phone: 'text', key: 'text', at: 'timestamptz', event_id: 'uuid' })}
    on conflict (account_id, anchor, kind, value, coalesce(portfolio_id::text, '')) do update set
      at = least(claims.at, excluded.at)`.execute(trx)
}

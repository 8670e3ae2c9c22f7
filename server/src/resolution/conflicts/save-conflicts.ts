import { sql } from 'kysely'
import type { AnchorKey, ConflictKind } from '../../identity/types.ts'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { accountRows } from '../../platform/db/rows-of.ts'

/** What the resolver refused to decide: two anchors, and the contacts that they are on today. */
export type OpenConflict = {
  id: string
  kind: ConflictKind | 'stale_phone'
  left_anchor: AnchorKey
  right_anchor: AnchorKey
  left_contact_id: string
  right_contact_id: string
  phone_key: string | null
  at: Date
}

/** Opens conflicts, or opens them again as they are now. */
export async function openConflicts(locked: Locked, rows: OpenConflict[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into conflicts (account_id, id, kind, left_anchor, right_anchor, left_contact_id, right_contact_id, phone_key,
      state, at, opened_at)
    select c.account_id, c.id, c.kind, c.left_anchor, c.right_anchor, c.left_contact_id, c.right_contact_id,
      c.phone_key, 'open', c.at, ${locked.now}
      from ${accountRows(locked.account_id, rows, 'c', {
        id: 'uuid',
        kind: 'text',
        left_anchor: 'text',
        right_anchor: 'text',
        left_contact_id: 'uuid',
        right_contact_id: 'uuid',
        phone_key: 'text',
        at: 'timestamptz',
      })}
    on conflict (account_id, id) do update set kind = excluded.kind, left_anchor = excluded.left_anchor,
      right_anchor = excluded.right_anchor, left_contact_id = excluded.left_contact_id,
      right_contact_id = excluded.right_contact_id, phone_key = excluded.phone_key, at = excluded.at,
      state = 'open', closed_at = null, closed_by = null`.execute(locked.trx)
}

/** Closes conflicts that what Meta showed since has settled. */
export async function settleConflicts(locked: Locked, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update conflicts set state = 'settled', closed_at = ${locked.now}
     where account_id = ${locked.account_id} and id = any(${ids}::uuid[])`.execute(locked.trx)
}

import { sql } from 'kysely'
import type { AnchorKey } from '../../identity/types.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { ConflictDecision } from '../conflicts/close-conflicts.ts'

export type ConflictState = 'open' | 'resolved' | 'dismissed' | 'settled'

export type ConflictRow = {
  id: string
  kind: string
  left_anchor: AnchorKey
  right_anchor: AnchorKey
  left_contact_id: string
  right_contact_id: string
  phone_key: string | null
  state: ConflictState
  decision: ConflictDecision | null
  at: Date
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
}

// The contacts by the ids that they have today.
const conflictColumns = sql`k.id, k.kind, k.left_anchor, k.right_anchor, coalesce(l.merged_into, l.id) as left_contact_id,
  coalesce(r.merged_into, r.id) as right_contact_id, k.phone_key, k.state, k.decision, k.at, k.opened_at, k.closed_at, k.closed_by`
const bothSides = sql`join contacts l on l.account_id = k.account_id and l.id = k.left_contact_id
  join contacts r on r.account_id = k.account_id and r.id = k.right_contact_id`

export type ConflictPosition = { opened_at: string; id: string }

/** Conflicts in one state, or all, the newest first. */
export async function listConflicts(
  trx: ReadTrx,
  account_id: string,
  page: { state: ConflictState | null; after: ConflictPosition | null; limit: number },
): Promise<ConflictRow[]> {
  const { state, after, limit } = page
  const { rows } = await sql<ConflictRow>`
    select ${conflictColumns} from conflicts k ${bothSides}
     where k.account_id = ${account_id} and ${state === null ? sql`true` : sql`k.state = ${state}`}
       and ${after === null ? sql`true` : sql`(k.opened_at, k.id) < (${after.opened_at}::timestamptz, ${after.id}::uuid)`}
     order by k.opened_at desc, k.id desc limit ${limit}`.execute(trx)
  return rows
}

export async function findConflict(
  trx: ReadTrx,
  account_id: string,
  id: string,
): Promise<ConflictRow | null> {
  const { rows } = await sql<ConflictRow>`
    select ${conflictColumns} from conflicts k ${bothSides}
     where k.account_id = ${account_id} and k.id = ${id}`.execute(trx)
  return rows[0] ?? null
}

/** What speaks for a side: the webhook that showed its identifier with the phone, and when that was. */
export type Evidence = {
  anchor: AnchorKey
  phone: string
  first_at: string
  last_at: string
  event_id: string | null
}

/** The sightings, claims and moments behind the sides of some conflicts, in two statements for a whole page. */
export async function loadEvidence(
  trx: ReadTrx,
  account_id: string,
  anchors: AnchorKey[],
): Promise<Map<AnchorKey, Evidence[]>> {
  const { rows } = await sql<Evidence>`
    select 'b:' || s.portfolio_id || ':' || s.bsuid as anchor, s.phone, s.first_at::text, s.last_at::text, s.event_id
      from (
        select substr(key, 3, 36)::uuid as portfolio_id, substr(key, 40) as bsuid
          from unnest(${anchors}::text[]) as key where key like 'b:%' offset 0) as k
      join sightings s on s.account_id = ${account_id} and s.portfolio_id = k.portfolio_id and s.bsuid = k.bsuid
    union all
    select k.key, p.phone, min(p.at)::text, max(p.at)::text, min(p.event_id::text)::uuid
      from (
        select key, split_part(substr(key, 3), '|', 1) as phone_key
          from unnest(${anchors}::text[]) as key where key like 't:%' offset 0) as k
      join phone_sightings p on p.account_id = ${account_id} and p.phone_key = k.phone_key
     group by k.key, p.phone
    union all
    select c.anchor, c.value, c.at::text, c.at::text, c.event_id from claims c
     where c.account_id = ${account_id} and c.kind = 'phone' and c.anchor = any(${anchors}::text[])`.execute(
    trx,
  )
  const found = new Map<AnchorKey, Evidence[]>()
  for (const row of rows) found.set(row.anchor, [...(found.get(row.anchor) ?? []), row])
  return found
}

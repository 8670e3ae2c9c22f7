import { sql } from 'kysely'
import { parseAnchor } from '../../identity/anchors.ts'
import type { AnchorKey } from '../../identity/types.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'

/** A fact about a contact, with the signed webhook that showed it; null for a manual one. */
export type Shown =
  | {
      kind: 'sighting'
      anchor: AnchorKey
      parent_bsuid: string | null
      phone: string | null
      first_at: Date
      last_at: Date
      event_id: string | null
    }
  | { kind: 'phone_sighting'; phone: string; at: Date; event_id: string | null }
  | {
      kind: 'rotation'
      previous: AnchorKey
      current: AnchorKey
      phone: string | null
      at: Date
      event_id: string | null
    }
  | {
      kind: 'claim'
      identifier: string
      value: string
      source: string
      at: Date
      event_id: string | null
    }

/**
 * Every fact of these anchors, earliest first. `holds` says whether a moment of a phone alone belongs to the contact.
 */
export async function loadShown(
  trx: Trx,
  account_id: string,
  anchors: AnchorKey[],
  phones: string[],
  holds: (phone: string, at: number) => boolean,
): Promise<Shown[]> {
  const bsuids = anchors.flatMap((anchor) => {
    const parsed = parseAnchor(anchor)
    return parsed.kind === 'bsuid' ? [{ anchor, portfolio: parsed.portfolio, bsuid: parsed.bsuid }] : []
  })
  const keys = sql`${rowsOf(bsuids, 'k', { anchor: 'text', portfolio: 'uuid', bsuid: 'text' })}`
  const sightings = await sql<Extract<Shown, { kind: 'sighting' }>>`
    select 'sighting' as kind, k.anchor, nullif(s.parent_bsuid, '') as parent_bsuid, nullif(s.phone, '') as phone, s.first_at,
      s.last_at, s.event_id
      from ${keys} join sightings s on s.account_id = ${account_id} and s.portfolio_id = k.portfolio and s.bsuid = k.bsuid`.execute(
    trx,
  )
  const rotations = await sql<Extract<Shown, { kind: 'rotation' }>>`
    select 'rotation' as kind, 'b:' || r.portfolio_id || ':' || r.previous_bsuid as previous, k.anchor as current, r.phone,
      r.at, r.event_id
      from ${keys} join rotations r on r.account_id = ${account_id} and r.portfolio_id = k.portfolio and r.current_bsuid = k.bsuid`.execute(
    trx,
  )
  const moments = await sql<Extract<Shown, { kind: 'phone_sighting' }>>`
    select 'phone_sighting' as kind, phone, at, event_id from phone_sightings
     where account_id = ${account_id} and phone = any(${phones}::text[])`.execute(trx)
  const claims = await sql<Extract<Shown, { kind: 'claim' }>>`
    select 'claim' as kind, kind as identifier, value, source, at, event_id from claims
     where account_id = ${account_id} and anchor = any(${anchors}::text[])`.execute(trx)
  const shown: Shown[] = [
    ...sightings.rows,
    ...rotations.rows,
    ...moments.rows.filter(({ phone, at }) => holds(phone, at.getTime())),
    ...claims.rows,
  ]
  return shown.sort((a, b) => timeOf(a) - timeOf(b))
}

function timeOf(shown: Shown): number {
  return (shown.kind === 'sighting' ? shown.first_at : shown.at).getTime()
}

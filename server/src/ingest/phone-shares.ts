import { sql } from 'kysely'
import type { Seeds } from '../contacts/load-facts.ts'
import { bsuidAnchor } from '../identity/anchors.ts'
import { phoneKey } from '../identity/phone.ts'
import type { AnchorKey } from '../identity/types.ts'
import { newId } from '../ids.ts'
import type { MessageItem } from './message-copies.ts'
import type { IngestLane } from './open-lane.ts'

type Share = { anchor: AnchorKey; phone: string; at: Date; event_id: string }

/**
 * A phone that somebody shared by our button counts as their own word for it only if we had asked them: then it is an
 * attested claim. Every other card in a thread is just a card. Returns the anchors to resolve.
 */
export async function takeSharedPhones(lane: IngestLane, items: MessageItem[]): Promise<Seeds> {
  const seeds: Seeds = { bsuids: [], phones: [], parents: [], anchors: [] }
  const shares = items.flatMap(({ inbox, bsuid, anomaly, update, event_id }): Share[] => {
    const [shared, ...others] = update.shared_phones.filter(({ by_request }) => by_request)
    if (!shared || others.length > 0 || !bsuid || anomaly || update.direction !== 'inbound') return []
    return [
      {
        anchor: bsuidAnchor(inbox.portfolio_id, bsuid),
        phone: shared.phone,
        at: new Date(update.identity_at_ms),
        event_id,
      },
    ]
  })
  if (shares.length === 0) return seeds
  const asked = await answerRequests(lane, shares)
  const attested = shares.filter(({ anchor }) => asked.has(anchor))
  if (attested.length === 0) return seeds
  await recordClaims(lane, attested)
  for (const { anchor, phone } of attested) {
    seeds.anchors.push(anchor)
    seeds.phones.push(phoneKey(phone))
  }
  return seeds
}

/** Closes the pending requests to these people, by whichever of their BSUIDs they were asked. */
async function answerRequests(lane: IngestLane, shares: Share[]): Promise<Set<AnchorKey>> {
  const { rows } = await sql<{ anchor: AnchorKey }>`
    with answered as (
      select distinct s.anchor, s.at, r.id
        from json_to_recordset(${JSON.stringify(shares)}::json) as s(anchor text, at timestamptz)
        left join anchors a on a.account_id = ${lane.account_id} and a.key = s.anchor
        join phone_requests r on r.account_id = ${lane.account_id} and r.requested_at <= s.at
         and (r.anchor = s.anchor or r.anchor in (
           select key from anchors where account_id = ${lane.account_id} and registration = a.registration
              and contact_id is not distinct from a.contact_id))
       where r.state = 'requested' or r.answered_at = s.at
    ), closed as (
      update phone_requests r set state = 'shared', answered_at = answered.at
        from answered where r.account_id = ${lane.account_id} and r.id = answered.id and r.state = 'requested'
    )
    select distinct anchor from answered`.execute(lane.trx)
  return new Set(rows.map(({ anchor }) => anchor))
}

async function recordClaims(lane: IngestLane, shares: Share[]): Promise<void> {
  const rows = shares.map((share) => ({ ...share, id: newId(), key: phoneKey(share.phone) }))
  await sql`
    insert into claims (account_id, id, anchor, kind, value, value_key, source, at, event_id)
    select ${lane.account_id}, c.id, c.anchor, 'phone', c.phone, c.key, 'contact_request', c.at, c.event_id
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as c(id uuid, anchor text, phone text, key text, at timestamptz, event_id uuid)
    on conflict (account_id, anchor, kind, value, coalesce(portfolio_id::text, '')) do update set
      at = least(claims.at, excluded.at)`.execute(lane.trx)
}

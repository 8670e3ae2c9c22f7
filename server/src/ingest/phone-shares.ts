import { sql } from 'kysely'
import { bsuidAnchor } from '../identity/anchors.ts'
import { phoneKey } from '../identity/phone.ts'
import type { AnchorKey } from '../identity/types.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import { claimSharedPhones, type PhoneClaim } from '../resolution/claims/shared-phones.ts'
import type { Seeds } from '../resolution/facts/load-facts.ts'
import type { AnsweredRequest } from '../sending/phone-requests/finish-requests.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { MessageItem } from './message-copies.ts'

type Share = PhoneClaim & { inbox_id: string }

export type SharedPhones = {
  /** The people to resolve. */
  seeds: Seeds
  /** The requests that these answered, and that were not known to be. */
  answered: AnsweredRequest[]
}

/**
 * A phone that a contact shared by our button is an attested claim only if we had asked for it. Every other card in a
 * conversation is just a card.
 */
export async function takeSharedPhones(locked: IngestScope, items: MessageItem[]): Promise<SharedPhones> {
  const seeds: Seeds = { bsuids: [], phones: [], parents: [], anchors: [] }
  const shares = items.flatMap(({ inbox, bsuid, anomaly, update, event_id }): Share[] => {
    const [shared, ...others] = update.shared_phones.filter(({ by_request }) => by_request)
    if (!shared || others.length > 0 || !bsuid || anomaly || update.direction !== 'inbound') return []
    return [
      {
        anchor: bsuidAnchor(inbox.portfolio_id, bsuid),
        inbox_id: inbox.id,
        phone: shared.phone,
        at: new Date(update.identity_at_ms),
        event_id,
      },
    ]
  })
  if (shares.length === 0) return { seeds, answered: [] }
  const found = await findAnswered(locked, shares)
  const asked = new Set(found.map(shareKey))
  const attested = shares.filter((share) => asked.has(shareKey(share)))
  await claimSharedPhones(locked, attested)
  for (const { anchor, phone } of attested) {
    seeds.anchors.push(anchor)
    seeds.phones.push(phoneKey(phone))
  }
  return { seeds, answered: found.filter(({ is_new }) => is_new) }
}

function shareKey({ anchor, at }: { anchor: AnchorKey; at: Date }): string {
  return `${anchor} ${at.getTime()}`
}

/**
 * The requests on the same line that were open when these people shared a phone, by whichever of their identifiers they
 * were asked; and those that this very answer closed before.
 */
async function findAnswered(
  locked: IngestScope,
  shares: Share[],
): Promise<(AnsweredRequest & { is_new: boolean })[]> {
  const { rows } = await sql<AnsweredRequest & { is_new: boolean }>`
    select distinct on (r.id) r.id, s.anchor, s.phone, s.at, r.answered_at is null as is_new
      from ${rowsOf(shares, 's', { anchor: 'text', inbox_id: 'uuid', phone: 'text', at: 'timestamptz' })}
      left join anchors a on a.account_id = ${locked.account_id} and a.key = s.anchor
      join phone_requests r on r.account_id = ${locked.account_id} and r.inbox_id = s.inbox_id and r.requested_at <= s.at
       and (r.anchor = s.anchor or r.anchor in (
         select own.key from anchors own where own.account_id = a.account_id and own.contact_id = a.contact_id
            and (own.registration = a.registration or own.key not like 'b:%')))
     where (r.answered_at is null and coalesce(s.at < r.expires_at, true)) or r.answered_at = s.at
     order by r.id, s.at`.execute(locked.trx)
  return rows
}

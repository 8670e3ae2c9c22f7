import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'

/** A contact to be bound, with what is known of whom is meant. */
export type Unbound = {
  contact_id: string
  /** Of the conversation on this line. */
  last_inbound_anchor_id: string | null
  /** The BSUID that was named. */
  bsuid: string | null
}

/**
 * The anchor that a message to each contact is bound to: that of the BSUID that was named, else of the conversation's
 * last inbound message, else the contact's most telling one: a BSUID of the portfolio, seen last, before one of another
 * portfolio, a phone or a made contact. A contact of whom nothing is known has none. One statement for all of them.
 */
export async function anchorsFor(
  trx: Trx,
  account_id: string,
  portfolio_id: string,
  unbound: Unbound[],
): Promise<Map<string, string>> {
  if (unbound.length === 0) return new Map()
  const here = `b:${portfolio_id}:`
  const { rows } = await sql<{ contact_id: string; id: string }>`
    select distinct on (u.contact_id) u.contact_id, a.id
      from json_to_recordset(${JSON.stringify(unbound)}::json) as u(contact_id uuid, last_inbound_anchor_id uuid, bsuid text)
      join anchors a on a.account_id = ${account_id} and a.contact_id = u.contact_id
      left join lateral (
        select max(s.last_at) as last_at from sightings s
         where s.account_id = a.account_id and a.key = 'b:' || s.portfolio_id || ':' || s.bsuid
           and s.portfolio_id = ${portfolio_id} and s.bsuid = substr(a.key, ${here.length + 1})) as seen on true
     order by u.contact_id, a.key is not distinct from ${here} || u.bsuid desc,
       a.id is not distinct from u.last_inbound_anchor_id desc, starts_with(a.key, ${here}) desc,
       seen.last_at desc nulls last, a.key like 't:%' desc, a.key`.execute(trx)
  return new Map(rows.map(({ contact_id, id }) => [contact_id, id]))
}

/** The same for contacts whom only their conversations on the line say more about. */
export async function bindContacts(
  trx: Trx,
  account_id: string,
  inbox: { id: string; portfolio_id: string },
  contact_ids: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<Unbound>`
    select k.id as contact_id, c.last_inbound_anchor_id, null as bsuid
      from unnest(${contact_ids}::uuid[]) as k(id)
      left join conversations c on c.account_id = ${account_id} and c.contact_id = k.id and c.inbox_id = ${inbox.id}
       and c.merged_into is null`.execute(trx)
  return anchorsFor(trx, account_id, inbox.portfolio_id, rows)
}

import { sql } from 'kysely'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { Trx } from '../../platform/db/types.ts'

/** A contact to be bound, with what is known of the recipient. */
export type Unbound = {
  contact_id: string
  /** Of the inbox that the message goes out by. */
  portfolio_id: string
  /** Of the conversation in that inbox. */
  last_inbound_anchor_id: string | null
  /** The BSUID that was named. */
  bsuid: string | null
}

/**
 * The anchor that a message to each contact is bound to, in their order: that of the BSUID that was named, else of the
 * conversation's last inbound message, else the contact's most telling one: a BSUID of the portfolio, seen last, before one
 * of another portfolio, a phone or a made contact. Null where nothing is known of the contact. One statement for all of them.
 */
export async function anchorsFor(
  trx: Trx,
  account_id: string,
  unbound: Unbound[],
): Promise<(string | null)[]> {
  if (unbound.length === 0) return []
  const wanted = unbound.map((it, n) => ({ n, ...it }))
  const { rows } = await sql<{ n: number; id: string }>`
    select distinct on (u.n) u.n, a.id
      from ${rowsOf(wanted, 'u', {
        n: 'integer',
        contact_id: 'uuid',
        portfolio_id: 'uuid',
        last_inbound_anchor_id: 'uuid',
        bsuid: 'text',
      })}
      cross join lateral (select 'b:' || u.portfolio_id || ':' as prefix) as here
      join anchors a on a.account_id = ${account_id} and a.contact_id = u.contact_id
      cross join lateral (
        select case when starts_with(a.key, here.prefix) then substr(a.key, length(here.prefix) + 1) end as bsuid
        offset 0) as own
      left join lateral (
        select max(s.last_at) as last_at from sightings s
         where s.account_id = a.account_id and s.portfolio_id = u.portfolio_id and s.bsuid = own.bsuid) as seen on true
     order by u.n, a.key is not distinct from here.prefix || u.bsuid desc,
       a.id is not distinct from u.last_inbound_anchor_id desc, starts_with(a.key, here.prefix) desc,
       seen.last_at desc nulls last, a.key like 't:%' desc, a.key`.execute(trx)
  const found = new Map(rows.map(({ n, id }) => [n, id]))
  return unbound.map((_, n) => found.get(n) ?? null)
}

/** The same by contact, for a caller that names only contacts: the rest comes from their conversations in the inbox. */
export async function bindContacts(
  trx: Trx,
  account_id: string,
  inbox: { id: string; portfolio_id: string },
  contact_ids: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<Unbound>`
    select k.id as contact_id, ${inbox.portfolio_id} as portfolio_id, c.last_inbound_anchor_id, null as bsuid
      from unnest(${contact_ids}::uuid[]) as k(id)
      left join conversations c on c.account_id = ${account_id} and c.contact_id = k.id and c.inbox_id = ${inbox.id}
       and c.merged_into is null`.execute(trx)
  const anchors = await anchorsFor(trx, account_id, rows)
  return new Map(
    rows.flatMap(({ contact_id }, at) => {
      const anchor_id = anchors[at]
      return anchor_id == null ? [] : [[contact_id, anchor_id]]
    }),
  )
}

import { sql } from 'kysely'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { PhoneRequestsTable } from '../../platform/db/tables/contacts.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

export type PhoneRequestRow = PhoneRequestsTable & { contact_id: string | null }

const MOST = 100

/** The requests to a contact, the latest first. */
export function listPhoneRequests(
  trx: ReadTrx,
  account_id: string,
  contact_id: string,
): Promise<PhoneRequestRow[]> {
  return requests(trx, account_id)
    .where('a.contact_id', '=', contact_id)
    .orderBy('r.requested_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(MOST)
    .execute()
}

export async function findPhoneRequest(
  trx: ReadTrx,
  account_id: string,
  id: string,
): Promise<PhoneRequestRow | null> {
  return (await requests(trx, account_id).where('r.id', '=', id).executeTakeFirst()) ?? null
}

function requests(trx: ReadTrx, account_id: string) {
  return trx
    .selectFrom('phone_requests as r')
    .innerJoin('anchors as a', (join) =>
      join.onRef('a.account_id', '=', 'r.account_id').onRef('a.key', '=', 'r.anchor'),
    )
    .selectAll('r')
    .select('a.contact_id')
    .where('r.account_id', '=', account_id)
}

/** The same for several, in no order. */
export function findPhoneRequests(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
): Promise<PhoneRequestRow[]> {
  return requests(trx, account_id).where('r.id', '=', sql<string>`any(${ids}::uuid[])`).execute()
}

/** A request to each of these registrations in an inbox that is still open, in their order; null: none. */
export async function findPending(
  trx: Trx,
  account_id: string,
  asked: { anchor_id: string; inbox_id: string }[],
  now: Date,
): Promise<(string | null)[]> {
  const wanted = asked.map(({ anchor_id, inbox_id }, n) => ({ n, anchor_id, inbox_id }))
  const { rows } = await sql<{ n: number; id: string }>`
    select distinct on (w.n) w.n, r.id
      from ${rowsOf(wanted, 'w', { n: 'integer', anchor_id: 'uuid', inbox_id: 'uuid' })}
      join anchors a on a.account_id = ${account_id} and a.id = w.anchor_id
      join anchors own on own.account_id = a.account_id and own.contact_id = a.contact_id
       and own.registration = a.registration
      join phone_requests r on r.account_id = own.account_id and r.anchor = own.key and r.inbox_id = w.inbox_id
       and r.state = 'requested' and coalesce(r.expires_at > ${now}, true)
     order by w.n, r.id`.execute(trx)
  const found = new Map(rows.map(({ n, id }) => [n, id]))
  return asked.map((_, n) => found.get(n) ?? null)
}

import { sql } from 'kysely'
import { phoneKey } from '../../identity/phone.ts'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { releaseWaiting } from '../outbox/release-waiting.ts'

/** A request with a reply, and the phone that the contact shared. */
export type AnsweredRequest = { id: string; anchor: AnchorKey; phone: string; at: Date }

type Finished = {
  id: string
  state: 'shared' | 'shared_anothers'
  at: Date
  contact_id: string
  inbox_id: string
  conflict_id: string | null
}

/**
 * Stores the result of requests with a reply, once it is resolved whose the phone is: the contact's, or another
 * contact's by what we know. Messages that waited for it continue.
 */
export async function finishRequests(locked: LockedIdentity, answered: AnsweredRequest[]): Promise<void> {
  if (answered.length === 0) return
  const rows = answered.map((request) => ({ ...request, key: phoneKey(request.phone) }))
  const { rows: finished } = await sql<Finished>`
    update phone_requests r set answered_at = f.at, shared_phone = f.phone, state = f.state, conflict_id = f.conflict_id
      from (
        select s.id, s.at, s.phone, a.contact_id, k.id as conflict_id,
          case when exists (
            select from identities i where i.account_id = a.account_id and i.contact_id = a.contact_id
               and i.kind = 'phone' and i.key in (s.key, s.phone) and i.state = 'active') then 'shared' else 'shared_anothers' end as state
          from ${rowsOf(rows, 's', { id: 'uuid', anchor: 'text', phone: 'text', key: 'text', at: 'timestamptz' })}
          join anchors a on a.account_id = ${locked.account_id} and a.key = s.anchor
          left join lateral (
            select c.id from conflicts c
             where c.account_id = a.account_id and c.state = 'open' and c.phone_key = s.key
               and a.contact_id in (c.left_contact_id, c.right_contact_id)
             order by c.opened_at desc, c.id limit 1) as k on true) as f
     where r.account_id = ${locked.account_id} and r.id = f.id
    returning r.id, r.state, f.at, f.contact_id, r.inbox_id, r.conflict_id`.execute(locked.trx)
  await appendEvents(
    locked,
    finished.map(({ id, state, at, contact_id, inbox_id, conflict_id }) => ({
      type: 'phone_request.shared',
      at,
      contact_id,
      inbox_id,
      data: { phone_request_id: id, contact_id, state, conflict_id },
    })),
  )
  const theirs = finished.filter(({ state }) => state === 'shared')
  await releaseWaiting(
    locked,
    theirs.map(({ contact_id }) => contact_id),
  )
}

import { sql } from 'kysely'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { appendEvents } from '../../platform/events/append.ts'

/** Two contacts that a person points at, by the ids that they have today. */
export type Pair = { first: string; second: string }

export type ConflictDecision = 'merge' | 'distinct' | 'dismiss'

type Closed = { id: string; kind: string; left_contact_id: string; right_contact_id: string }

/** A person's word on two contacts settles whatever was open between them. */
export async function closeConflictsBetween(
  locked: LockedIdentity,
  { first, second }: Pair,
  decision: 'merge' | 'distinct',
  closed_by: string,
): Promise<void> {
  const { rows } = await sql<Closed>`
    update conflicts set state = 'resolved', decision = ${decision}, closed_at = ${locked.now}, closed_by = ${closed_by}
     where account_id = ${locked.account_id} and state = 'open'
       and ((left_contact_id = ${first} and right_contact_id = ${second})
         or (left_contact_id = ${second} and right_contact_id = ${first}))
    returning id, kind, left_contact_id, right_contact_id`.execute(locked.trx)
  await tellClosed(locked, rows, decision)
}

/** Closes one conflict with what a person decided. */
export async function closeConflict(
  locked: LockedIdentity,
  id: string,
  decision: ConflictDecision,
  closed_by: string,
): Promise<void> {
  const state = decision === 'dismiss' ? 'dismissed' : 'resolved'
  const { rows } = await sql<Closed>`
    update conflicts set state = ${state}, decision = ${decision}, closed_at = ${locked.now}, closed_by = ${closed_by}
     where account_id = ${locked.account_id} and id = ${id} and state = 'open'
    returning id, kind, left_contact_id, right_contact_id`.execute(locked.trx)
  await tellClosed(locked, rows, decision)
}

async function tellClosed(
  locked: LockedIdentity,
  closed: Closed[],
  decision: ConflictDecision,
): Promise<void> {
  await appendEvents(
    locked,
    closed.map(({ id, kind, left_contact_id, right_contact_id }) => ({
      type: 'conflict.resolved',
      at: locked.now,
      contact_id: left_contact_id,
      data: { conflict_id: id, kind, contact_ids: [left_contact_id, right_contact_id], decision },
    })),
  )
}

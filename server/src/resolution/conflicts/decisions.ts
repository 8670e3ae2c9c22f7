import { sql } from 'kysely'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import type { Scope } from '../../platform/db/scope.ts'
import { scopeOf } from '../facts/load-facts.ts'

export type NewDecision = {
  kind: 'same' | 'distinct'
  left: AnchorKey[]
  right: AnchorKey[]
  decided_by: string
}

/** Writes down what a person said about two sides, listed whole. Returns its id; nothing follows until it is resolved. */
export async function recordDecision(locked: LockedIdentity, decision: NewDecision): Promise<string> {
  const id = newId()
  const { kind, left, right, decided_by } = decision
  await sql`
    insert into decisions (account_id, id, kind, left_anchors, right_anchors, at, decided_by)
    values (${locked.account_id}, ${id}, ${kind}, ${left}::text[], ${right}::text[], ${locked.now}, ${decided_by})`.execute(
    locked.trx,
  )
  await indexDecision(locked, id, [...left, ...right])
  return id
}

export async function indexDecision(locked: LockedIdentity, id: string, anchors: AnchorKey[]): Promise<void> {
  const scopes = [...new Set(anchors.map(scopeOf))]
  await sql`
    insert into decision_anchors (account_id, scope, decision_id)
    select a.id, s.scope, ${id}::uuid from accounts a, unnest(${scopes}::text[]) as s(scope)
     where a.id = ${locked.account_id}`.execute(locked.trx)
}

/** Every anchor that is on the contact today, also those whose facts have since been counted to another. */
export async function anchorsOfContact({ trx, account_id }: Scope, contact_id: string): Promise<AnchorKey[]> {
  const { rows } = await sql<{ key: AnchorKey }>`
    select key from anchors where account_id = ${account_id} and contact_id = ${contact_id} order by key`.execute(
    trx,
  )
  return rows.map(({ key }) => key)
}

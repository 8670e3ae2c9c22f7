import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { closeConflictsBetween } from '../conflicts/close-conflicts.ts'
import { anchorsOfContact, recordDecision } from '../conflicts/decisions.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'
import { findPair, refuseHoldingPlaces } from './merge-contacts.ts'

export type Distinction = { id: string; contact_ids: [string, string] }

/** Says that two contacts are two people: no evidence joins them from then on, until a person merges them. */
export async function distinguishContacts(
  locked: LockedIdentity,
  contact_id: string,
  other_id: string,
  decided_by: string,
): Promise<Distinction> {
  if (contact_id === other_id) throw problem('self_merge')
  const { first, second } = await findPair(locked, contact_id, other_id)
  if (first === second) {
    throw problem('already_merged', 'Both ids name one contact. Undo the merge to separate them.', {
      contact_id: presentId('contact', first),
    })
  }
  const left = await anchorsOfContact(locked, first)
  const right = await anchorsOfContact(locked, second)
  refuseHoldingPlaces(left, right)
  const id = await recordDecision(locked, { kind: 'distinct', left, right, decided_by })
  await closeConflictsBetween(locked, { first, second }, 'distinct', decided_by)
  await resolvePeople(
    locked,
    { bsuids: [], phones: [], parents: [], anchors: [...left, ...right] },
    { preferred_survivor: null, decided_by, decision_id: id },
  )
  return { id, contact_ids: [first, second] }
}

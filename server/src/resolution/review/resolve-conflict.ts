import { resolveIdentity } from '../../identity/resolve.ts'
import type { AnchorKey, Join } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { type ConflictDecision, closeConflict } from '../conflicts/close-conflicts.ts'
import { recordDecision } from '../conflicts/decisions.ts'
import { loadFacts } from '../facts/load-facts.ts'
import { distinguishContacts } from '../merges/distinguish.ts'
import { mergeContacts } from '../merges/merge-contacts.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'
import { type ConflictRow, findConflict } from './conflicts.ts'

export type ConflictAnswer = { decision: ConflictDecision; survivor_contact_id: string | null }

/** A person's answer to what the rules refused to decide. Returns the conflict as it is then. */
export async function resolveConflict(
  locked: LockedIdentity,
  conflict_id: string,
  answer: ConflictAnswer,
  decided_by: string,
): Promise<ConflictRow> {
  const conflict = await findConflict(locked.trx, locked.account_id, conflict_id)
  if (!conflict) throw problem('not_found')
  if (conflict.state !== 'open') throw problem('already_decided')
  const { left_contact_id: left, right_contact_id: right } = conflict
  const survivor = answer.survivor_contact_id ?? left
  if (survivor !== left && survivor !== right) {
    throw problem('invalid_request', 'The contact to keep is not part of the conflict.', {
      errors: [{ field: 'survivor_contact_id', message: 'must be one of the two contacts' }],
    })
  }
  await closeConflict(locked, conflict_id, answer.decision, decided_by)
  if (answer.decision !== 'dismiss') {
    if (conflict.kind === 'stale_phone' && left === right)
      await decideStaleLink(locked, conflict, answer.decision, decided_by)
    else if (answer.decision === 'merge')
      await mergeContacts(locked, survivor, survivor === left ? right : left, decided_by)
    else await distinguishContacts(locked, left, right, decided_by)
  }
  const resolved = await findConflict(locked.trx, locked.account_id, conflict_id)
  if (!resolved) throw new Error('a conflict has vanished')
  return resolved
}

/** Both sides are one contact already, on the word of a phone that had been silent for long: confirmed, or parted. */
async function decideStaleLink(
  locked: LockedIdentity,
  conflict: ConflictRow,
  decision: 'merge' | 'distinct',
  decided_by: string,
): Promise<void> {
  const { left_anchor, right_anchor } = conflict
  const { left, right } = await sidesOfLink(locked, left_anchor, right_anchor)
  const kind = decision === 'merge' ? 'same' : 'distinct'
  const id = await recordDecision(locked, { kind, left, right, decided_by })
  const located = await resolvePeople(
    locked,
    { bsuids: [], phones: [], parents: [], anchors: [...left, ...right] },
    { preferred_survivor: null, decided_by, decision_id: id },
  )
  const contacts = [left_anchor, right_anchor].map((anchor) => located.anchors.get(anchor)?.contact_id)
  if (kind === 'distinct' && contacts[0] === contacts[1]) {
    throw problem('merge_superseded', undefined, {
      contact_id: presentId('contact', conflict.left_contact_id),
    })
  }
}

/** Everything of the person that hangs together without this one link, on either side of it. */
async function sidesOfLink(
  locked: LockedIdentity,
  left_anchor: AnchorKey,
  right_anchor: AnchorKey,
): Promise<{ left: AnchorKey[]; right: AnchorKey[] }> {
  const seeds = { bsuids: [], phones: [], parents: [], anchors: [left_anchor, right_anchor] }
  const { people } = resolveIdentity(await loadFacts(locked, seeds), locked)
  const person = people.find(({ anchors }) => anchors.includes(left_anchor) && anchors.includes(right_anchor))
  if (!person) throw problem('already_decided')
  const others = person.joins.filter(
    (join) => !(join.stale && join.left === left_anchor && join.right === right_anchor),
  )
  const reached = reachedFrom(left_anchor, others)
  return {
    left: person.anchors.filter((anchor) => reached.has(anchor)),
    right: person.anchors.filter((anchor) => !reached.has(anchor)),
  }
}

function reachedFrom(start: AnchorKey, joins: Join[]): Set<AnchorKey> {
  const reached = new Set([start])
  for (let size = 0; size < reached.size; ) {
    size = reached.size
    for (const { left, right } of joins) {
      if (reached.has(left)) reached.add(right)
      else if (reached.has(right)) reached.add(left)
    }
  }
  return reached
}

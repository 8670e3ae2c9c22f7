import { sql } from 'kysely'
import { refuseTooManyAttributes } from '../../contacts/attributes.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { closeConflictsBetween, type Pair } from '../conflicts/close-conflicts.ts'
import { anchorsOfContact, recordDecision } from '../conflicts/decisions.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'
import { rememberKept } from '../write/merge-records.ts'
import { type ChosenFields, findKept } from './choose-fields.ts'
import { findMerge, type MergeRow } from './merges.ts'

/**
 * Merges two contacts by a manual decision, even if what Meta showed contradicts it. `survivor_id` is the contact to
 * keep; the other's id redirects to it, and the merge can be undone. `chosen`: the contact whose name and attributes
 * are kept where both differ; else the survivor's.
 */
export async function mergeContacts(
  locked: LockedIdentity,
  survivor_id: string,
  loser_id: string,
  decided_by: string,
  chosen: ChosenFields = {},
): Promise<MergeRow> {
  if (survivor_id === loser_id) throw problem('self_merge')
  const { first: survivor, second: loser } = await findPair(locked, survivor_id, loser_id)
  if (survivor === loser) {
    throw problem('already_merged', 'The two contacts are already merged.', {
      contact_id: presentId('contact', survivor),
    })
  }
  const left = await anchorsOfContact(locked, survivor)
  const right = await anchorsOfContact(locked, loser)
  refuseHoldingPlaces(left, right)
  const kept = await findKept(locked, { first: survivor, second: loser }, chosen)
  const decision_id = await recordDecision(locked, { kind: 'same', left, right, decided_by })
  await closeConflictsBetween(locked, { first: survivor, second: loser }, 'merge', decided_by)
  await resolvePeople(
    locked,
    { bsuids: [], phones: [], parents: [], anchors: [...left, ...right] },
    { preferred_survivor: survivor, decided_by, decision_id },
  )
  const { rows } = await sql<{ id: string }>`
    select id from merges where account_id = ${locked.account_id} and decision_id = ${decision_id}
       and loser_contact_id = ${loser} and survivor_contact_id = ${survivor}`.execute(locked.trx)
  const merge = rows[0] && (await findMerge(locked.trx, locked.account_id, rows[0].id))
  if (!merge) throw problem('not_mergeable')
  await rememberKept(locked, merge.id, kept)
  await refuseTooManyAttributes(locked, survivor, '')
  return merge
}

/** The contacts that two ids name today. Throws `not_found` unless both exist. */
export async function findPair(locked: LockedIdentity, first_id: string, second_id: string): Promise<Pair> {
  const { rows } = await sql<{ id: string; now: string }>`
    select id, coalesce(merged_into, id) as now from contacts
     where account_id = ${locked.account_id} and id = any(${[first_id, second_id]}::uuid[])`.execute(
    locked.trx,
  )
  const first = rows.find(({ id }) => id === first_id)?.now
  const second = rows.find(({ id }) => id === second_id)?.now
  if (!first || !second) throw problem('not_found')
  return { first, second }
}

/** A holding contact only keeps messages until the conflict about its phone is decided, so it can't be merged. */
export function refuseHoldingPlaces(...sides: string[][]): void {
  if (sides.some((side) => side.every((anchor) => anchor.startsWith('d:')))) throw problem('holding_contact')
}

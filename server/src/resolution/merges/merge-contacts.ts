import { sql } from 'kysely'
import { refuseTooManyAttributes } from '../../contacts/attributes.ts'
import type { Lane } from '../../platform/account-lock/lane.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { closeConflictsBetween, type Pair } from '../conflicts/close-conflicts.ts'
import { anchorsOfContact, recordDecision } from '../conflicts/decisions.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'
import { type ChosenFields, findKept, rememberKept } from './choose-fields.ts'
import { findMerge, type MergeRow } from './merges.ts'

/**
 * Makes two contacts one, because a person says that they are, also where what Meta showed contradicts. `survivor_id`
 * goes on; the other's id leads to it, and the record can be undone. `chosen`: whose name and attributes stay where theirs
 * differ; else the survivor's.
 */
export async function mergeContacts(
  lane: Lane,
  survivor_id: string,
  loser_id: string,
  decided_by: string,
  chosen: ChosenFields = {},
): Promise<MergeRow> {
  if (survivor_id === loser_id) throw problem('self_merge')
  const { first: survivor, second: loser } = await findPair(lane, survivor_id, loser_id)
  if (survivor === loser) {
    throw problem('already_merged', 'The two contacts are already merged.', {
      contact_id: presentId('contact', survivor),
    })
  }
  const left = await anchorsOfContact(lane, survivor)
  const right = await anchorsOfContact(lane, loser)
  refuseHoldingPlaces(left, right)
  const kept = await findKept(lane, { first: survivor, second: loser }, chosen)
  const decision_id = await recordDecision(lane, { kind: 'same', left, right, decided_by })
  await closeConflictsBetween(lane, { first: survivor, second: loser }, 'merge', decided_by)
  await resolvePeople(
    lane,
    { bsuids: [], phones: [], parents: [], anchors: [...left, ...right] },
    { preferred_survivor: survivor, decided_by, decision_id },
  )
  const { rows } = await sql<{ id: string }>`
    select id from merges where account_id = ${lane.account_id} and decision_id = ${decision_id}
       and loser_contact_id = ${loser} and survivor_contact_id = ${survivor}`.execute(lane.trx)
  const merge = rows[0] && (await findMerge(lane.trx, lane.account_id, rows[0].id))
  if (!merge) throw problem('not_mergeable')
  await rememberKept(lane, merge.id, kept)
  await refuseTooManyAttributes(lane, survivor, 'attributes')
  return merge
}

/** The contacts that two ids name today. Throws `not_found` unless both exist. */
export async function findPair(lane: Lane, first_id: string, second_id: string): Promise<Pair> {
  const { rows } = await sql<{ id: string; now: string }>`
    select id, coalesce(merged_into, id) as now from contacts
     where account_id = ${lane.account_id} and id = any(${[first_id, second_id]}::uuid[])`.execute(lane.trx)
  const first = rows.find(({ id }) => id === first_id)?.now
  const second = rows.find(({ id }) => id === second_id)?.now
  if (!first || !second) throw problem('not_found')
  return { first, second }
}

/** What waits for a decision about a phone is nobody yet: it follows that decision. */
export function refuseHoldingPlaces(...sides: string[][]): void {
  if (sides.some((side) => side.every((anchor) => anchor.startsWith('d:')))) throw problem('holding_contact')
}

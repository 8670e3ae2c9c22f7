import { sql } from 'kysely'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { anchorsOfContact, recordDecision } from '../conflicts/decisions.ts'
import { type Located, resolvePeople } from '../resolve/resolve-people.ts'
import { closeMerge } from '../write/merge-records.ts'
import { findMerge, laterMergesByHand, type MergeRow } from './merges.ts'

/**
 * Takes one link or merge back, whatever was merged before or since: the loser's registrations leave whole and the two
 * sides are distinct from then on. Returns the record as it is then.
 */
export async function undoMerge(
  locked: LockedIdentity,
  merge_id: string,
  decided_by: string,
): Promise<MergeRow> {
  const merge = await findMerge(locked.trx, locked.account_id, merge_id)
  if (!merge) throw problem('not_found')
  if (merge.undone_by === 'erasure') throw problem('erased')
  if (merge.undone_at) throw problem('not_found', 'This merge is already undone.')
  const { leaving, staying } = await sidesOf(locked, merge)
  if (leaving.length === 0 || staying.length === 0) throw problem('merge_superseded')
  await closeMerge(locked, merge_id, decided_by)
  const decision_id = await recordDecision(locked, {
    kind: 'distinct',
    left: leaving,
    right: staying,
    decided_by,
  })
  const located = await resolvePeople(
    locked,
    { bsuids: [], phones: [], parents: [], anchors: [...leaving, ...staying] },
    {
      preferred_survivor: null,
      returning: merge.attach ? undefined : { contact_id: merge.loser_contact_id, anchors: leaving },
      decided_by,
      decision_id,
    },
  )
  if (!arePartedIn(located, leaving, staying)) throw problem('merge_superseded')
  const undone = await findMerge(locked.trx, locked.account_id, merge_id)
  if (!undone) throw new Error('a merge record has vanished')
  return undone
}

/**
 * Who leaves and who stays. What a person has merged since stays with the survivor; what Meta has shown since follows
 * its own evidence, so it is named on neither side.
 */
async function sidesOf(
  locked: LockedIdentity,
  merge: MergeRow,
): Promise<{ leaving: AnchorKey[]; staying: AnchorKey[] }> {
  const { rows } = await sql<{ now: string }>`
    select coalesce(merged_into, id) as now from contacts
     where account_id = ${locked.account_id} and id = ${merge.survivor_contact_id}`.execute(locked.trx)
  const contact_id = rows[0]?.now
  if (!contact_id) throw problem('erased')
  const present = new Set(await anchorsOfContact(locked, contact_id))
  const leaving = new Set(merge.loser_anchors.filter((anchor) => present.has(anchor)))
  const staying = new Set(merge.survivor_anchors)
  for (const later of await laterMergesByHand(locked, merge, contact_id)) {
    for (const anchor of [...later.loser_anchors, ...later.survivor_anchors]) staying.add(anchor)
  }
  return {
    leaving: [...leaving],
    staying: [...staying].filter((anchor) => present.has(anchor) && !leaving.has(anchor)),
  }
}

/** What Meta showed since may have left nothing of one side, or counted it to the other. */
function arePartedIn({ anchors }: Located, leaving: AnchorKey[], staying: AnchorKey[]): boolean {
  const contactsOf = (keys: AnchorKey[]) => keys.flatMap((key) => anchors.get(key) ?? [])
  const left = contactsOf(leaving)
  const stayed = new Set(contactsOf(staying).map(({ contact_id }) => contact_id))
  return left.length > 0 && stayed.size > 0 && left.every(({ contact_id }) => !stayed.has(contact_id))
}

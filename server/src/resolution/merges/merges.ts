import { sql } from 'kysely'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { ReadTrx } from '../../platform/db/types.ts'

export type MergeRow = {
  id: string
  loser_contact_id: string
  survivor_contact_id: string
  attach: boolean
  loser_anchors: AnchorKey[]
  survivor_anchors: AnchorKey[]
  step: string
  evidence: { left?: AnchorKey; right?: AnchorKey; by?: string; stale?: boolean }
  decided_by: string | null
  decision_id: string | null
  at: Date
  created_at: Date
  undone_at: Date | null
  undone_by: string | null
}

const mergeColumns = sql`m.id, m.loser_contact_id, m.survivor_contact_id, m.attach, m.loser_anchors, m.survivor_anchors,
  m.step, m.evidence, m.decided_by, m.decision_id, m.at, m.created_at, m.undone_at, m.undone_by`

export async function findMerge(trx: ReadTrx, account_id: string, id: string): Promise<MergeRow | null> {
  const { rows } = await sql<MergeRow>`
    select ${mergeColumns} from merges m where m.account_id = ${account_id} and m.id = ${id}`.execute(trx)
  return rows[0] ?? null
}

/** Every link and merge that is part of the contact today or was undone from it, newest first. */
export async function listMerges(trx: ReadTrx, account_id: string, contact_id: string): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select ${mergeColumns} from merges m join contacts s on s.account_id = m.account_id and s.id = m.survivor_contact_id
     where m.account_id = ${account_id} and (s.id = ${contact_id} or s.merged_into = ${contact_id})
       and m.undone_by is distinct from 'erasure'
     order by m.id desc`.execute(trx)
  return rows
}

/** The links that people made and that still stand within one contact, recorded behind another. */
export async function laterMergesByHand(
  locked: LockedIdentity,
  merge: MergeRow,
  contact_id: string,
): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select ${mergeColumns} from merges m join contacts s on s.account_id = m.account_id and s.id = m.survivor_contact_id
     where m.account_id = ${locked.account_id} and m.id > ${merge.id} and m.undone_at is null and m.decision_id is not null
       and (s.id = ${contact_id} or s.merged_into = ${contact_id}) order by m.id`.execute(locked.trx)
  return rows
}

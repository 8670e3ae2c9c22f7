import { displayName } from '../../contacts/display-name.ts'
import { loadContactNames } from '../../contacts/queries.ts'
import { type IdKind, presentId } from '../../platform/base/ids.ts'
import { readAnyId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import {
  type AuditRow,
  loadContactsOfThreads,
  loadMergeStates,
  loadSubjectNames,
  type MergeState,
} from './queries.ts'

/** Entries as the API shows them, with what is known today of what they are about. */
export async function presentEntries(trx: ReadTrx, account_id: string, rows: AuditRow[]) {
  const names = await namesOf(trx, account_id, rows)
  const merge_ids = rows.flatMap((row) => mergeIdOf(row) ?? [])
  const merges = await loadMergeStates(trx, account_id, merge_ids)
  return rows.map((row) => ({
    id: presentId('audit_entry', row.id),
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: actorId(row), name: row.actor_name },
    action: row.action,
    subject: presentSubject(row, names),
    details: row.details,
    merge: presentMergeState(merges.get(mergeIdOf(row) ?? '')),
  }))
}

export function actorId({ actor_kind, actor_id }: AuditRow): string | null {
  if (actor_id === null) return null
  return presentId(actor_kind === 'member' ? 'user' : 'api_key', actor_id)
}

function presentSubject({ subject_kind, subject_id }: AuditRow, names: Map<string, string>) {
  if (subject_kind === null || subject_id === null) return null
  return {
    kind: subject_kind,
    id: presentId(subject_kind, subject_id),
    name: names.get(subject_id) ?? null,
  }
}

function presentMergeState(merge: MergeState | undefined) {
  if (merge === undefined || merge.erased) return null
  return { id: presentId('merge', merge.id), undone_at: merge.undone_at?.toISOString() ?? null }
}

function mergeIdOf({ action, details }: AuditRow): string | null {
  if (action !== 'contact.merged' || typeof details.merge_id !== 'string') return null
  return readAnyId(details.merge_id)?.id ?? null
}

async function namesOf(trx: ReadTrx, account_id: string, rows: AuditRow[]): Promise<Map<string, string>> {
  const idsOf = (kind: IdKind) =>
    rows.flatMap((row) => (row.subject_kind === kind ? (row.subject_id ?? []) : []))
  const ids = rows.flatMap(({ subject_id }) => subject_id ?? [])
  const names = await loadSubjectNames(trx, account_id, ids)
  const contact_of = await loadContactsOfThreads(trx, account_id, idsOf('conversation'))
  const contacts = await loadContactNames(
    trx,
    account_id,
    [...idsOf('contact'), ...contact_of.values()],
    false,
  )
  for (const id of ids) {
    const contact = contacts.get(contact_of.get(id) ?? id)
    if (contact !== undefined) names.set(id, displayName(contact))
  }
  return names
}

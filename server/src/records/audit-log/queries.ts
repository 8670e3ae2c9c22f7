import { sql } from 'kysely'
import type { AuditAction } from '../../platform/audit/actions.ts'
import type { IdKind } from '../../platform/base/ids.ts'
import type { ReadTrx } from '../../platform/db/types.ts'

export type AuditRow = {
  id: string
  at: Date
  actor_kind: 'member' | 'api_key' | 'operator' | 'rules'
  actor_id: string | null
  actor_name: string
  action: AuditAction
  subject_kind: IdKind | null
  subject_id: string | null
  details: Record<string, unknown>
}

export type AuditFilters = {
  actor: { kind: 'operator' | 'rules' } | { id: string } | null
  action: AuditAction | null
  subject_id: string | null
  from: Date | null
  to: Date | null
}

/** Entries that pass the filters, the one written last first; those behind `after` (the id of one) only. */
export async function listAuditEntries(
  trx: ReadTrx,
  account_id: string,
  { actor, action, subject_id, from, to }: AuditFilters,
  { limit, after }: { limit: number; after: string | null },
): Promise<AuditRow[]> {
  const actor_id = actor !== null && 'id' in actor ? actor.id : null
  const actor_kind = actor !== null && 'kind' in actor ? actor.kind : null
  const { rows } = await sql<AuditRow>`
    select id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, details
      from audit_entries
     where account_id = ${account_id}
       ${actor_id === null ? sql`` : sql`and actor_id = ${actor_id}`}
       ${actor_kind === null ? sql`` : sql`and actor_kind = ${actor_kind}`}
       ${action === null ? sql`` : sql`and action = ${action}`}
       ${subject_id === null ? sql`` : sql`and subject_id = ${subject_id}`}
       ${from === null ? sql`` : sql`and at >= ${from}`}
       ${to === null ? sql`` : sql`and at < ${to}`}
       ${after === null ? sql`` : sql`and id < ${after}`}
     order by id desc limit ${limit}`.execute(trx)
  return rows
}

export type MergeState = { id: string; undone_at: Date | null; erased: boolean }

/** What has become of merges since. */
export async function loadMergeStates(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
): Promise<Map<string, MergeState>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<MergeState>`
    select id, undone_at, undone_by is not distinct from 'erasure' as erased from merges
     where account_id = ${account_id} and id = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** How what entries are about is called today; what is gone, or has no name, is missing. People are not among them. */
export async function loadSubjectNames(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from inboxes where account_id = ${account_id} and id = any(${ids}::uuid[])
    union all
    select id, name from api_keys where account_id = ${account_id} and id = any(${ids}::uuid[])
    union all
    select id, '/' || shortcut from canned_replies where account_id = ${account_id} and id = any(${ids}::uuid[])
    union all
    select u.id, u.name from memberships m join users u on u.id = m.user_id
     where m.account_id = ${account_id} and u.id = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The contacts of conversations, by the id of the conversation. */
export async function loadContactsOfThreads(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; contact_id: string }>`
    select id, contact_id from conversations
     where account_id = ${account_id} and id = any(${ids}::uuid[]) and contact_id is not null`.execute(trx)
  return new Map(rows.map(({ id, contact_id }) => [id, contact_id]))
}

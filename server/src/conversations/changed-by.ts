import { sql } from 'kysely'
import type { ReadTrx } from '../platform/db/types.ts'

/** Who changed a conversation. Rules: not a user, but a configured rule or the end of a period. */
export type ChangedBy = { kind: 'member' | 'api_key'; id: string } | { kind: 'operator' | 'rules' }

export const BY_RULES: ChangedBy = { kind: 'rules' }

/** The actor as an event names it. Ids alone: names change, and are looked up for display. */
export function changedByData(by: ChangedBy): Record<string, string> {
  if (!('id' in by)) return { changed_by: by.kind }
  return {
    changed_by: by.kind,
    [by.kind === 'member' ? 'changed_by_user_id' : 'changed_by_api_key_id']: by.id,
  }
}

/** What was said of it so; null where it was written down before anything was. */
export function readChangedBy({
  changed_by,
  changed_by_user_id,
  changed_by_api_key_id,
}: Record<string, unknown>): ChangedBy | null {
  if (changed_by === 'operator' || changed_by === 'rules') return { kind: changed_by }
  if (changed_by === 'member') return { kind: changed_by, id: String(changed_by_user_id) }
  return changed_by === 'api_key' ? { kind: changed_by, id: String(changed_by_api_key_id) } : null
}

/** The names of members and API keys by their ids, including revoked keys. Former members have none here. */
export async function loadActorNames(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select u.id, u.name from users u join memberships m on m.user_id = u.id
     where m.account_id = ${account_id} and u.id = any(${ids}::uuid[])
    union all
    select id, name from api_keys where account_id = ${account_id} and id = any(${ids}::uuid[])`.execute(trx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

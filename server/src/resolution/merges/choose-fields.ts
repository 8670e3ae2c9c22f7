import { sql } from 'kysely'
import { folded } from '../../contacts/shown-fields.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { invalidField } from '../../platform/base/errors.ts'
import type { Pair } from '../conflicts/close-conflicts.ts'
import type { FieldSources } from '../write/merge-records.ts'

/** Of two contacts that become one, whose name stays and whose value of each attribute, by the ids that they had. */
export type ChosenFields = { name?: string | undefined; attributes?: Record<string, string> | undefined }

type Source = {
  id: string
  name_of: string | null
  profile_of: string | null
  attributes_of: Record<string, string>
}

/** Looks up, before the merge, on which rows the chosen sides' fields stand. Throws where a side has no such field. */
export async function findKept(
  locked: LockedIdentity,
  pair: Pair,
  chosen: ChosenFields,
): Promise<FieldSources> {
  const { name, attributes = {} } = chosen
  if (name === undefined && Object.keys(attributes).length === 0) return {}
  const sources = await loadSources(locked, [pair.first, pair.second])
  const kept: FieldSources = {}
  if (name !== undefined) {
    const { name_of, profile_of } = sourceOf(sources, name, 'keep.name')
    if (name_of !== null) kept.name = { contact: name_of }
    else if (profile_of !== null) kept.name = { anchor: profile_of }
    else throw invalidField('keep.name', 'this contact has no name')
  }
  for (const [key, contact_id] of Object.entries(attributes)) {
    const field = `keep.attributes.${key}`
    const { attributes_of } = sourceOf(sources, contact_id, field)
    const from = Object.hasOwn(attributes_of, key) ? attributes_of[key] : undefined
    if (from === undefined) throw invalidField(field, 'this contact has no such attribute')
    kept.attributes = { ...kept.attributes, [key]: from }
  }
  return kept
}

function sourceOf(sources: Map<string, Source>, contact_id: string, field: string): Source {
  const source = sources.get(contact_id)
  if (!source) throw invalidField(field, 'must be one of the two contacts')
  return source
}

/** The rows that the shown fields of these contacts stand on; those of a folded contact are found under its own id, too. */
async function loadSources(locked: LockedIdentity, ids: string[]): Promise<Map<string, Source>> {
  const { rows } = await sql<Source & { merged_ids: string[] }>`
    select c.id,
      case when chosen.name is not null then chosen.name_of when c.name is not null then c.id else folded.name_of end as name_of,
      case when chosen.name is not null then chosen.profile_of else (
        select a.id from anchors a
         where a.account_id = c.account_id and a.contact_id = c.id and a.profile_name is not null
         order by a.profile_at desc, a.id limit 1) end as profile_of,
      coalesce(inherited.attributes_of, '{}') || coalesce((
          select jsonb_object_agg(k, c.id) from jsonb_object_keys(c.attributes) as k), '{}')
        || coalesce(selected.attributes_of, '{}') as attributes_of,
      array(select f.id from contacts f where f.account_id = c.account_id and f.merged_into = c.id) as merged_ids
      from contacts c ${folded}
     where c.account_id = ${locked.account_id} and c.id = any(${ids}::uuid[])`.execute(locked.trx)
  return new Map(rows.flatMap((row) => [row.id, ...row.merged_ids].map((id) => [id, row] as const)))
}

import { type RawBuilder, sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'
import { accountRows, rowsOf } from '../platform/db/rows-of.ts'

/** Contacts without anything of their own yet. One that is there already stays. */
export async function reserveContacts({ trx, account_id, now }: Locked, ids: string[]): Promise<void> {
  const rows = ids.map((id) => ({ id }))
  await sql`
    insert into contacts (account_id, id, inbox_ids, created_at, updated_at)
    select c.account_id, c.id, '{}', ${now}, ${now} from ${accountRows(account_id, rows, 'c', { id: 'uuid' })}
    on conflict (account_id, id) do nothing`.execute(trx)
}

export type NewContact = { id: string; name: string | null; attributes: Record<string, unknown> }

/** Contacts made by import or by hand. */
export async function saveContacts({ trx, account_id, now }: Locked, contacts: NewContact[]): Promise<void> {
  await sql`
    insert into contacts (account_id, id, name, attributes, inbox_ids, created_at, updated_at)
    select c.account_id, c.id, c.name, c.attributes, '{}', ${now}, ${now}
      from ${accountRows(account_id, contacts, 'c', { id: 'uuid', name: 'text', attributes: 'jsonb' })}`.execute(
    trx,
  )
}

/** A new name, if `renames`, and attributes that are merged into those that are there; one edit of each contact. */
export type FieldEdit = {
  id: string
  name: string | null | undefined
  renames: boolean
  attributes: Record<string, unknown>
}

/** Saves names and attributes. */
export async function editFields({ trx, account_id, now }: Locked, edits: FieldEdit[]): Promise<void> {
  await sql`
    update contacts c set name = case when e.renames then e.name else c.name end,
      name_from_book = c.name_from_book and not e.renames,
      attributes = ${withoutEmptied(sql`c.attributes || e.attributes`)}, updated_at = ${now}
      from ${rowsOf(edits, 'e', { id: 'uuid', name: 'text', renames: 'boolean', attributes: 'jsonb' })}
     where c.account_id = ${account_id} and c.id = e.id`.execute(trx)
}

/**
 * An attribute that was taken away stays as null only where it hides one of a merged contact; else names that came and went
 * would add up without end.
 */
function withoutEmptied(attributes: RawBuilder<unknown>) {
  return sql`(
    select coalesce(jsonb_object_agg(a.key, a.value), '{}') from jsonb_each(${attributes}) as a
     where a.value <> 'null' or exists (
       select from contacts f where f.account_id = c.account_id and f.merged_into = c.id and f.attributes ? a.key))`
}

/**
 * Merges contacts into others. Contacts merged into them before go along, so that every old id resolves in one step.
 */
export async function foldContacts(
  { trx, account_id }: Locked,
  pairs: { loser: string; survivor: string }[],
): Promise<void> {
  await sql`
    update contacts c set merged_into = m.survivor
      from ${rowsOf(pairs, 'm', { loser: 'uuid', survivor: 'uuid' })}
     where c.account_id = ${account_id} and (c.id = m.loser or c.merged_into = m.loser) and c.id <> m.survivor`.execute(
    trx,
  )
}

/** Makes contacts separate again. Returns the contact that each was merged into. */
export async function unfoldContacts(
  { trx, account_id }: Locked,
  ids: string[],
): Promise<{ id: string; merged_into: string | null }[]> {
  const { rows } = await sql<{ id: string; merged_into: string | null }>`
    update contacts c set merged_into = null
      from (select id, merged_into from contacts where account_id = ${account_id} and id = any(${ids}::uuid[])) as former
     where c.account_id = ${account_id} and c.id = former.id
    returning c.id, former.merged_into`.execute(trx)
  return rows
}

/** The end of a statement that has a table `folded` (root, id): each contact that is folded is so into its root. */
export function foldUnderRoots(account_id: string): RawBuilder<unknown> {
  return sql`
    update contacts c set merged_into = f.root from folded f
     where c.account_id = ${account_id} and c.id = f.id and f.id <> f.root and c.merged_into is not null`
}

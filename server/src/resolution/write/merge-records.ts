import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'

/** Takes back links whose loser stands on its own again, because of what Meta showed later. */
export async function closeMerges({ trx, account_id, now }: Locked, losers: string[]): Promise<void> {
  if (losers.length === 0) return
  await sql`
    update merges set undone_at = ${now}, undone_by = 'resolver'
     where account_id = ${account_id} and loser_contact_id = any(${losers}::uuid[]) and undone_at is null`.execute(
    trx,
  )
}

/** Takes back one link or merge because a user asked for it. */
export async function closeMerge(
  { trx, account_id, now }: Locked,
  merge_id: string,
  undone_by: string,
): Promise<void> {
  await sql`
    update merges set undone_at = ${now}, undone_by = ${undone_by}
     where account_id = ${account_id} and id = ${merge_id}`.execute(trx)
}

/** True of the record `m` that says how its loser was merged last, whether or not it is undone. */
export const lastOfLoser = sql`not m.attach and not exists (
  select from merges n where n.account_id = m.account_id and n.loser_contact_id = m.loser_contact_id and not n.attach
     and (n.created_at, n.id) > (m.created_at, m.id))`

/** Adds to what undoing a merge gives back. */
export async function saveFormer(
  { trx, account_id }: Locked,
  merge_id: string,
  former: Record<string, unknown>,
): Promise<void> {
  await sql`
    update merges set former = former || ${JSON.stringify(former)}::jsonb
     where account_id = ${account_id} and id = ${merge_id}`.execute(trx)
}

/** Where a chosen name or value stands, so that it goes where its owner goes. */
export type FieldSources = {
  name?: { contact: string } | { anchor: string }
  attributes?: Record<string, string>
}

/** Keeps which side's fields were chosen. */
export async function rememberKept(
  { trx, account_id }: Locked,
  merge_id: string,
  kept: FieldSources,
): Promise<void> {
  if (Object.keys(kept).length === 0) return
  await sql`
    update merges set kept = ${JSON.stringify(kept)}::jsonb
     where account_id = ${account_id} and id = ${merge_id}`.execute(trx)
}

/** A name or attribute that is written later replaces what was chosen in a merge. */
export async function forgetKept(
  { trx, account_id }: Locked,
  edits: { id: string; renames: boolean; attributes: Record<string, unknown> }[],
): Promise<void> {
  const rows = edits.map(({ id, renames, attributes }) => ({ id, renames, keys: Object.keys(attributes) }))
  await sql`
    update merges m set kept = (case when e.renames then m.kept - 'name' else m.kept end)
        || case when m.kept ? 'attributes' then jsonb_build_object('attributes',
             (m.kept -> 'attributes') - array(select json_array_elements_text(e.keys))) else '{}' end
      from ${rowsOf(rows, 'e', { id: 'uuid', renames: 'boolean', keys: 'json' })}
      join contacts l on l.account_id = ${account_id} and l.merged_into = e.id
     where m.account_id = ${account_id} and m.loser_contact_id = l.id and m.undone_at is null
       and m.kept <> '{}'`.execute(trx)
}

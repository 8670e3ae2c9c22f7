import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'

/**
 * Puts a label in the place of another, or takes it off, wherever it stands: on conversations, in what merges would give
 * back when they are undone, and in what seeks it: saved filters and segments. As many conversations as carry it are written at once, which only a
 * rename or removal of a label costs.
 */
export async function replaceLabel(
  trx: Trx,
  account_id: string,
  name: string,
  by: string | null,
): Promise<void> {
  // Found through the index over conversations with labels; see 0011_labels.sql.
  await sql`
    update conversations c set labels = array(
        select r.label from (${renamed(sql`unnest(c.labels) with ordinality as l(label, place)`, name, by)}) as r order by r.place)
     where c.account_id = ${account_id} and c.labels <> '{}' and ${name} = any(c.labels)`.execute(trx)
  const inState = (state: RawBuilder<unknown>) => sql`
    jsonb_set(${state}, '{labels}', (
      select coalesce(jsonb_agg(r.label order by r.place), '[]') from (${renamed(
        sql`jsonb_array_elements_text(${state}->'labels') with ordinality as l(label, place)`,
        name,
        by,
      )}) as r))`
  await sql`
    update merges m set former = m.former || jsonb_build_object(
        'conversations', (select jsonb_agg(${inState(sql`s.state`)} order by s.place)
          from jsonb_array_elements(m.former->'conversations') with ordinality as s(state, place)),
        'after', (select coalesce(jsonb_object_agg(s.id, ${inState(sql`s.state`)}), '{}') from jsonb_each(m.former->'after') as s(id, state)))
     where m.account_id = ${account_id} and m.undone_at is null
       and jsonb_path_exists(m.former, '$.conversations[*].labels[*] ? (@ == $name)', ${JSON.stringify({ name })}::jsonb)`.execute(
    trx,
  )
  // What sought a label that is removed finds nobody from then on; without it, it would find everybody.
  if (by === null) return
  for (const saved of ['views', 'segments']) {
    await sql`
      update ${sql.table(saved)} set filters = filters || ${JSON.stringify({ label: by })}::jsonb
       where account_id = ${account_id} and filters->>'label' = ${name}`.execute(trx)
  }
}

/** The labels of a list with one replaced, each once, and where each stood first. */
function renamed(labels: RawBuilder<unknown>, name: string, by: string | null): RawBuilder<unknown> {
  return sql`
    select case when l.label = ${name}::text then ${by}::text else l.label end as label, min(l.place) as place from ${labels}
     where ${by === null ? sql`l.label <> ${name}::text` : sql`true`} group by 1`
}

import { type RawBuilder, sql } from 'kysely'
import { relabelled } from '../../conversations/relabel.ts'
import type { Trx } from '../../platform/db/types.ts'

/** Puts a label in the place of another in what merges would give back when they are undone; null takes it off. */
export async function relabelMerges(
  trx: Trx,
  account_id: string,
  name: string,
  by: string | null,
): Promise<void> {
  const inState = (state: RawBuilder<unknown>) => sql`
    jsonb_set(${state}, '{labels}', (
      select coalesce(jsonb_agg(r.label order by r.place), '[]') from (${relabelled(
        sql`jsonb_array_elements_text(${state}->'labels') with ordinality as l(label, place)`,
        name,
        by,
      )}) as r))`
  await sql`
    update merges m set former = m.former || jsonb_build_object(
        'conversations', (select jsonb_agg(${inState(sql`s.state`)} order by s.place)
          from jsonb_array_elements(m.former->'conversations') with ordinality as s(state, place)),
        'after', (select coalesce(jsonb_object_agg(s.id, ${inState(sql`s.state`)}), '{}') from jsonb_each(m.former->'after') as s(id, state)))
     where m.account_id = ${account_id} and exists (select from contacts l
         where l.account_id = m.account_id and l.id = m.loser_contact_id and l.merged_into is not null)
       and jsonb_path_exists(m.former, '$.conversations[*].labels[*] ? (@ == $name)', ${JSON.stringify({ name })}::jsonb)`.execute(
    trx,
  )
}

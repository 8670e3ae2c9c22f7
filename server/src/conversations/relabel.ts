import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../platform/db/types.ts'

/**
 * Puts a label in the place of another on every conversation that carries it; null takes it off. As many conversations as
 * carry it are written at once, which only a rename or removal of a label costs.
 */
export async function relabelConversations(
  trx: Trx,
  account_id: string,
  name: string,
  by: string | null,
): Promise<void> {
  // Found through the index over conversations with labels; see 0011_labels.sql.
  await sql`
    update conversations c set labels = array(
        select r.label from (${relabelled(sql`unnest(c.labels) with ordinality as l(label, place)`, name, by)}) as r order by r.place)
     where c.account_id = ${account_id} and c.labels <> '{}' and ${name} = any(c.labels)`.execute(trx)
}

/** The labels of a list with one replaced, each once, and where each stood first. */
export function relabelled(
  labels: RawBuilder<unknown>,
  name: string,
  by: string | null,
): RawBuilder<unknown> {
  return sql`
    select case when l.label = ${name}::text then ${by}::text else l.label end as label, min(l.place) as place from ${labels}
     where ${by === null ? sql`l.label <> ${name}::text` : sql`true`} group by 1`
}

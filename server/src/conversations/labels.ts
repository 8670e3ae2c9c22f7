import { sql } from 'kysely'
import type { Trx } from '../db/types.ts'

// Labels are looked for where they were used last; one that nobody has used for longer is typed anew.
const LATEST_LABELLED = 2000

/** The labels in use, by name: those of the conversations that had a message last. */
export async function listLabels(trx: Trx, account_id: string): Promise<{ name: string }[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct l.name from (
      select c.labels from conversations c
       where c.account_id = ${account_id} and c.labels <> '{}' and c.merged_into is null and c.last_message_at is not null
       order by c.last_message_at desc, c.id desc limit ${LATEST_LABELLED}) as c
      cross join unnest(c.labels) as l(name)`.execute(trx)
  return rows.toSorted((one, other) => one.name.localeCompare(other.name))
}

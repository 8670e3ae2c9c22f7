import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'

/** Computes the search words of notes again; those that have the right words already are not written. */
export async function refoldNotes(trx: Trx, account_id: string, ids: string[]): Promise<void> {
  // A generated column is computed again when its source column is set, even to the same value.
  await sql`
    update notes set text = text
     where account_id = ${account_id} and id = any(${ids}::uuid[])
       and words is distinct from selfsame_note_words(text)`.execute(trx)
}

import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'

/** Computes the search words of messages again; those that have the right words already are not written. */
export async function refoldMessages(trx: Trx, account_id: string, ids: string[]): Promise<void> {
  // A generated column is computed again when its source column is set, even to the same value.
  await sql`
    update messages set text = text
     where account_id = ${account_id} and id = any(${ids}::uuid[])
       and words is distinct from selfsame_message_words(type, text, content)`.execute(trx)
}

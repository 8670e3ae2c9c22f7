import { sql } from 'kysely'
import { escapeLiteral } from 'pg'
import type { ReadTrx } from './types.ts'

/**
 * Sets settings until the transaction ends, all in one round trip. With `set local` and not `set_config`, which a
 * distributed PostgreSQL does not pass on to the machines that hold the rows.
 */
export async function setLocal(trx: ReadTrx, settings: Record<string, string>): Promise<void> {
  const statements = Object.entries(settings).map(
    ([name, value]) => `set local ${name} = ${escapeLiteral(value)}`,
  )
  await sql.raw(statements.join('; ')).execute(trx)
}

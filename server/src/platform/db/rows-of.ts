import { type RawBuilder, sql } from 'kysely'

/**
 * Rows for a set-based insert into tables of an account, as `g` with `account_id` and the named columns (`id uuid, …`).
 * They hang on the account's own row: a distributed database so sends the insert to where the account is.
 */
export function rowsOf(account_id: string, rows: object[], columns: string): RawBuilder<unknown> {
  return sql`(
    select a.id as account_id, r.* from accounts a, json_to_recordset(${JSON.stringify(rows)}::json) as r(${sql.raw(columns)})
     where a.id = ${account_id}) as g`
}

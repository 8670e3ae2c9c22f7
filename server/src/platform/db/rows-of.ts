import { type AliasedRawBuilder, type RawBuilder, sql } from 'kysely'

export type ColumnType =
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'timestamptz'
  | 'json'
  | 'jsonb'

/** The types of columns that can hold a value as JSON writes it. */
type TypeOf<Value> = [Value] extends [never]
  ? ColumnType
  : [Value] extends [boolean]
    ? 'boolean'
    : [Value] extends [number]
      ? 'integer' | 'bigint'
      : [Value] extends [string]
        ? 'uuid' | 'text' | 'timestamptz'
        : [Value] extends [Date | string]
          ? 'timestamptz'
          : [Value] extends [readonly string[]]
            ? 'text[]' | 'json' | 'jsonb'
            : 'json' | 'jsonb'

type ColumnsOf<Row> = {
  [Name in keyof Row]?: unknown extends Row[Name] ? ColumnType : TypeOf<NonNullable<Row[Name]>>
}

/** Refuses names that the rows don't have, also in a constant. */
type Known<Row, Columns> = Columns & { [Name in Exclude<keyof Columns & string, keyof Row>]: never }

// Names of columns that SQL would read as words of its own.
const RESERVED: ReadonlySet<string> = new Set(['from'])

/** Rows as a table of one parameter, with the named columns: `from ${rowsOf(rows, 'r', { id: 'uuid', at: 'timestamptz' })}`. */
export function rowsOf<
  Row extends object,
  const Alias extends string,
  const Columns extends ColumnsOf<NoInfer<Row>>,
>(
  rows: readonly Row[],
  alias: Alias,
  columns: Known<Row, Columns>,
): AliasedRawBuilder<Pick<Row, keyof Columns & keyof Row>, Alias> {
  const list = Object.entries(columns)
    .map(([name, type]) => `${RESERVED.has(name) ? `"${name}"` : name} ${type}`)
    .join(', ')
  const table = sql<Pick<Row, keyof Columns & keyof Row>>`json_to_recordset(${JSON.stringify(rows)}::json)`
  return table.as<Alias>(sql.raw(`${alias}(${list})`))
}

/**
 * Rows for a set-based insert into a table of an account, with `account_id` and the named columns:
 * `insert into … select r.account_id, r.id from ${accountRows(account_id, rows, 'r', { id: 'uuid' })}`. They are joined with
 * the account's own row, so that a distributed database runs the insert where the account is. A test
 * (`tests/set-inserts.test.ts`) fails on an insert that takes the account from a parameter.
 */
export function accountRows<Row extends object, const Columns extends ColumnsOf<NoInfer<Row>>>(
  account_id: string,
  rows: readonly Row[],
  alias: string,
  columns: Known<Row, Columns>,
): RawBuilder<unknown> {
  return sql`(
    select a.id as account_id, r.* from accounts a, ${rowsOf(rows, 'r', columns)}
     where a.id = ${account_id}) as ${sql.ref(alias)}`
}

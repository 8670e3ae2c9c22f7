import type { ColumnType } from 'kysely'

/**
 * A jsonb column: read as a value, written as JSON text. Both drivers pass text through as it is, while an array
 * given as a value would become a PostgreSQL array on one of them.
 */
export type Json<T> = ColumnType<T, string, string>

/** A jsonb column that the database fills where it is not given. */
export type JsonWithDefault<T> = ColumnType<T, string | undefined, string>

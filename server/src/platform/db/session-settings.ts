/**
 * What the driver and our SQL rely on in every connection, in the order of PostgreSQL's manual. A role or a database may set any of
 * it otherwise, such as the dates of another country, which the driver cannot read.
 * https://www.postgresql.org/docs/current/runtime-config-client.html
 */
const SETTINGS: Record<string, string> = {
  row_security: 'on',
  default_transaction_isolation: 'read committed',
  idle_session_timeout: '0',
  bytea_output: 'hex',
  gin_fuzzy_search_limit: '0',
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  extra_float_digits: '1',
  array_nulls: 'on',
  standard_conforming_strings: 'on',
  transform_null_equals: 'off',
}

// What was acknowledged is on the disk. Another value, such as one that waits for standbys as well, is the operator's choice.
const NEVER_LATER = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off'`

export const SESSION_SETTINGS = [
  ...Object.entries(SETTINGS).map(([name, value]) => `set ${name} = '${value}'`),
  NEVER_LATER,
].join('; ')

/** A migration takes as long as its tables are large; a version before 17 has no `transaction_timeout`. */
export const WITHOUT_TIMEOUTS = `select set_config(name, '0', false) from pg_settings
  where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')`

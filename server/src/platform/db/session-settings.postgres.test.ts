import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgresStore } from './connect.ts'
import { migrate } from './migrate.ts'
import type { PostgresStore } from './store.ts'
import { withEveryAccount } from './with-account.ts'

const url = new URL(process.env.TEST_DATABASE_URL ?? '')
const name = `selfsame_settings_${randomBytes(6).toString('hex')}`

async function asAdmin(text: string): Promise<void> {
  const client = new Client({ connectionString: url.href })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

/** Of each setting on which what is read or written depends, a value that breaks it. */
const BREAKING: Record<string, string> = {
  datestyle: 'German, DMY',
  intervalstyle: 'sql_standard',
  timezone: 'Asia/Kathmandu',
  bytea_output: 'escape',
  extra_float_digits: '-15',
  array_nulls: 'off',
  standard_conforming_strings: 'off',
  transform_null_equals: 'on',
  row_security: 'off',
  default_transaction_isolation: 'serializable',
  gin_fuzzy_search_limit: '1',
  idle_session_timeout: '1s',
  client_encoding: 'LATIN1',
  statement_timeout: '300ms',
  synchronous_commit: 'off',
}
const AT = new Date('2026-03-04T05:06:07.089Z')

let stores: PostgresStore[]
beforeAll(async () => {
  await asAdmin(`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`)
  for (const [setting, value] of Object.entries(BREAKING))
    await asAdmin(`alter database ${name} set ${setting} = '${value}'`)
  const there = Object.assign(new URL(url), { pathname: name })
  const with_options = new URL(there)
  with_options.searchParams.set('options', '-c datestyle=SQL')
  stores = [there, with_options].map(({ href }) => openPostgresStore(href, 2, () => undefined))
  for (const store of stores) await migrate(store)
})
afterAll(async () => {
  for (const store of stores) await store.close()
  await asAdmin(`drop database ${name} with (force)`)
})

/** What the database says that a value is, and how it comes back. */
const VALUES = `select $1::timestamptz as at, $1::timestamptz::date::text as day, $2::bytea as bytes, $3::text as text,
  $4::text[] as list, 0.1::float8 + 0.2::float8 as sum, interval '-1 day 2 hours' as span, 'a\\b' as slash,
  $5::text is null as is_null, current_setting('transaction_isolation') as isolation, current_setting('synchronous_commit') as commits, current_user as role`
const GIVEN = [AT, Buffer.from([0, 255, 92]), 'Łódź 🎂', ['NULL', 'null', 'a\\b'], 'x']
const EXPECTED = {
  at: AT,
  day: '2026-03-04',
  bytes: Buffer.from([0, 255, 92]),
  text: 'Łódź 🎂',
  list: ['NULL', 'null', 'a\\b'],
  sum: 0.1 + 0.2,
  span: { days: -1, hours: 2 },
  slash: 'a\\b',
  is_null: false,
  isolation: 'read committed',
  commits: 'on',
}

test('every connection reads and writes the same, whatever the database sets', async () => {
  for (const store of stores) {
    const own = (role: 'selfsame_app' | 'selfsame_ingest') => store.openPool({ role, max: 1 })
    for (const [role, pool] of [
      ['selfsame_app', store.pool],
      ['selfsame_app', own('selfsame_app')],
      ['selfsame_ingest', own('selfsame_ingest')],
    ] as const) {
      const { rows } = await pool.query(VALUES, GIVEN)
      expect(rows).toEqual([{ ...EXPECTED, role }])
      const { rows: nulls } = await pool.query(`select '{NULL,a}'::text[] as list, null = null as same`)
      expect(nulls).toEqual([{ list: [null, 'a'], same: null }])
    }
    const owner = await store.asOwner(({ query }) => query(VALUES, GIVEN))
    expect(owner).toEqual([{ ...EXPECTED, role: decodeURIComponent(url.username) }])
    const kept = await withEveryAccount(store.db, (trx) =>
      sql<{ at: Date }>`select ${AT}::timestamptz as at`.execute(trx),
    )
    expect(kept.rows).toEqual([{ at: AT }])
  }
})

test('a statement of a migration may take longer than the database allows others', async () => {
  const [store] = stores
  const slept = await store?.asOwner(({ query }) =>
    query<{ done: boolean }>('select pg_sleep(0.5) is not null as done'),
  )
  expect(slept).toEqual([{ done: true }])
})

test('a connection that is idle for longer than the database allows stays open', async () => {
  const [store] = stores
  const client = await store?.pool.connect()
  const pid = async () => (await client?.query('select pg_backend_pid() as pid'))?.rows
  const before = await pid()
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await pid()).toEqual(before)
  client?.release()
})

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { rowsOf } from './rows-of.ts'
import { withEveryAccount } from './with-account.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const ID = '01900000-0000-7000-8000-000000000001'
const AT = new Date('2026-11-30T12:00:00.000Z')
const ROWS = [
  { id: ID, from: AT, labels: ['a', 'b'], more: { n: 1 }, count: 7, sealed: false, text: null, unused: 'x' },
]
const COLUMNS = {
  id: 'uuid',
  from: 'timestamptz',
  labels: 'text[]',
  more: 'jsonb',
  count: 'integer',
  sealed: 'boolean',
  text: 'text',
} as const

test('rows come back as a table with the types of their columns, in a statement and in a query', async () => {
  const { unused: _, ...given } = ROWS[0] ?? {}
  await withEveryAccount(database.db, async (trx) => {
    const stated = await sql`select r.* from ${rowsOf(ROWS, 'r', COLUMNS)}`.execute(trx)
    expect(stated.rows).toEqual([given])
    const asked = await trx
      .selectFrom(rowsOf(ROWS, 'r', COLUMNS))
      .select(['r.id', 'r.count'])
      .execute()
    expect(asked).toEqual([{ id: ID, count: 7 }])
  })
})

test('the statement holds the rows as one parameter, however many there are', () => {
  const one = sql`select from ${rowsOf(ROWS, 'r', { id: 'uuid', from: 'timestamptz' })}`.compile(database.db)
  const many = sql`select from ${rowsOf([...ROWS, ...ROWS], 'r', { id: 'uuid', from: 'timestamptz' })}`
  expect(one.sql).toBe('select from json_to_recordset($1::json) as r(id uuid, "from" timestamptz)')
  expect(one.parameters).toEqual([JSON.stringify(ROWS)])
  expect(many.compile(database.db).sql).toBe(one.sql)
})

test('a column that the rows don’t have, or of a type that their values don’t fit, does not compile', () => {
  const misspelled = { id: 'uuid', labells: 'text[]' } as const
  // @ts-expect-error The rows have no such name.
  rowsOf(ROWS, 'r', { id: 'uuid', labells: 'text[]' })
  // @ts-expect-error Neither has a constant.
  rowsOf(ROWS, 'r', misspelled)
  // @ts-expect-error A time is no UUID.
  rowsOf(ROWS, 'r', { from: 'uuid' })
  // @ts-expect-error A list is no text.
  rowsOf(ROWS, 'r', { labels: 'text' })
})

const SOURCES = join(import.meta.dirname, '../..')
const LISTED = /json_to_recordset\(\s*\$\{/

test('only rowsOf lists the columns of rows, so that the compiler knows every name', () => {
  const files = globSync('**/*.ts', { cwd: SOURCES }).filter((path) => !path.endsWith('.test.ts'))
  const listing = files.filter((path) => LISTED.test(readFileSync(join(SOURCES, path), 'utf8')))
  expect(listing).toEqual(['platform/db/rows-of.ts'])
  expect(`from json_to_recordset(\${rows}::json) as r(id uuid)`).toMatch(LISTED)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

type Policy = { tablename: string; policyname: string; qual: string | null; with_check: string | null }

test('no policy holds a subquery, which would be asked for each row and which a distributed PostgreSQL refuses', async () => {
  const policies = await database.store.asOwner((session) =>
    session.query<Policy>(
      `select tablename, policyname, qual, with_check from pg_policies where schemaname = 'public'`,
    ),
  )
  expect(policies.length).toBeGreaterThan(100)
  const asking = policies.filter(({ qual, with_check }) => /\bselect\b/i.test(`${qual} ${with_check}`))
  expect(asking.map(({ tablename, policyname }) => `${tablename}.${policyname}`)).toEqual([])
})

test('no policy calls a function of ours, which could ask tables out of sight', async () => {
  const called = await database.store.asOwner((session) =>
    session.query(
      `select p.polrelid::regclass::text as table_name, f.proname
         from pg_depend d join pg_policy p on p.oid = d.objid join pg_proc f on f.oid = d.refobjid
        where d.classid = 'pg_policy'::regclass and d.refclassid = 'pg_proc'::regclass
          and f.pronamespace <> 'pg_catalog'::regnamespace`,
    ),
  )
  expect(called).toEqual([])
})

test('both checks notice what they are there for', async () => {
  const found = await database.store.asOwner(async (session) => {
    await session.exec(`
      create function asks() returns boolean language sql as 'select true';
      create policy by_table on contacts using (exists (select from accounts));
      create policy by_function on contacts using (asks())`)
    const asking = await session.query(
      `select 1 from pg_policies where policyname = 'by_table' and qual ~* '\\mselect\\M'`,
    )
    const called = await session.query(
      `select 1 from pg_depend d join pg_policy p on p.oid = d.objid join pg_proc f on f.oid = d.refobjid
        where d.classid = 'pg_policy'::regclass and f.proname = 'asks'`,
    )
    await session.exec(
      'drop policy by_table on contacts; drop policy by_function on contacts; drop function asks()',
    )
    return [asking.length, called.length]
  })
  expect(found).toEqual([1, 1])
})

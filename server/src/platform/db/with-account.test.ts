import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { withAccount, withEveryAccount } from './with-account.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const THEIRS = '01900000-0000-7000-8000-000000000002'

let test_database: TestDatabase
beforeAll(async () => {
  test_database = await openTestDatabase()
})
afterAll(() => test_database.close())
beforeEach(async () => {
  await test_database.truncateAll()
  await withEveryAccount(test_database.db, async (trx) => {
    for (const id of [OURS, THEIRS]) {
      await trx.insertInto('accounts').values({ id, name: id, created_at: new Date() }).execute()
      await trx
        .insertInto('portfolios')
        .values({ account_id: id, id, meta_portfolio_id: '1', created_at: new Date() })
        .execute()
    }
  })
})

test('a transaction of an account sees its own rows and none of another account, which exist', async () => {
  const { db } = test_database
  const ours = await withAccount(db, OURS, (trx) =>
    trx.selectFrom('portfolios').select('account_id').execute(),
  )
  expect(ours).toEqual([{ account_id: OURS }])
  const all = await withEveryAccount(db, (trx) => trx.selectFrom('portfolios').select('account_id').execute())
  expect(all).toHaveLength(2)
})

test('a transaction of an account cannot write a row of another account', async () => {
  const row = { account_id: THEIRS, id: THEIRS, meta_portfolio_id: '2', created_at: new Date() }
  await expect(
    withAccount(test_database.db, OURS, (trx) => trx.insertInto('portfolios').values(row).execute()),
  ).rejects.toThrow(/row-level security/)
  const moved = await withAccount(test_database.db, OURS, (trx) =>
    trx.updateTable('portfolios').set({ name: 'taken' }).where('account_id', '=', THEIRS).executeTakeFirst(),
  )
  expect(moved.numUpdatedRows).toBe(0n)
})

test('a query that names no account is refused, also after a transaction that named one', async () => {
  const forgetful = () => test_database.db.selectFrom('portfolios').selectAll().execute()
  await expect(forgetful()).rejects.toThrow()
  await withAccount(test_database.db, OURS, (trx) => trx.selectFrom('portfolios').selectAll().execute())
  await expect(forgetful()).rejects.toThrow()
})

test('a transaction that throws leaves nothing behind, neither rows nor role nor account', async () => {
  const { db } = test_database
  await expect(
    withAccount(db, OURS, async (trx) => {
      await trx.updateTable('portfolios').set({ name: 'half done' }).execute()
      throw new Error('on purpose')
    }),
  ).rejects.toThrow('on purpose')
  const names = await withEveryAccount(db, (trx) => trx.selectFrom('portfolios').select('name').execute())
  expect(names).toEqual([{ name: null }, { name: null }])
  const session = await sql<{ current_user: string }>`select current_user`.execute(db)
  expect(session.rows).toEqual([{ current_user: 'selfsame_app' }])
})

test('every table of the schema stands behind row-level security', async () => {
  const open_tables = await test_database.store.asOwner((session) =>
    session.query(`select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity
        and relname <> 'selfsame_migrations'`),
  )
  expect(open_tables).toEqual([])
})

test('both drivers read and write every kind of value alike', async () => {
  const at = new Date('2026-08-11T10:00:00.123Z')
  const bytes = Buffer.from([0, 1, 255])
  const row = await sql`select 9007199254740::bigint as number, count(*) as counted, ${at}::timestamptz as at,
      ${bytes}::bytea as bytes, ${JSON.stringify([{ a: 1 }])}::jsonb as json, ${['a', 'b,"c']}::text[] as list,
      1.50::numeric as amount, '2026-08-11'::date as day, ${OURS}::uuid as id
    from unnest(${[OURS, THEIRS]}::uuid[], ${[1, 2]}::int[], ${[at, at]}::timestamptz[], ${[bytes, bytes]}::bytea[],
      ${['{"a":"x,\\"y"}', '[1]']}::jsonb[], ${[true, null]}::boolean[])`.execute(test_database.db)
  expect(row.rows).toEqual([
    {
      number: 9007199254740,
      counted: 2,
      at,
      bytes,
      json: [{ a: 1 }],
      list: ['a', 'b,"c'],
      amount: '1.50',
      day: '2026-08-11',
      id: OURS,
    },
  ])
})

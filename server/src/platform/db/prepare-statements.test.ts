import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { ahead } from './prepare-statements.ts'
import type { Trx } from './types.ts'
import { withEveryAccount } from './with-account.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await database.store.asOwner(({ exec }) =>
    exec(`create table cakes (id int primary key); insert into cakes values (1);
      create table orders (id int primary key);
      grant select, insert on orders to selfsame_app, selfsame_ingest;
      grant select on cakes to selfsame_app, selfsame_ingest`),
  )
})
afterAll(() => database.close())

const readCake = () =>
  withEveryAccount(database.db, async (trx) => {
    const { rows } = await sql`select * from cakes where id = ${1}`.execute(trx)
    const prepared = await sql<{ n: number }>`
      select count(*)::int as n from pg_prepared_statements where statement like '%from cakes%'`.execute(trx)
    return { rows, prepared: prepared.rows[0]?.n }
  })

const readOften = async () => {
  for (let i = 0; i < 10; i += 1) await readCake()
}

test('a statement that recurs is prepared', async () => {
  await readOften()
  const { rows, prepared } = await readCake()
  expect(rows).toEqual([{ id: 1 }])
  expect(prepared).toBe(1)
})

test('a migration under a running server costs a connection one refusal at most', async () => {
  await readOften()
  await database.store.asOwner(({ exec }) => exec(`alter table cakes add column name text default 'rye'`))
  const first = await readCake().catch(() => null)
  const again = await readCake()
  expect([null, again.rows]).toContainEqual(first === null ? null : first.rows)
  expect(again.rows).toEqual([{ id: 1, name: 'rye' }])
  expect((await readCake()).rows).toEqual(again.rows)
})

test('a transaction ends as it should, whatever its first statement is, and without any', async () => {
  await database.db.transaction().execute(async () => undefined)
  await expect(
    database.db.transaction().execute(async () => {
      throw new Error('nothing was asked')
    }),
  ).rejects.toThrow('nothing was asked')
  const rolledBack = database.db.transaction().execute(async (trx) => {
    await sql`set local role = selfsame_ingest`.execute(trx)
    await sql`create temporary table crumbs (id int)`.execute(trx)
    throw new Error('rolled back')
  })
  await expect(rolledBack).rejects.toThrow('rolled back')
  const begunWithParameter = await database.db.transaction().execute(async (trx) => {
    const first = await sql<{ at: string }>`select now()::text as at, ${1}::int as n`.execute(trx)
    const second = await sql<{ at: string }>`select now()::text as at`.execute(trx)
    return [first.rows[0]?.at, second.rows[0]?.at]
  })
  // One and the same transaction: its time stands still.
  expect(begunWithParameter[0]).toBe(begunWithParameter[1])
  const { rows } = await sql<{ role: string }>`
    select current_user::text as role, to_regclass('pg_temp.crumbs') is null as gone`.execute(database.db)
  expect(rows).toEqual([{ role: 'selfsame_app', gone: true }])
})

test('a setting that fails is the error of the statement behind it, and of no other transaction', async () => {
  const refused = database.db.transaction().execute(async (trx) => {
    await sql`set local role = no_such_role`.execute(trx)
    return sql`select ${1}::int as n`.execute(trx)
  })
  await expect(refused).rejects.toThrow('no_such_role')
  const without = database.db.transaction().execute((trx) => sql`set local role = no_such_role`.execute(trx))
  await expect(without).rejects.toThrow('no_such_role')
  expect(await readCake()).toMatchObject({ rows: [{ id: 1 }] })
})

const order = (trx: Trx, id: number) => sql`${ahead} insert into orders values (${id})`.execute(trx)
const orders = async () =>
  (await sql<{ id: number }>`select id from orders order by id`.execute(database.db)).rows

test('a statement sent ahead is done before the next one reads, also as the first of its transaction', async () => {
  const found = await withEveryAccount(database.db, async (trx) => {
    await order(trx, 1)
    await order(trx, 2)
    return (await sql`select id from orders order by id`.execute(trx)).rows
  })
  expect(found).toEqual([{ id: 1 }, { id: 2 }])
  await database.db.transaction().execute((trx) => order(trx, 3))
  expect(await orders()).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
})

test('what a statement sent ahead fails with undoes its transaction and is told, by the commit at the latest', async () => {
  const before = await orders()
  const last = withEveryAccount(database.db, async (trx) => {
    await order(trx, 8)
    await order(trx, 8)
  })
  await expect(last).rejects.toThrow('duplicate key')
  const behind = withEveryAccount(database.db, async (trx) => {
    await order(trx, 9)
    await order(trx, 9)
    await sql`select ${1}::int`.execute(trx)
  })
  await expect(behind).rejects.toThrow('duplicate key')
  const alone = async () => {
    await order(database.db as Trx, 10)
    await order(database.db as Trx, 10)
  }
  await expect(alone()).rejects.toThrow('duplicate key')
  expect(await orders()).toEqual([...before, { id: 10 }])
})

import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { migrate } from './migrate.ts'

const FOLDER = join(import.meta.dirname, 'migrations')

let test_database: TestDatabase
let folder: string
beforeAll(async () => {
  test_database = await openTestDatabase()
})
afterAll(() => test_database.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'selfsame-migrations-'))
  await cp(FOLDER, folder, { recursive: true })
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

test('a database that is up to date stays as it is', async () => {
  expect(await migrate(test_database.store)).toEqual([])
})

test('a file that changed after it ran is refused by name', async () => {
  await writeFile(join(folder, '0001_accounts.sql'), 'select 1')
  await expect(migrate(test_database.store, folder)).rejects.toThrow(
    '0001_accounts.sql was changed after it ran',
  )
})

test('a database of a newer version is refused', async () => {
  const names = (await readdir(folder)).sort()
  await rm(join(folder, names.at(-1) ?? ''))
  await expect(migrate(test_database.store, folder)).rejects.toThrow('migrated by a newer version')
})

test('pending files run all or none, and two processes at once run them once', async () => {
  await writeFile(
    join(folder, '9001_first.sql'),
    'create table first_new (n integer); insert into first_new values (1);',
  )
  await writeFile(join(folder, '9002_second.sql'), 'create table second_new (n integer); select 1 / 0;')
  await expect(migrate(test_database.store, folder)).rejects.toThrow(
    '9002_second.sql failed: division by zero',
  )
  await writeFile(join(folder, '9002_second.sql'), 'create table second_new (n integer);')
  const ran = await Promise.all([migrate(test_database.store, folder), migrate(test_database.store, folder)])
  expect(ran.flat()).toEqual(['9001_first.sql', '9002_second.sql'])
  const rows = await test_database.store.asOwner((session) => session.query('select n from first_new'))
  expect(rows).toEqual([{ n: 1 }])
})

test('a file with another kind of name is refused', async () => {
  await writeFile(join(folder, 'later.sql'), 'select 1')
  await expect(migrate(test_database.store, folder)).rejects.toThrow('later.sql is not a migration name')
})

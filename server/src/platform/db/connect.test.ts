import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { openTestDatabase } from '../../../tests/harness/database.ts'
import { openEmbeddedStore } from './connect.ts'
import { migrate } from './migrate.ts'
import { isStoreAway } from './store-away.ts'
import { withEveryAccount } from './with-account.ts'

// The store is opened on the disk again and again.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

test('the embedded store writes through to the disk, takes one process, and keeps its rows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-store-'))
  const id = '01900000-0000-7000-8000-000000000001'
  const first = await openEmbeddedStore(folder)
  await migrate(first)
  expect((await sql`show fsync`.execute(first.db)).rows).toEqual([{ fsync: 'on' }])
  await withEveryAccount(first.db, (trx) =>
    trx.insertInto('accounts').values({ id, name: 'Kept', created_at: new Date() }).execute(),
  )
  await expect(openEmbeddedStore(folder)).rejects.toThrow('is in use by process')
  await first.close()

  const second = await openEmbeddedStore(folder)
  expect(await migrate(second)).toEqual([])
  const rows = await withEveryAccount(second.db, (trx) =>
    trx.selectFrom('accounts').select(['id', 'name']).execute(),
  )
  expect(rows).toEqual([{ id, name: 'Kept' }])
  await second.close()
  await rm(folder, { recursive: true })
})

test('a transaction on a store that has been closed is refused, as away, and does not wait', async () => {
  const database = await openTestDatabase()
  const read = () => withEveryAccount(database.db, (trx) => trx.selectFrom('accounts').select('id').execute())
  expect(await read()).toEqual([])
  await database.store.close()
  const refusal = await read().catch((error: unknown) => error)
  expect(isStoreAway(refusal)).toBe(true)
  await database.close()
})

test('the event loop goes on while one transaction follows another', async () => {
  const database = await openTestDatabase()
  let turns = 0
  const count = () => {
    turns += 1
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  for (let i = 0; i < 10; i += 1) {
    const before = turns
    await withEveryAccount(database.db, (trx) => trx.selectFrom('accounts').select('id').execute())
    expect(turns).toBeGreaterThan(before)
  }
  clearImmediate(next)
  await database.close()
})

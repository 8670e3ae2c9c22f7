import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/harness/database.ts'
import { buildLog } from '../base/log.ts'
import { startAnalyzing } from './analyze-growth.ts'

const SOON = { timeout: 15_000, interval: 100 }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

function postgres() {
  const { store } = database
  if (store.kind !== 'postgres') throw new Error('This test needs PostgreSQL.')
  return store
}

/** How many rows a table has by its statistics; -1 where there are none. */
async function rowsOf(table: string): Promise<number> {
  const [found] = await postgres().asOwner(({ query }) =>
    query<{ rows: number }>('select reltuples::int as rows from pg_class where relname = $1', [table]),
  )
  return found?.rows ?? 0
}

const fill = (table: string, count: number) =>
  postgres().asOwner(({ exec }) =>
    exec(`insert into ${table} select repeat('x', 500) from generate_series(1, ${count})`),
  )

test('the statistics of a table that grows fast follow within seconds, those of another stay as they are', async () => {
  const store = postgres()
  await store.asOwner(({ exec }) =>
    exec(`create table fast (name text) with (autovacuum_enabled = off);
      create table slow (name text) with (autovacuum_enabled = off)`),
  )
  await fill('slow', 1_000)
  await store.asOwner(({ exec }) => exec('analyze slow'))
  const analyzing = startAnalyzing(store, { log: buildLog('silent'), metrics: new Registry() })
  try {
    await fill('slow', 100)
    await fill('fast', 1_000)
    await expect.poll(() => rowsOf('fast'), SOON).toBe(1_000)
    await fill('fast', 1_000)
    await expect.poll(() => rowsOf('fast'), SOON).toBe(2_000)
    expect(await rowsOf('slow')).toBe(1_000)
  } finally {
    await analyzing.stop()
  }
})

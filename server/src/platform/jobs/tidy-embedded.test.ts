import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { buildLog } from '../base/log.ts'
import { startEmbedded } from '../db/connect.ts'
import { startTidying } from './tidy-embedded.ts'

const SOON = { timeout: 15_000, interval: 100 }

test('the statistics of every table follow its own growth, and the dead rows of a queue are cleared', async () => {
  const { pglite, close } = await startEmbedded({})
  const rows = async (table: string) => {
    const found = await pglite.query<{ rows: number }>(
      'select reltuples::int as rows from pg_class where relname = $1',
      [table],
    )
    return found.rows[0]?.rows
  }
  const fill = (table: string, count: number) =>
    pglite.query(`insert into ${table} select repeat('x', 500) from generate_series(1, $1::int)`, [count])
  await pglite.exec('create table contacts (name text); create table ingest_queue (body text)')
  const tidying = startTidying(pglite, { log: buildLog('silent'), metrics: new Registry() })
  try {
    expect(await rows('contacts')).toBe(-1)
    await fill('contacts', 1_000)
    await expect.poll(() => rows('contacts'), SOON).toBe(1_000)
    await fill('contacts', 1_000)
    await expect.poll(() => rows('contacts'), SOON).toBe(2_000)
    await fill('ingest_queue', 2_000)
    await pglite.query('delete from ingest_queue')
    const bytes = async () =>
      (await pglite.query<{ bytes: number }>(`select pg_relation_size('ingest_queue') as bytes`)).rows[0]
        ?.bytes
    await expect.poll(bytes, SOON).toBe(0)
  } finally {
    await tidying.stop()
    await close()
  }
})

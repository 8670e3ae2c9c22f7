import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Pool } from 'pg'
import type { Place } from '../stores.ts'

export type RawInserts = {
  /** Rows a second, each in a transaction of its own, over several connections where the store has several. */
  single_rows_per_second: number
  /** Rows a second, in transactions of `grouped_by` rows. */
  grouped_rows_per_second: number
  grouped_by: number
}

const BODY_BYTES = 1000
const GROUP = 100
const CONNECTIONS = 8

/** Limit (b): plain inserts of rows of a kilobyte by parameter, as a program of a few lines would do them. */
export async function measureRawInserts(place: Place, seconds: number): Promise<RawInserts> {
  const { query, close, connections } = await open(place)
  try {
    await query(
      'create table raw_inserts (id bigint generated always as identity primary key, body bytea)',
      [],
    )
    const body = Buffer.alloc(BODY_BYTES, 'a')
    const one = 'insert into raw_inserts (body) values ($1)'
    const many = `insert into raw_inserts (body) values ${Array.from({ length: GROUP }, (_, i) => `($${i + 1})`).join(', ')}`
    const group = Array.from({ length: GROUP }, () => body)
    return {
      single_rows_per_second: await repeat(() => query(one, [body]), connections, seconds),
      grouped_rows_per_second:
        GROUP * (await repeat(() => query(many, group), Math.min(connections, 2), seconds)),
      grouped_by: GROUP,
    }
  } finally {
    await close()
  }
}

async function repeat(work: () => Promise<void>, at_once: number, seconds: number): Promise<number> {
  const started = performance.now()
  let done = 0
  const lane = async () => {
    while (performance.now() - started < seconds * 1000) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: at_once }, lane))
  return (done * 1000) / (performance.now() - started)
}

async function open({ database_url, data_dir }: Place) {
  if (database_url !== undefined) {
    const pool = new Pool({ connectionString: database_url, max: CONNECTIONS })
    return {
      query: async (text: string, values: Buffer[]) => {
        await pool.query({ name: text.slice(0, 60), text, values })
      },
      close: () => pool.end(),
      connections: CONNECTIONS,
    }
  }
  const pglite = await PGlite.create({
    dataDir: join(data_dir, 'raw'),
    startParams: PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  })
  return {
    query: async (text: string, values: Buffer[]) => {
      await pglite.query(text, values)
    },
    close: () => pglite.close(),
    connections: 1,
  }
}

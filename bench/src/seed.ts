import type { OwnerSession } from '@selfsame/server'
import { INSERT_LONG_THREADS, INSERT_PEOPLE, MAKE_PEOPLE, SEEDED_TABLES, type SeedLine } from './seed-sql.ts'
import { maintain, openPlace, type Place } from './stores.ts'

const PART = 100_000
const REBUILD_FROM = 200_000
const SPREAD_MS = 30 * 86_400_000

export type SeedOptions = {
  /** People with these numbers. They are added to those seeded before. */
  from: number
  until: number
  /** Threads with this many further messages each, for the people with the first numbers. */
  long_threads?: { threads: number; messages: number }
  /** Whether the indexes are built anew; absent: where that is cheaper than to fill them row by row. */
  rebuild?: boolean
  /** The time of the last person. */
  now: Date
  /** Over how long before that the people are spread; absent: 30 days. */
  spread_ms?: number
}

/** Writes people, threads and messages as ingest would have left them, in one transaction, and brings the statistics up to date. */
export async function seed(place: Place, line: SeedLine, options: SeedOptions): Promise<void> {
  const store = await openPlace(place)
  try {
    await store.asOwner((session) => seedInto(session, line, options))
  } finally {
    await store.close()
  }
  await maintain(place, 'vacuum analyze')
}

/** The same in a transaction of the caller's. */
export async function seedInto(session: OwnerSession, line: SeedLine, options: SeedOptions): Promise<void> {
  const { from, until, now, long_threads, spread_ms = SPREAD_MS } = options
  const rebuild = (options.rebuild ?? until - from >= REBUILD_FROM) ? await dropIndexes(session) : []
  const first = new Date(now.getTime() - spread_ms)
  await session.query(`select set_config('bench.first_ms', $1, true)`, [String(first.getTime())])
  for (let start = from; start < until; start += PART) {
    await session.query(MAKE_PEOPLE, [
      line.account_id,
      line.portfolio_id,
      line.inbox_id,
      first,
      start,
      Math.min(start + PART, until),
      spread_ms / until,
    ])
    for (const statement of INSERT_PEOPLE) await session.query(statement)
    await session.exec('drop table people')
  }
  if (long_threads) {
    const { threads, messages } = long_threads
    await session.query(INSERT_LONG_THREADS, [line.account_id, line.inbox_id, messages, threads])
  }
  for (const statement of rebuild) await session.exec(statement)
}

/** Takes every index of the seeded tables away, with the foreign keys that rest on them, and returns what builds them again. */
async function dropIndexes(session: OwnerSession): Promise<string[]> {
  const tables = [[...SEEDED_TABLES, 'contact_words']]
  await session.exec(`set local maintenance_work_mem = '512MB'`)
  // Foreign keys first, because their indexes cannot go before them.
  const keys = await session.query<{ table_name: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table_name, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype in ('p', 'u') and conrelid::regclass::text = any($1::text[])
         or contype = 'f' and confrelid::regclass::text = any($1::text[])
      order by contype = 'f' desc`,
    tables,
  )
  const names = new Set(keys.map(({ name }) => name))
  const found = await session.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename = any($1::text[])`,
    tables,
  )
  const indexes = found.filter(({ name }) => !names.has(name))
  for (const { name } of indexes) await session.exec(`drop index ${name}`)
  for (const { table_name, name } of keys) {
    await session.exec(`alter table ${table_name} drop constraint ${name}`)
  }
  return [
    ...keys
      .reverse()
      .map(
        ({ table_name, name, definition }) =>
          `alter table ${table_name} add constraint ${name} ${definition}`,
      ),
    ...indexes.map(({ definition }) => definition),
  ]
}

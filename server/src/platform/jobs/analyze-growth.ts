import { sql } from 'kysely'
import type { PostgresStore } from '../db/store.ts'
import { type LoopContext, startLoop } from './loop.ts'

const LOOK_EVERY_MS = 2_000
/** A table's statistics are taken again whenever it has grown by this. */
const GROWTH = 1.5
const SMALLEST_PAGES = 16

export type Analyzing = { stop(): Promise<void> }

/**
 * Takes the statistics of tables that grow fast. Autovacuum looks once a minute: until then an import or the history of a
 * new number is planned as if the tables were still empty, at a tenth of the speed. What two processes take at once, the
 * second skips.
 */
export function startAnalyzing(store: PostgresStore, context: LoopContext): Analyzing {
  async function analyze(): Promise<boolean> {
    const tables = await grownTables(store)
    if (tables.length === 0) return false
    await store.asOwner(({ exec }) => exec(`analyze (skip_locked) ${tables.join(', ')}`))
    return false
  }
  return startLoop(context, { name: 'analyzing', poll_ms: LOOK_EVERY_MS, run: analyze })
}

async function grownTables({ db }: PostgresStore): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.relid::regclass::text as name from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.schemaname = current_schema() and s.n_mod_since_analyze > 0
       and pg_relation_size(s.relid) / current_setting('block_size')::int
         > greatest(c.relpages * ${GROWTH}::float, ${SMALLEST_PAGES}::int)`.execute(db)
  return rows.map(({ name }) => name)
}

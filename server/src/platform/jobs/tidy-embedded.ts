import type { PGlite } from '@electric-sql/pglite'
import { type LoopContext, startLoop } from './loop.ts'

/** Rows come and go in these all the time, so what is left of them is to be cleared at once. */
const QUEUES = ['ingest_queue', 'sends']
const QUEUE_PAGES = 32
const PAGE_BYTES = 8192
const LOOK_EVERY_MS = 1_000
const VACUUM_EVERY_MS = 10 * 60_000
/** A table's statistics are taken again whenever it has grown by this. */
const GROWTH = 1.5
const SMALLEST_BYTES = 128 * 1024

export type Tidying = { stop(): Promise<void> }

/**
 * The embedded store has no autovacuum: without this, queries would wade through dead rows and be planned without
 * statistics, and slow down by the hour. One table at a time, so that requests get their turn in between.
 */
export function startTidying(pglite: PGlite, context: LoopContext): Tidying {
  const analyzed = new Map<string, number>()
  let vacuumed_ms = performance.now()
  async function tidy(): Promise<boolean> {
    const sizes = await tableSizes(pglite)
    for (const queue of QUEUES) {
      if ((sizes.get(queue) ?? 0) > QUEUE_PAGES * PAGE_BYTES) await pglite.query(`vacuum ${queue}`)
    }
    const due = performance.now() - vacuumed_ms > VACUUM_EVERY_MS
    if (due) vacuumed_ms = performance.now()
    for (const [table, bytes] of sizes) {
      const grown = bytes > Math.max((analyzed.get(table) ?? 0) * GROWTH, SMALLEST_BYTES)
      if (!grown && !due) continue
      if (loop.signal.aborted) break
      await pglite.query(due ? `vacuum (analyze) ${table}` : `analyze ${table}`)
      analyzed.set(table, bytes)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return false
  }
  const loop = startLoop(context, { name: 'embedded_tidying', poll_ms: LOOK_EVERY_MS, run: tidy })
  return { stop: () => loop.stop() }
}

async function tableSizes(pglite: PGlite): Promise<Map<string, number>> {
  const { rows } = await pglite.query<{ name: string; bytes: number }>(
    `select quote_ident(tablename) as name, pg_relation_size(format('public.%I', tablename)::regclass) as bytes
       from pg_tables where schemaname = 'public' and tablename <> 'selfsame_migrations' order by tablename`,
  )
  return new Map(rows.map(({ name, bytes }) => [name, bytes]))
}

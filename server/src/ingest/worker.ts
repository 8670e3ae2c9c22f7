import { sql } from 'kysely'
import type { Clock } from '../platform/base/clock.ts'
import type { Secrets } from '../platform/base/crypto.ts'
import type { Log } from '../platform/base/log.ts'
import type { Db } from '../platform/db/types.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import { type LoopContext, startLoop } from '../platform/jobs/loop.ts'
import { type BatchFit, buildBatchSize } from './batch-size.ts'
import type { WorkerMetrics } from './metrics.ts'
import {
  type BatchLimits,
  type ProcessBatch,
  type Processed,
  processQueued,
  type QueueDeliveries,
} from './process-queued.ts'

export type IngestWorker = {
  /** To be called when this process has stored something: it looks at once instead of at the next poll. */
  wake(): void
  /** Resolves when nothing is queued that this process could work on. For tests and commands. */
  drain(): Promise<void>
  /** Finishes the batches under way. */
  stop(): Promise<void>
}

export type WorkerContext = {
  db: Db
  clock: Clock
  secrets: Pick<Secrets, 'tombstones'>
  log: Log
  metrics: WorkerMetrics
  /** Where the loop keeps its own figures. */
  registry: LoopContext['metrics']
  processBatch: ProcessBatch
  queueDeliveries: QueueDeliveries
  /** How many accounts at a time; 1 where the store has one connection. */
  workers: number
} & BatchFit

const POLL_MS = 250
/** A worker that only tries the lock never gets it while an account's own requests wait for it without a gap. */
const PATIENT_AFTER_MS = 500
const BATCH_BYTES = 1024 * 1024

/**
 * Works on the queue: accounts in turn, each by one transaction at a time however many processes there are. Looks when
 * woken, and every quarter of a second for what other processes have stored.
 */
export function startIngestWorker(context: WorkerContext): IngestWorker {
  const { clock, log, metrics } = context
  const processing = {
    db: context.db,
    now: () => new Date(clock.now()),
    digests: (identifier: string) => context.secrets.tombstones(identifier),
    processBatch: context.processBatch,
    queueDeliveries: context.queueDeliveries,
  }
  const size = buildBatchSize({ ...context, now_ms: () => performance.now() })
  /** Since when each account's lock has been another's whenever this worker came. */
  const busy_since = new Map<string, number>()
  const limits = (account_id: string): BatchLimits => {
    const since = busy_since.get(account_id) ?? Number.POSITIVE_INFINITY
    return { rows: size.rows(), bytes: BATCH_BYTES, patient: performance.now() - since >= PATIENT_AFTER_MS }
  }
  const work = async (account_id: string): Promise<Processed> => {
    const started = performance.now()
    const done = await processQueued(processing, account_id, limits(account_id))
    if (done !== 'busy') busy_since.delete(account_id)
    else if (!busy_since.has(account_id)) busy_since.set(account_id, started)
    if (typeof done === 'string') return done
    const took_ms = performance.now() - started
    size.fit(took_ms, done.events)
    metrics.worked({ ...done, took_ms })
    if (done.poisoned > 0) log.error({ account_id, events: done.poisoned }, 'webhook events failed')
    return done
  }
  /** One batch of every account that has something queued. True if any of them may have more. */
  const goRound = async (): Promise<boolean> => {
    const accounts = await findAccounts(context.db)
    let more = false
    const worker = async () => {
      for (let id = accounts.shift(); id !== undefined && !loop.signal.aborted; id = accounts.shift()) {
        const done = await work(id)
        if (typeof done !== 'string') more = true
      }
    }
    await Promise.all(Array.from({ length: context.workers }, worker))
    return more
  }
  const loop = startLoop(
    { log, metrics: context.registry },
    {
      name: 'ingest',
      poll_ms: POLL_MS,
      run: goRound,
      // What was under way was rolled back and is still queued.
      onFailure: () => metrics.paused(),
    },
  )
  return {
    wake: () => {
      size.noteWebhook()
      loop.wake()
    },
    drain: async () => {
      while (!loop.signal.aborted && (await findAccounts(context.db)).length > 0) {
        loop.wake()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    stop: () => loop.stop(),
  }
}

/** The accounts that have events queued, or a replay that is not all queued. */
async function findAccounts(db: Db): Promise<string[]> {
  // Skips from account to account through the primary key, however many events each has.
  const { rows } = await withEveryAccount(db, (trx) =>
    sql<{ account_id: string }>`
      with recursive queued as (
        (select account_id from ingest_queue order by account_id limit 1)
        union all
        select (select next.account_id from ingest_queue next where next.account_id > queued.account_id
                 order by next.account_id limit 1)
          from queued where queued.account_id is not null
      )
      select account_id from queued where account_id is not null
      union
      select account_id from replays where all_queued_at is null`.execute(trx),
  )
  return rows.map((row) => row.account_id)
}

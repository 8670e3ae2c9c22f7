import { wakeSnoozed } from './conversations/wake-snoozed.ts'
import type { Store } from './db/store.ts'
import { withEveryAccount } from './db/with-account.ts'
import type { Deps } from './deps.ts'
import { forgetOldAnswers } from './http/idempotency.ts'
import { processBatch } from './ingest/batch.ts'
import { buildWorkerMetrics } from './ingest/metrics.ts'
import { deleteOldWebhooks } from './ingest/retention.ts'
import { startIngestWorker } from './ingest/worker.ts'
import { type Job, startJobs } from './jobs/jobs.ts'

export type Worker = {
  /** To be called when this process has stored webhooks. */
  wake(): void
  stop(): Promise<void>
}

// The embedded store has one connection: while a batch is under way, webhooks wait for their acknowledgement.
const EMBEDDED = { lanes: 1, batch_ms: { busy: 40, quiet: 250 }, batch_rows: { fewest: 50, most: 400 } }
const POSTGRES = { lanes: 4, batch_ms: { busy: 250, quiet: 500 }, batch_rows: { fewest: 200, most: 400 } }

/** Starts the worker role: everything that goes on without a request. */
export async function startWorker(deps: Deps, store: Store): Promise<Worker> {
  const jobs = await startJobs(store, buildJobs(deps), deps.log)
  const ingest = startIngestWorker({
    ...deps,
    metrics: buildWorkerMetrics(deps.metrics),
    processBatch,
    ...(store.kind === 'embedded' ? EMBEDDED : POSTGRES),
  })
  return {
    wake: () => ingest.wake(),
    stop: async () => {
      await ingest.stop()
      await jobs.stop()
    },
  }
}

function buildJobs(deps: Deps): Job[] {
  return [
    {
      name: 'forget_old_answers',
      cron: '17 * * * *',
      run: async () => {
        await withEveryAccount(deps.db, (trx) => forgetOldAnswers(trx, deps.clock.now()))
      },
    },
    {
      name: 'wake_snoozed',
      cron: '* * * * *',
      run: async () => {
        await wakeSnoozed(deps.db, new Date(deps.clock.now()))
      },
    },
    {
      name: 'delete_old_webhooks',
      cron: '41 * * * *',
      run: async (_data, signal) => {
        await deleteOldWebhooks(deps.db, deps.clock.now(), signal)
      },
    },
  ]
}

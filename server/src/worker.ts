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

const LANES = 4
// The embedded store has one connection: while a batch is under way, webhooks wait for their acknowledgement.
const EMBEDDED_BATCH_MS = { busy: 40, quiet: 250 }
const BATCH_MS = { busy: 250, quiet: 500 }

/** Starts the worker role: everything that goes on without a request. */
export async function startWorker(deps: Deps, store: Store): Promise<Worker> {
  const jobs = await startJobs(store, buildJobs(deps), deps.log)
  const embedded = store.kind === 'embedded'
  const ingest = startIngestWorker({
    ...deps,
    metrics: buildWorkerMetrics(deps.metrics),
    processBatch,
    lanes: embedded ? 1 : LANES,
    batch_ms: embedded ? EMBEDDED_BATCH_MS : BATCH_MS,
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

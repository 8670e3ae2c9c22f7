import { startDownloader } from '../conversations/media/downloader.ts'
import { processBatch } from '../ingest/batch.ts'
import { buildWorkerMetrics } from '../ingest/metrics.ts'
import { startIngestWorker } from '../ingest/worker.ts'
import { startGatewayDeliverer } from '../integrations/gateway/deliverer.ts'
import { queueDeliveries } from '../integrations/gateway/queue-deliveries.ts'
import { startDeliverer } from '../integrations/webhooks/deliverer.ts'
import type { Store } from '../platform/db/store.ts'
import type { Deps } from '../platform/deps.ts'
import { startAnalyzing } from '../platform/jobs/analyze-growth.ts'
import { startJobs } from '../platform/jobs/jobs.ts'
import { startTidying } from '../platform/jobs/tidy-embedded.ts'
import { startBroadcaster } from '../sending/broadcasts/broadcaster.ts'
import { startSender } from '../sending/outbox/sender.ts'
import { startAssigner } from '../staffing/assignment/assigner.ts'
import { buildJobs } from './jobs.ts'

export type Worker = {
  /** To be called when this process has stored webhooks. */
  wake(): void
  /** To be called when this process has queued a message. */
  wakeSender(): void
  stop(): Promise<void>
}

// The embedded store has one connection: while a batch is under way, webhooks wait for their acknowledgement.
const EMBEDDED = { workers: 1, batch_ms: { busy: 40, quiet: 250 }, batch_rows: { fewest: 50, most: 400 } }
// A host that hangs holds the places of its account for as long as a file may take, so several accounts must not fill all of them.
const DOWNLOADER = { room: { most: 32, most_per_account: 4 }, poll_ms: 500 }
const ASSIGNER = { poll_ms: 500 }
const DELIVERER = { poll_ms: 200, most_at_once: 256, most_per_account: 128, busy_share: 0.6 }
const DELIVERER_OF = {
  embedded: { ...DELIVERER, floor_per_second: 250, alone: true },
  postgres: { ...DELIVERER, floor_per_second: 1000, alone: false },
}
const BROADCASTER = { poll_ms: 250 }
const GATEWAY = { poll_ms: 250 }
const SENDER = { concurrency: 128, poll_ms: 500 }
const POSTGRES = { workers: 4, batch_ms: { busy: 250, quiet: 500 }, batch_rows: { fewest: 200, most: 400 } }

/** Starts the worker role: everything that goes on without a request. */
export async function startWorker(deps: Deps, store: Store): Promise<Worker> {
  const jobs = await startJobs(store, buildJobs(deps, store), deps.log)
  const ingest = startIngestWorker({
    ...deps,
    metrics: buildWorkerMetrics(deps.metrics),
    registry: deps.metrics,
    processBatch,
    queueDeliveries,
    ...(store.kind === 'embedded' ? EMBEDDED : POSTGRES),
  })
  const sender = startSender(deps, SENDER)
  const broadcaster = startBroadcaster(deps, { ...BROADCASTER, wakeSender: () => sender.wake() })
  const assigner = startAssigner(deps, ASSIGNER)
  const downloader = startDownloader(deps, DOWNLOADER)
  const deliverer = startDeliverer(deps, DELIVERER_OF[store.kind])
  const gateway = startGatewayDeliverer(deps, GATEWAY)
  const upkeep = store.kind === 'embedded' ? startTidying(store.pglite, deps) : startAnalyzing(store, deps)
  return {
    wake: () => ingest.wake(),
    wakeSender: () => sender.wake(),
    stop: async () => {
      await upkeep.stop()
      await deliverer.stop()
      await broadcaster.stop()
      await assigner.stop()
      await gateway.stop()
      await sender.stop()
      await downloader.stop()
      await ingest.stop()
      await jobs.stop()
    },
  }
}

import { pino } from 'pino'
import { Registry } from 'prom-client'
import { processBatch } from '../../src/ingest/batch.ts'
import { buildWorkerMetrics } from '../../src/ingest/metrics.ts'
import type { ProcessBatch } from '../../src/ingest/process-queued.ts'
import { type IngestWorker, startIngestWorker } from '../../src/ingest/worker.ts'
import { queueDeliveries } from '../../src/integrations/gateway/queue-deliveries.ts'
import type { TestApp } from './app.ts'

/** A worker on the app's database, as another process would run it. */
export function startTestWorker(app: TestApp, process: ProcessBatch = processBatch): IngestWorker {
  return startIngestWorker({
    ...app.deps,
    log: pino({ level: 'silent' }),
    metrics: buildWorkerMetrics(new Registry()),
    registry: new Registry(),
    processBatch: process,
    queueDeliveries,
    workers: app.deps.store.kind === 'embedded' ? 1 : 2,
    batch_ms: { busy: 100, quiet: 100 },
    batch_rows: { fewest: 20, most: 100 },
  })
}

/** Works on everything that is queued, then stops. */
export async function workOff(app: TestApp, process: ProcessBatch = processBatch): Promise<void> {
  const worker = startTestWorker(app, process)
  await worker.drain()
  await worker.stop()
}

import { syncDueTemplates } from '../channels/templates/sync-templates.ts'
import { startDownloader } from '../conversations/media/downloader.ts'
import { removeFiles } from '../conversations/media/removals.ts'
import { foldOldWords } from '../conversations/search/fold-words.ts'
import { wakeSnoozed } from '../conversations/wake-snoozed.ts'
import { processBatch } from '../ingest/batch.ts'
import { buildWorkerMetrics } from '../ingest/metrics.ts'
import { deleteOldWebhooks } from '../ingest/retention.ts'
import { startIngestWorker } from '../ingest/worker.ts'
import { startGatewayDeliverer } from '../integrations/gateway/deliverer.ts'
import { forgetOldDeliveries } from '../integrations/gateway/forget-deliveries.ts'
import { queueDeliveries } from '../integrations/gateway/queue-deliveries.ts'
import { tellFailedSends } from '../integrations/gateway/tell-failed-sends.ts'
import { startDeliverer } from '../integrations/webhooks/deliverer.ts'
import { deleteOldDeliveries } from '../integrations/webhooks/retention.ts'
import type { Store } from '../platform/db/store.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import type { Deps } from '../platform/deps.ts'
import { deleteOldAnswers } from '../platform/idempotency/reserve-key.ts'
import { type Job, startJobs } from '../platform/jobs/jobs.ts'
import { startTidying } from '../platform/jobs/tidy-embedded.ts'
import { deleteOldAuditEntries } from '../records/audit-log/retention.ts'
import { workOffContactBook } from '../records/erasures/contact-book.ts'
import { redactFiles } from '../records/erasures/redact-files.ts'
import { deleteOldMessages } from '../records/retention/delete-old-messages.ts'
import { placeEveryone } from '../resolution/moving/place-everyone.ts'
import { startBroadcaster } from '../sending/broadcasts/broadcaster.ts'
import { startSender } from '../sending/outbox/sender.ts'
import { expireRequests } from '../sending/phone-requests/expire-requests.ts'
import { settleWaiting } from '../sending/phone-requests/settle-waiting.ts'
import { startAssigner } from '../staffing/assignment/assigner.ts'

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
  const tidying = store.kind === 'embedded' ? startTidying(store.pglite, deps) : null
  return {
    wake: () => ingest.wake(),
    wakeSender: () => sender.wake(),
    stop: async () => {
      await tidying?.stop()
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

function buildJobs(deps: Deps, store: Store): Job[] {
  return [
    {
      name: 'place_everyone',
      cron: '* * * * *',
      run: async (_data, signal) => {
        await placeEveryone(store, signal)
      },
    },
    {
      name: 'forget_old_answers',
      cron: '17 * * * *',
      run: async () => {
        await withEveryAccount(deps.db, (trx) => deleteOldAnswers(trx, deps.clock.now()))
      },
    },
    {
      name: 'forget_old_deliveries',
      cron: '29 * * * *',
      run: async (_data, signal) => {
        await forgetOldDeliveries(deps.db, deps.clock.now(), signal)
      },
    },
    {
      name: 'tell_failed_sends',
      cron: '* * * * *',
      run: async () => {
        await tellFailedSends(deps.db, new Date(deps.clock.now()))
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
      name: 'fold_search_words',
      cron: '* * * * *',
      run: (_data, signal) => foldOldWords(deps, signal),
    },
    {
      name: 'sync_templates',
      cron: '* * * * *',
      run: (_data, signal) => syncDueTemplates(deps, signal),
    },
    {
      name: 'remove_files',
      cron: '* * * * *',
      run: async (_data, signal) => {
        await removeFiles(deps, signal)
      },
    },
    {
      name: 'expire_phone_requests',
      cron: '* * * * *',
      run: async () => {
        await expireRequests(deps.db, new Date(deps.clock.now()))
        await settleWaiting(deps.db, new Date(deps.clock.now()))
      },
    },
    {
      name: 'redact_files',
      cron: '* * * * *',
      run: (_data, signal) => redactFiles(deps, signal),
    },
    {
      name: 'work_off_contact_book',
      cron: '* * * * *',
      run: (_data, signal) => workOffContactBook(deps, signal),
    },
    {
      name: 'delete_old_messages',
      cron: '23 * * * *',
      run: async (_data, signal) => {
        await deleteOldMessages(deps.db, deps.clock.now(), signal)
      },
    },
    {
      name: 'delete_old_audit_entries',
      cron: '53 * * * *',
      run: async (_data, signal) => {
        await deleteOldAuditEntries(deps.db, new Date(deps.clock.now()), signal)
      },
    },
    {
      name: 'delete_old_deliveries',
      cron: '27 * * * *',
      run: (_data, signal) => deleteOldDeliveries(deps.db, deps.clock.now(), signal),
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

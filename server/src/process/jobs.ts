import { syncDueTemplates } from '../channels/templates/sync-templates.ts'
import { removeFiles } from '../conversations/media/removals.ts'
import { foldOldWords } from '../conversations/search/fold-words.ts'
import { wakeSnoozed } from '../conversations/wake-snoozed.ts'
import { deleteOldWebhooks } from '../ingest/retention.ts'
import { forgetOldDeliveries } from '../integrations/gateway/forget-deliveries.ts'
import { tellFailedSends } from '../integrations/gateway/tell-failed-sends.ts'
import { deleteOldDeliveries } from '../integrations/webhooks/retention.ts'
import type { Store } from '../platform/db/store.ts'
import { withEveryAccount } from '../platform/db/with-account.ts'
import type { Deps } from '../platform/deps.ts'
import { deleteOldAnswers } from '../platform/idempotency/reserve-key.ts'
import type { Job } from '../platform/jobs/jobs.ts'
import { deleteOldAuditEntries } from '../records/audit-log/retention.ts'
import { workOffContactBook } from '../records/erasures/contact-book.ts'
import { redactFiles } from '../records/erasures/redact-files.ts'
import { deleteOldMessages } from '../records/retention/delete-old-messages.ts'
import { placeEveryone } from '../resolution/moving/place-everyone.ts'
import { expireRequests } from '../sending/phone-requests/expire-requests.ts'
import { settleWaiting } from '../sending/phone-requests/settle-waiting.ts'

/** The jobs that no request starts. */
export function buildJobs(deps: Deps, store: Store): Job[] {
  return [...dueJobs(deps, store), ...removalJobs(deps), ...retentionJobs(deps)]
}

/** What falls due: a snooze that ends, a template to sync, a phone request that expires. */
function dueJobs(deps: Deps, store: Store): Job[] {
  return [
    {
      name: 'place_everyone',
      cron: '* * * * *',
      run: async (_data, signal) => {
        await placeEveryone(store, signal)
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
      name: 'expire_phone_requests',
      cron: '* * * * *',
      run: async () => {
        await expireRequests(deps.db, new Date(deps.clock.now()))
        await settleWaiting(deps.db, new Date(deps.clock.now()))
      },
    },
  ]
}

/** What was removed or erased, in files and in WhatsApp’s contact book. */
function removalJobs(deps: Deps): Job[] {
  return [
    {
      name: 'remove_files',
      cron: '* * * * *',
      run: async (_data, signal) => {
        await removeFiles(deps, signal)
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
  ]
}

/** What is kept for a time, once that is over. */
function retentionJobs(deps: Deps): Job[] {
  return [
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

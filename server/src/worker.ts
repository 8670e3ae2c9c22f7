import type { Store } from './db/store.ts'
import { withEveryAccount } from './db/with-account.ts'
import type { Deps } from './deps.ts'
import { forgetOldAnswers } from './http/idempotency.ts'
import { type Job, startJobs } from './jobs/jobs.ts'

export type Worker = { stop(): Promise<void> }

/** Starts the worker role: everything that goes on without a request. */
export async function startWorker(deps: Deps, store: Store): Promise<Worker> {
  const jobs = await startJobs(store, buildJobs(deps), deps.log)
  return { stop: () => jobs.stop() }
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
  ]
}

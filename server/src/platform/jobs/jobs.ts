import { PgBoss } from 'pg-boss'
import type { Log } from '../base/log.ts'
import { storableParameters } from '../db/storable-parameters.ts'
import type { Store } from '../db/store.ts'
import { embeddedQueue } from './embedded-queue.ts'

/** Work in the background. It may run twice, so it must not mind. */
export type Job = {
  name: string
  /** When it runs on schedule (UTC, by this machine's clock); null: only when it is sent. */
  cron: string | null
  /** `data` is what was sent, null when it runs on schedule. It stops at the next good moment after `signal`. */
  run(data: unknown, signal: AbortSignal): Promise<void>
}

export type Jobs = {
  /** Queues a job; it outlives this process. */
  send(name: string, data: object): Promise<void>
  stop(): Promise<void>
}

const SCHEMA = 'selfsame_jobs'
const POOL_SIZE = 2
const POLL_S = 5
const RETRIES = 5
const RUNS_AT_MOST_S = 60 * 60
const STOPS_WITHIN_MS = 10_000
const TELL_EVERY_MS = 10_000

/** Starts the job queue, kept in the store itself, and works on these jobs. */
export async function startJobs(store: Store, jobs: Job[], log: Log): Promise<Jobs> {
  const { settings, close } = openQueue(store)
  const boss = new PgBoss({ ...settings, schema: SCHEMA, createSchema: false })
  // What goes wrong in between (a lost connection, say) is tried again by the queue itself.
  boss.on('error', tellSparingly(log))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      retryLimit: RETRIES,
      retryBackoff: true,
      expireInSeconds: RUNS_AT_MOST_S,
    })
    await boss.work(job.name, { pollingIntervalSeconds: POLL_S }, async (batch) => {
      for (const { id, data, signal } of batch) await runJob(job, id, data, signal, log)
    })
    if (job.cron !== null) await boss.schedule(job.name, job.cron, null, { tz: 'UTC' })
  }
  await dropForgottenSchedules(boss, jobs)
  return {
    send: async (name, data) => {
      await boss.send(name, data)
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: STOPS_WITHIN_MS })
      await close()
    },
  }
}

// Every queue tells of the same outage, every few seconds. What it tells is a copy of the error that is none itself.
function tellSparingly(log: Log): (error: Error) => void {
  let told_ms = Number.NEGATIVE_INFINITY
  return ({ message }) => {
    if (performance.now() - told_ms < TELL_EVERY_MS) return
    told_ms = performance.now()
    log.warn({ err: new Error(message) }, 'job queue failed')
  }
}

// Its tables belong to the role that the application works as, so every connection has to be that role.
function openQueue(store: Store) {
  if (store.kind === 'embedded') {
    const settings = {
      db: embeddedQueue(store.pglite),
      backend: 'pglite' as const,
      // The rebuilding of indexes is for tables that many processes work on.
      reindex: false,
      monitorVacuum: false,
    }
    return { settings, close: () => Promise.resolve() }
  }
  // Its own connections would hang for minutes after a cut of the network.
  const pool = store.openPool({
    role: 'selfsame_app',
    application_name: 'selfsame jobs',
    max: POOL_SIZE,
  })
  const executeSql = (text: string, values?: unknown[]) =>
    pool.query(text, values && storableParameters(text, values))
  const endPool = async () => {
    if (!pool.ending) await pool.end()
  }
  return { settings: { db: { executeSql } }, close: endPool }
}

// The one boundary of jobs: a line each, and a failure goes back to the queue, which tries again later.
async function runJob(job: Job, job_id: string, data: unknown, signal: AbortSignal, log: Log): Promise<void> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  try {
    await job.run(data, signal)
    log.info({ job: job.name, job_id, duration_ms: took() }, 'job done')
  } catch (error) {
    log.warn({ job: job.name, job_id, duration_ms: took(), err: error }, 'job failed')
    throw error
  }
}

async function dropForgottenSchedules(boss: PgBoss, jobs: Job[]): Promise<void> {
  const scheduled = new Set(jobs.filter((job) => job.cron !== null).map((job) => job.name))
  for (const { name } of await boss.getSchedules()) {
    if (!scheduled.has(name)) await boss.unschedule(name)
  }
}

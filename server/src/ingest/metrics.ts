import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

export type ReceiveOutcome =
  | 'stored'
  | 'unknown_app'
  | 'invalid_signature'
  | 'too_large'
  | 'too_slow'
  | 'busy'
  | 'store_unavailable'
  | 'aborted'

export type ReceiveMetrics = {
  count(outcome: ReceiveOutcome): void
  took(seconds: number): void
  /** What one commit took in. */
  committed(group: { posts: number; rows: number; bytes: number; took_ms: number }): void
  /** `held` tells the bytes of unverified bodies whenever the figures are read. */
  watchUnverified(held: () => number): void
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const OUTCOMES: ReceiveOutcome[] = [
  'stored',
  'unknown_app',
  'invalid_signature',
  'too_large',
  'too_slow',
  'busy',
  'store_unavailable',
  'aborted',
]

export function buildReceiveMetrics(registry: Registry): ReceiveMetrics {
  const outcomes = new Counter({
    name: 'selfsame_webhooks_received_total',
    help: 'Webhooks by outcome. Only stored webhooks got the response 200.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  // From the start, so that an alert on a rate has something to compare with.
  for (const outcome of OUTCOMES) outcomes.inc({ outcome }, 0)
  const answers = new Histogram({
    name: 'selfsame_webhook_answer_seconds',
    help: 'Time from the head of a webhook request to its response.',
    buckets: SECONDS,
    registers: [registry],
  })
  const commits = new Histogram({
    name: 'selfsame_webhook_commit_seconds',
    help: 'Duration of a commit of a group of webhooks.',
    buckets: SECONDS,
    registers: [registry],
  })
  const rows = new Counter({
    name: 'selfsame_webhook_entries_stored_total',
    help: 'Stored webhook entries.',
    registers: [registry],
  })
  const bytes = new Counter({
    name: 'selfsame_webhook_bytes_stored_total',
    help: 'Bytes of stored webhook bodies.',
    registers: [registry],
  })
  let unverified = () => 0
  new Gauge({
    name: 'selfsame_webhook_unverified_bytes',
    help: 'Bytes of webhook bodies in memory with an unchecked signature.',
    registers: [registry],
    collect() {
      this.set(unverified())
    },
  })
  return {
    watchUnverified: (held) => {
      unverified = held
    },
    count: (outcome) => outcomes.inc({ outcome }),
    took: (seconds) => answers.observe(seconds),
    committed: (group) => {
      commits.observe(group.took_ms / 1000)
      rows.inc(group.rows)
      bytes.inc(group.bytes)
    },
  }
}

export type WorkerMetrics = {
  /** What one turn took out of the queue. */
  worked(turn: { events: number; updates: number; poisoned: number; took_ms: number }): void
  paused(): void
}

export function buildWorkerMetrics(registry: Registry): WorkerMetrics {
  const batches = new Histogram({
    name: 'selfsame_ingest_batch_seconds',
    help: 'Duration of a batch of webhook events, from the first statement to the commit.',
    buckets: SECONDS,
    registers: [registry],
  })
  const events = new Counter({
    name: 'selfsame_ingest_events_total',
    help: 'Webhook events that were processed and left the queue.',
    registers: [registry],
  })
  const updates = new Counter({
    name: 'selfsame_ingest_updates_total',
    help: 'Messages, statuses and other updates in those events.',
    registers: [registry],
  })
  const poisoned = new Counter({
    name: 'selfsame_ingest_events_set_aside_total',
    help: 'Webhook events that failed with an exception. Each has a failure with the reason.',
    registers: [registry],
  })
  const pauses = new Counter({
    name: 'selfsame_ingest_pauses_total',
    help: 'Pauses of the worker because the store did not respond.',
    registers: [registry],
  })
  return {
    worked: (turn) => {
      batches.observe(turn.took_ms / 1000)
      events.inc(turn.events)
      updates.inc(turn.updates)
      poisoned.inc(turn.poisoned)
    },
    paused: () => pauses.inc(),
  }
}

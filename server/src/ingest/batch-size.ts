/** How large a batch should be. */
export type BatchFit = {
  /** How long a batch should take, while webhooks come in and while none do: on one connection they wait for it. */
  batch_ms: { busy: number; quiet: number }
  /** Between which bounds the events of a batch are fitted to that; under some number the fixed cost rules. */
  batch_rows: { fewest: number; most: number }
}

export type BatchSize = {
  /** How many events the next batch takes. */
  rows(): number
  /** To be called when a webhook was stored. */
  noteWebhook(): void
  /** Fits the size to a batch of `events` that took so long. */
  fit(took_ms: number, events: number): void
}

const QUIET_AFTER_MS = 1_000

/** Fits the size of batches to how long they take. `now_ms`: milliseconds that only grow. */
export function buildBatchSize({
  batch_ms,
  batch_rows,
  now_ms,
}: BatchFit & { now_ms: () => number }): BatchSize {
  let woken_ms = Number.NEGATIVE_INFINITY
  let rows = batch_rows.fewest
  return {
    rows: () => rows,
    noteWebhook: () => {
      woken_ms = now_ms()
    },
    fit: (took_ms, events) => {
      // A batch that was not full says little about how long a full one takes.
      if (events < rows) return
      const target_ms = now_ms() - woken_ms > QUIET_AFTER_MS ? batch_ms.quiet : batch_ms.busy
      // At most doubled at a time: the first batches of a process are slow and the next ones are not.
      const fitted = Math.round(rows * Math.min(target_ms / took_ms, 2))
      rows = Math.min(Math.max(fitted, batch_rows.fewest), batch_rows.most)
    },
  }
}

import { type Api, readIngest } from './api.ts'

export type LagSample = { at_ms: number; queued: number; processed: number; lag_ms: number }

export type LagWatch = {
  /** Resolves once everything that was ever stored has been worked on. */
  drained(): Promise<void>
  samples: LagSample[]
}

const EVERY_MS = 200

/** Asks the product, five times a second, how far behind it is. `expected`: so many entries must have been stored. */
export function watchLag(api: Api, expected: () => number | null): LagWatch {
  const started = performance.now()
  const samples: LagSample[] = []
  const watch = async () => {
    for (;;) {
      const { queued, processed, lag_ms, stored } = await readIngest(api)
      samples.push({ at_ms: performance.now() - started, queued, processed, lag_ms })
      const wanted = expected()
      if (wanted !== null && queued === 0 && stored >= wanted) return
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  }
  const done = watch()
  // Whoever waits for it hears of a failure; until then it must not end the process.
  done.catch(() => undefined)
  return { samples, drained: () => done }
}

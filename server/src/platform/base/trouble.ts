import type { Log } from './log.ts'
import type { Rest } from './rest.ts'

/** What a loop does about turns that fail, above all while the store is away. */
export type Trouble = {
  /** To be called when a turn has gone well. */
  over(): void
  /** Rests for longer the more turns have failed one after another; `message` is logged at most every ten seconds. */
  pause(error: unknown): Promise<void>
}

const FIRST_PAUSE_MS = 250
// Nothing but the watch asks for the database while it is away, so this is short enough to go on at once when it is back.
const LONGEST_PAUSE_MS = 1_000
const TELL_EVERY_MS = 10_000

export function buildTrouble(log: Log, rest: Rest, message: string): Trouble {
  let failures = 0
  let told_ms = Number.NEGATIVE_INFINITY
  return {
    over: () => {
      if (failures > 1) log.info({ failures, after: message }, 'loop goes on')
      failures = 0
    },
    pause: async (error) => {
      const pause_ms = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
      failures += 1
      if (performance.now() - told_ms >= TELL_EVERY_MS) {
        told_ms = performance.now()
        log.warn({ err: error, failures, pause_ms }, message)
      }
      await rest.pause(pause_ms)
    },
  }
}

import { Counter, type Registry } from 'prom-client'
import type { Log } from '../base/log.ts'
import { buildRest } from '../base/rest.ts'

/** Work that a process does again and again, beside requests. */
export type Loop = {
  /** Is aborted when the loop is stopped, so that a long turn ends early. */
  signal: AbortSignal
  /** Begins the next turn now instead of at the next poll. */
  wake(): void
  /** One turn, after the one that is under way. Rejects with what the turn throws. For tests and commands. */
  turn(): Promise<boolean>
  /** Lets the turn that is under way end; there is none after it. */
  stop(): Promise<void>
}

export type LoopOptions = {
  /** Names the loop in the log and in the figures, such as `sender`. */
  name: string
  /** How long it rests after a turn that leaves nothing to do. */
  poll_ms: number
  /** One turn; true where the next one has something to do already. Turns never overlap. */
  run(): Promise<boolean>
  /** Hears of a turn that failed, before the loop pauses. */
  onFailure?: (error: unknown) => void
}

export type LoopContext = { log: Log; metrics: Registry }

const FIRST_PAUSE_MS = 250
// Only the watch connects to a database that is away, so this is short enough to go on at once when it is back.
const LONGEST_PAUSE_MS = 1_000
const LOG_EVERY_MS = 10_000
const TURNS = 'selfsame_loop_turns_total'

/**
 * Starts a loop. A turn that fails is logged, at most every ten seconds, and the loop pauses before the next one: 250 ms
 * after the first failure, a second after the third in a row.
 */
export function startLoop({ log, metrics }: LoopContext, options: LoopOptions): Loop {
  const { name, poll_ms } = options
  const stopping = new AbortController()
  const rest = buildRest()
  const turns = countTurns(metrics)
  for (const outcome of ['done', 'failed']) turns.inc({ loop: name, outcome }, 0)
  let failures = 0
  let logged_ms = Number.NEGATIVE_INFINITY
  let last: Promise<unknown> = Promise.resolve()

  function turn(): Promise<boolean> {
    const next = last.then(options.run)
    last = next.catch(() => undefined)
    return next
  }

  function succeed(): void {
    turns.inc({ loop: name, outcome: 'done' })
    if (failures > 1) log.info({ loop: name, failures }, 'loop resumed')
    failures = 0
  }

  async function fail(error: unknown): Promise<void> {
    turns.inc({ loop: name, outcome: 'failed' })
    options.onFailure?.(error)
    const pause_ms = Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
    failures += 1
    if (performance.now() - logged_ms >= LOG_EVERY_MS) {
      logged_ms = performance.now()
      log.warn({ err: error, loop: name, failures, pause_ms }, 'loop failed')
    }
    await rest.pause(pause_ms)
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const more = await turn()
        succeed()
        if (!more) await rest.sleep(poll_ms)
      } catch (error) {
        await fail(error)
      }
    }
  }

  // The first turn begins when the caller has what it starts.
  const looping = Promise.resolve().then(loop)
  return {
    signal: stopping.signal,
    wake: () => rest.wake(),
    turn,
    stop: async () => {
      stopping.abort()
      rest.endNow()
      await looping
    },
  }
}

/** The counter of all loops of a process. */
function countTurns(registry: Registry): Counter<'loop' | 'outcome'> {
  const known = registry.getSingleMetric(TURNS)
  if (known instanceof Counter) return known
  return new Counter({
    name: TURNS,
    help: 'Turns of each background loop by outcome: a loop that only fails does no work.',
    labelNames: ['loop', 'outcome'],
    registers: [registry],
  })
}

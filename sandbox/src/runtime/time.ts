import { DAY_MS, HOUR_MS, SECOND_MS } from '../world/clock.ts'
import { advanceWorldTo } from '../world/world.ts'
import type { Runtime, Ticker } from './runtime.ts'

const MINUTE_MS = 60 * SECOND_MS
const UNITS: Record<string, number> = {
  ms: 1,
  second: SECOND_MS,
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
}
const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|second|minute|hour|day|week)s?$/

/** `30 days`, `90 seconds`, `1.5 hours` or a number of milliseconds; undefined if it is neither. */
export function parseDuration(text: string | number): number | undefined {
  if (typeof text === 'number') return Number.isFinite(text) && text >= 0 ? Math.round(text) : undefined
  const match = DURATION.exec(text.trim())
  const unit = UNITS[match?.[2] ?? '']
  return unit === undefined ? undefined : Math.round(Number(match?.[1]) * unit)
}

/** Moves the world forward and delivers what becomes due at its own virtual time, not all of it at the end. */
export async function moveTime(runtime: Runtime, by_ms: number): Promise<void> {
  await moveTimeTo(runtime, runtime.world.clock.now_ms + by_ms)
}

export async function moveTimeTo(runtime: Runtime, to_ms: number): Promise<void> {
  const { world } = runtime
  await runtime.deliverer.flush()
  for (
    let next_ms = nextDueTime(runtime, to_ms);
    next_ms !== undefined;
    next_ms = nextDueTime(runtime, to_ms)
  ) {
    advanceWorldTo(world, Math.max(next_ms, world.clock.now_ms))
    await runtime.deliverer.flush()
    if (runtime.world !== world) return
  }
  // A request that came in meanwhile may have moved the clock further than this call wanted.
  if (to_ms > world.clock.now_ms) advanceWorldTo(world, to_ms)
  await runtime.deliverer.flush()
}

/** Everything that happens automatically (statuses, delayed webhooks, retries) is a task on the clock. */
function nextDueTime(runtime: Runtime, to_ms: number): number | undefined {
  const next_ms = runtime.world.clock.tasks[0]?.at_ms
  return next_ms !== undefined && next_ms <= to_ms ? next_ms : undefined
}

const TICK_MS = 50

/** Lets the world's clock run with real time, `rate` times as fast. */
export function startTicker(runtime: Runtime, rate: number): Ticker {
  let last_ms = performance.now()
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    const now_ms = performance.now()
    const by_ms = Math.round((now_ms - last_ms) * rate)
    last_ms = now_ms
    // Real time does not stand still while an app takes its time over a webhook.
    if (running) advanceWorldTo(runtime.world, runtime.world.clock.now_ms + by_ms)
    else {
      running = moveTime(runtime, by_ms).finally(() => {
        running = undefined
      })
    }
  }, TICK_MS)
  return {
    rate,
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

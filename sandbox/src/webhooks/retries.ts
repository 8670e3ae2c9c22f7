import { DAY_MS, HOUR_MS, SECOND_MS } from '../world/clock.ts'
import type { Switches } from '../world/switches.ts'

const LIMIT_MS: Record<Switches['retry_schedule'], number> = {
  seven_days: 7 * DAY_MS,
  thirty_six_hours: 36 * HOUR_MS,
  fast: 60 * SECOND_MS,
}
const LONGEST_MS = 12 * HOUR_MS

/**
 * Waits before each retry: the first at once, then ever longer, until the limit has passed since the first attempt.
 * Meta gives no table, only "immediately, then with decreasing frequency".
 */
export function retryDelays(schedule: Switches['retry_schedule']): number[] {
  const growth = schedule === 'fast' ? 2 : 4
  const delays = [0]
  let total_ms = 0
  for (let delay_ms = schedule === 'fast' ? 100 : 5 * SECOND_MS; ; delay_ms *= growth) {
    const next_ms = Math.min(delay_ms, LONGEST_MS)
    total_ms += next_ms
    if (total_ms > LIMIT_MS[schedule]) return delays
    delays.push(next_ms)
  }
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const PAUSES_MS = [
  SECOND_MS,
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
]
const LONGEST_PAUSE_MS = 4 * HOUR_MS
const GIVEN_UP_AFTER_MS = 7 * 24 * HOUR_MS
// Requests that failed together must not come back together.
const JITTER = 0.2

/** When to try again, as Meta does: at once, then ever less often, for seven days. Null: never. */
export function nextAttempt(
  { attempts, created_at }: { attempts: number; created_at: Date },
  now_ms: number,
  dice: number,
): Date | null {
  if (now_ms - created_at.getTime() >= GIVEN_UP_AFTER_MS) return null
  const pause_ms = PAUSES_MS[attempts - 1] ?? LONGEST_PAUSE_MS
  return new Date(now_ms + Math.round(pause_ms * (1 + JITTER * dice)))
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The pauses between attempts that Standard Webhooks gives: ten attempts over three days. */
export const PAUSES_MS = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
]
// Requests that failed together must not come back together.
const JITTER = 0.2
const LONGEST_RETRY_AFTER_MS = DAY_MS

/** When to try again after so many attempts; null: never. A pause that the receiver asks for is kept, within a day. */
export function nextTry(
  tries: number,
  { now_ms, retry_after_ms, dice }: { now_ms: number; retry_after_ms: number; dice: number },
): Date | null {
  const pause_ms = PAUSES_MS[tries - 1]
  return pause_ms === undefined ? null : new Date(now_ms + Math.max(spread(pause_ms, dice), retry_after_ms))
}

/** A pause made up to a fifth longer; `dice` from 0 to 1. */
export function spread(pause_ms: number, dice: number): number {
  return Math.round(pause_ms * (1 + JITTER * dice))
}

/** The pause that a Retry-After header asks for, as seconds or as a date; 0 where it asks for none. */
export function readRetryAfter(header: string | null, now_ms: number): number {
  if (header === null) return 0
  const text = header.trim()
  const asked_ms = /^\d+$/.test(text) ? Number(text) * SECOND_MS : Date.parse(text) - now_ms
  return Number.isNaN(asked_ms) ? 0 : Math.min(Math.max(asked_ms, 0), LONGEST_RETRY_AFTER_MS)
}

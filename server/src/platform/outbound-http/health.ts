import type { PostOutcome } from './post.ts'
import { readRetryAfter, spread } from './schedule.ts'

/** How an endpoint has answered since its last success. */
export type Health = {
  failures: number
  failing_since: Date | null
  held_back_until: Date | null
  last_success_at: Date | null
  last_failure_at: Date | null
  last_status: number | null
  last_error: string | null
}

export type DisabledBecause = 'gone' | 'failing'

/** From so many failures in a row on, nothing but one attempt at a time is made, with growing pauses. */
export const BREAKS_AT = 10
const SHORTEST_BREAK_MS = 5_000
const LONGEST_BREAK_MS = 15 * 60_000
// Each pause is half of the time that it has failed already.
const BREAK_SHARE = 0.5
const LONGEST_ASKED_BREAK_MS = 60 * 60_000
const DISABLED_AFTER_MS = 5 * 24 * 60 * 60_000
const GONE = 410
// Such a response is about all requests to the address, not about this one.
const OVERLOADED = [429, 503]

export function afterSuccess(health: Health, { status }: PostOutcome, now: Date): Health {
  return {
    ...health,
    failures: 0,
    failing_since: null,
    held_back_until: null,
    last_success_at: now,
    last_status: status,
    last_error: null,
  }
}

export function afterFailure(health: Health, outcome: PostOutcome, now: Date, dice: number): Health {
  const failures = health.failures + 1
  const failing_since = health.failing_since ?? now
  return {
    ...health,
    failures,
    failing_since,
    held_back_until: holdBack({ ...health, failures, failing_since }, outcome, now, dice),
    last_failure_at: now,
    last_status: outcome.status,
    last_error: outcome.error,
  }
}

/** Why an endpoint gets no more events after this failure; null: it continues. */
export function disabledBecause(health: Health, { status }: PostOutcome, now: Date): DisabledBecause | null {
  if (status === GONE) return 'gone'
  const { failures, failing_since } = health
  const long = failing_since !== null && now.getTime() - failing_since.getTime() >= DISABLED_AFTER_MS
  return long && failures >= BREAKS_AT ? 'failing' : null
}

function holdBack(
  { failures, failing_since, held_back_until }: Health & { failing_since: Date },
  { status, retry_after }: PostOutcome,
  now: Date,
  dice: number,
): Date | null {
  const now_ms = now.getTime()
  const held_ms = held_back_until?.getTime() ?? 0
  const asked_ms = status !== null && OVERLOADED.includes(status) ? readRetryAfter(retry_after, now_ms) : 0
  const share_ms = (now_ms - failing_since.getTime()) * BREAK_SHARE
  const break_ms = Math.min(Math.max(share_ms, SHORTEST_BREAK_MS), LONGEST_BREAK_MS)
  // Attempts that were under way together make one break.
  const broken_ms = failures >= BREAKS_AT && held_ms <= now_ms ? now_ms + spread(break_ms, dice) : 0
  const until_ms = Math.max(
    held_ms,
    broken_ms,
    asked_ms > 0 ? now_ms + Math.min(asked_ms, LONGEST_ASKED_BREAK_MS) : 0,
  )
  return until_ms > now_ms ? new Date(until_ms) : null
}

/** Clocks differ a little; what lies further ahead than this is nonsense. */
const MAX_AHEAD_MS = 5 * 60_000
/** Nothing happened on WhatsApp before it existed (2009). */
const EARLIEST_MS = Date.UTC(2009, 0, 1)
/** Some senders write milliseconds; as seconds these would lie 30,000 years ahead. */
const FIRST_MILLISECONDS = 1e12

/** Meta's timestamp (text or number, seconds or milliseconds) in milliseconds, or the time of receipt in its place. */
export function readTime(
  timestamp: unknown,
  received_at_ms: number,
): { at_ms: number; at_from_meta: boolean } {
  const number = typeof timestamp === 'string' && timestamp.trim() !== '' ? Number(timestamp) : timestamp
  if (typeof number === 'number' && number > 0) {
    const at_ms = Math.trunc(number > FIRST_MILLISECONDS ? number : number * 1000)
    if (at_ms >= EARLIEST_MS && at_ms <= received_at_ms + MAX_AHEAD_MS) return { at_ms, at_from_meta: true }
  }
  return { at_ms: received_at_ms, at_from_meta: false }
}

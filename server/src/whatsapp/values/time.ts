/** Clocks differ a little; what lies further ahead than this is nonsense. */
const MAX_AHEAD_MS = 5 * 60_000
/** Nothing happened on WhatsApp before it existed (2009). */
const EARLIEST_MS = Date.UTC(2009, 0, 1)
/** Some senders write milliseconds; as seconds these would lie 30,000 years ahead. */
const FIRST_MILLISECONDS = 1e12

/** The ISO times of our API end with the year 9999. */
const LATEST_MS = Date.UTC(9999, 11, 31)

/** Meta's timestamp (text or number, seconds or milliseconds) in milliseconds, or the time of receipt in its place. */
export function readTime(
  timestamp: unknown,
  received_at_ms: number,
): { at_ms: number; at_from_meta: boolean } {
  const at_ms = unixMs(timestamp)
  const is_usable = at_ms !== null && at_ms >= EARLIEST_MS && at_ms <= received_at_ms + MAX_AHEAD_MS
  return is_usable ? { at_ms, at_from_meta: true } : { at_ms: received_at_ms, at_from_meta: false }
}

/** A time that Meta tells of, such as when something ends, in the same forms and for our API; null where it is none. */
export function readIsoTime(value: unknown): string | null {
  const at_ms = unixMs(value)
  return at_ms === null || at_ms > LATEST_MS ? null : new Date(at_ms).toISOString()
}

function unixMs(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !(number > 0)) return null
  return Math.trunc(number > FIRST_MILLISECONDS ? number : number * 1000)
}

import type { GraphError, GraphOutcome } from '../../whatsapp/graph.ts'

/** What is done about an answer of Meta's. */
export type SendVerdict =
  | { do: 'settle_sent' }
  /** The outcome is unknown: never sent again without a report by Meta or a manual decision. */
  | { do: 'leave_unknown'; code: number | null }
  /** It was refused; it goes out again after the pause, for this message or for this recipient alone. */
  | { do: 'retry'; code: number; after_ms: number }
  /** It was refused and nothing more of this line goes out until the pause is over. */
  | { do: 'pause_line'; code: number; after_ms: number }
  /** It was refused because of the line itself: a person must act. The message waits with the others. */
  | { do: 'stop_line'; code: number }
  | { do: 'fail'; code: number }

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const MOST_RETRIES = 8
const LONGEST_PAUSE_MS = 15 * MINUTE_MS

/** Meta could not say whether it did it. */
const OUTCOME_UNKNOWN = new Set([1, 131000, 131016])
/** A refusal that says it will pass; nothing was sent. */
const PASSING = new Set([2, 131057, 133004])
const PASSING_PAUSE_MS: Record<number, number> = {
  2: 2 * SECOND_MS,
  131057: MINUTE_MS,
  133004: 5 * SECOND_MS,
}
const PAIR_LIMIT = 131056
const LINE_LIMITS: Record<number, number> = {
  4: 5 * MINUTE_MS,
  80007: 5 * MINUTE_MS,
  130429: SECOND_MS,
  131048: HOUR_MS,
  131064: HOUR_MS,
}
/** Templates that are being checked, or paused for hours: a campaign's message is not worth more than a few hours. */
const TEMPLATE_PAUSES: Record<number, number> = {
  132015: 3 * HOUR_MS,
  132069: 10 * MINUTE_MS,
  134101: 10 * MINUTE_MS,
}
const LINE_BROKEN = new Set([
  0, 3, 10, 190, 368, 131005, 131031, 131037, 131042, 131045, 133000, 133005, 133006, 133008, 133009, 133010,
  133015, 133016, 134011, 136024,
])

/** By this Meta says that the person wants no marketing. */
export const STOPPED_MARKETING = 131050

/** Why a message was refused, as it is kept with it; null: Meta gave no error that could be read. */
export function describeRefusal(error: GraphError | null): Record<string, unknown> {
  return {
    code: 'meta_refused',
    meta_code: error?.code ?? 0,
    message: error?.message,
    details: error?.details,
  }
}

/** Judges one answer; `tries` counts this one. See docs/errors.md for the classes. */
export function judgeOutcome(outcome: GraphOutcome, tries: number): SendVerdict {
  if (outcome.kind === 'ok') return { do: 'settle_sent' }
  if (outcome.kind === 'unknown') return { do: 'leave_unknown', code: null }
  const { code } = outcome.error
  if (OUTCOME_UNKNOWN.has(code)) return { do: 'leave_unknown', code }
  if (LINE_BROKEN.has(code) || (code >= 200 && code < 300)) return { do: 'stop_line', code }
  const line_pause_ms = LINE_LIMITS[code]
  if (line_pause_ms !== undefined) return { do: 'pause_line', code, after_ms: line_pause_ms }
  if (tries >= MOST_RETRIES) return { do: 'fail', code }
  if (code === PAIR_LIMIT) return { do: 'retry', code, after_ms: pairPause(tries) }
  if (PASSING.has(code)) {
    const first_ms = PASSING_PAUSE_MS[code] ?? SECOND_MS
    return { do: 'retry', code, after_ms: Math.min(first_ms * 2 ** (tries - 1), LONGEST_PAUSE_MS) }
  }
  const template_pause_ms = TEMPLATE_PAUSES[code]
  if (template_pause_ms !== undefined) return { do: 'retry', code, after_ms: template_pause_ms }
  return { do: 'fail', code }
}

/** Meta asks for 4^X seconds, X = 0, 1, 2 … */
function pairPause(tries: number): number {
  return Math.min(SECOND_MS * 4 ** (tries - 1), LONGEST_PAUSE_MS)
}

import { type RawBuilder, sql } from 'kysely'
import { digitsApart, escapeForSql, type Traces, tailsOf } from './traces.ts'

/**
 * Whether a text may name them, for what is then looked at closely: every text that does passes, and few others. `text` is
 * as it is read, without escapes, in lower case. One regular expression, because the text is then read once for all of it.
 */
export function mayName(text: RawBuilder<string>, traces: Traces): RawBuilder<boolean> {
  return matchesAny(text, [...wordsOf(traces), ...tailsOf(traces).map((tail) => digitsApart(tail))])
}

// Of JSON in bytes: ASCII that was escaped, spaces, and digits of other scripts, and what is no ASCII at all. WhatsApp escapes
// neither letters nor digits, so that few of its rows hold any.
const HIDING = String.raw`\\\\u(?:00[2-7a]|20|06[6-9a-f]|09|30|fe|ff)|\\[23][0-7][0-7]`

// Signs of any kind, and the line ends and tabs of JSON.
const BETWEEN_DIGITS = String.raw`(?:[^0-9a-z"{}]|\\\\[nrt])*`

/** The same for bytes, which may be in any encoding and hold JSON with escapes. */
export function bytesMayName(bytes: RawBuilder<Buffer>, traces: Traces): RawBuilder<boolean> {
  // A backslash stands twice there, and a slash may be escaped by one.
  const words = wordsOf(traces).map((word) => word.replaceAll(String.raw`\/`, String.raw`(?:\\\\)?\/`))
  const tails = tailsOf(traces).map((tail) => [...tail].join(BETWEEN_DIGITS))
  return matchesAny(sql`lower(encode(${bytes}, 'escape'))`, [...words, ...tails, HIDING])
}

function wordsOf({ words, usernames }: Traces): string[] {
  return [...words, ...usernames].map((word) => escapeForSql(word.toLowerCase()))
}

function matchesAny(text: RawBuilder<string>, patterns: string[]): RawBuilder<boolean> {
  return patterns.length === 0 ? sql<boolean>`false` : sql<boolean>`${text} ~ ${patterns.join('|')}`
}

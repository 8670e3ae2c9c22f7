import { type RawBuilder, sql } from 'kysely'
import { hidingInJson, hidingInText } from './hiding.ts'
import { lowerCase } from './plain-reading.ts'
import { type Traces, tailsOf } from './traces.ts'

// Signs of any kind, and the line ends and tabs of JSON.
const BETWEEN = String.raw`(?:[^0-9a-z{}]|\\[nrt])*`
const BETWEEN_IN_JSON = String.raw`(?:[^0-9a-z{}]|\\\\(?:[nrt]|u[0-9a-f]{4}))*`

/**
 * Whether a text may name them, for what is then looked at closely: every text that does passes, and few others. `text` is
 * in lower case. One regular expression, because the text is then read once for all of it.
 */
export function mayName(text: RawBuilder<string>, traces: Traces): RawBuilder<boolean> {
  const tails = tailsOf(traces).map((tail) => [...tail].join(BETWEEN))
  return matchesAny(text, [...wordsOf(traces, BETWEEN), ...tails, hidingInText()])
}

/** The same for bytes, which may be in any encoding and hold JSON with escapes. */
export function bytesMayName(bytes: RawBuilder<Buffer>, traces: Traces): RawBuilder<boolean> {
  // A backslash stands twice there, and a slash may be escaped by one.
  // Letters beyond ASCII are escaped there, or pass as bytes of no ASCII.
  const words = wordsOf(traces, BETWEEN_IN_JSON).map((word) =>
    word
      .replaceAll(String.raw`\/`, String.raw`(?:\\\\)?\/`)
      .replace(/\P{ASCII}/gu, (sign) => String.raw`\\\\u[0-9a-f]{4}`.repeat(sign.length)),
  )
  const tails = tailsOf(traces).map((tail) => [...tail].join(BETWEEN_IN_JSON))
  return matchesAny(sql`lower(encode(${bytes}, 'escape'))`, [...words, ...tails, hidingInJson()])
}

/** As `lower` leaves them, which is not the same in every locale. */
function wordsOf({ words, usernames }: Traces, between: string): string[] {
  return [...words, ...usernames].map((word) =>
    escapeForSql(lowerCase(word))
      .replace(/\s+/g, () => between)
      .replaceAll('\\@', () => `${between}@${between}`)
      .replaceAll('ss', '(?:ss|ß|ẞ)')
      .replaceAll('σ', '(?:σ|ς)')
      .replaceAll('i', '(?:i(?:\u0307)?|ı|İ)'),
  )
}

function matchesAny(text: RawBuilder<string>, patterns: string[]): RawBuilder<boolean> {
  return patterns.length === 0 ? sql<boolean>`false` : sql<boolean>`${text} ~ ${patterns.join('|')}`
}

/** For a regular expression of PostgreSQL: a text as it is. */
function escapeForSql(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`)
}

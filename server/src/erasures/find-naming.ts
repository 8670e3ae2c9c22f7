import { type RawBuilder, sql } from 'kysely'
import { TO_PLAIN_DIGITS, type Traces, tailsOf } from './traces.ts'

/**
 * Whether a text may name them, for what is then looked at closely: every text that does passes, and few others. `text` is
 * as it is read, without escapes, in lower case.
 */
export function mayName(text: RawBuilder<string>, traces: Traces): RawBuilder<boolean> {
  const words = [...traces.words, ...traces.usernames].map((word) => word.toLowerCase())
  return sql`(exists (select from unnest(${words}::text[]) as w(word) where position(w.word in ${text}) > 0)
    or exists (select from unnest(${tailsOf(traces)}::text[]) as p(tail)
      where position(p.tail in translate(${text}, ${TO_PLAIN_DIGITS.from}::text, ${TO_PLAIN_DIGITS.to}::text)) > 0))`
}

// Of JSON in bytes: ASCII that was escaped, spaces, and digits of other scripts, and what is no ASCII at all. WhatsApp escapes
// neither letters nor digits, so that few of its rows hold any.
const HIDING = String.raw`\\\\u(00[2-7a]|20|06[6-9a-f]|09|30|fe|ff)|\\[23][0-7][0-7]`

/** The same for bytes, which may be in any encoding and hold JSON with escapes. */
export function bytesMayName(bytes: RawBuilder<Buffer>, traces: Traces): RawBuilder<boolean> {
  const text = sql<string>`lower(encode(${bytes}, 'escape'))`
  // A slash may be escaped, and every backslash stands twice here.
  const slashed = traces.words
    .filter((word) => word.includes('/'))
    .map((word) => word.replaceAll('/', '\\\\/'))
  return sql`(${mayName(text, { ...traces, words: [...traces.words, ...slashed] })}
    or encode(${bytes}, 'escape') ~* ${HIDING})`
}

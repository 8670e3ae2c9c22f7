import { type RawBuilder, sql } from 'kysely'
import {
  areMany,
  barePartsOf,
  LEFT_OUT_OF_JSON,
  LEFT_OUT_OF_TEXT,
  READ_IN_TWO_WAYS,
  SIGNS_OF_TEXT,
} from './find-bare.ts'
import { hidingInJson, hidingInText } from './hiding.ts'
import { plainOf } from './plain-reading.ts'
import { type Traces, tailsOf } from './traces.ts'

type Medium = {
  /** Signs of any kind, and the line ends and tabs of JSON. */
  between: string
  /** One character beyond ASCII, which may be invisible, a mark, or a letter in another form. */
  beyond: string
  /** How a character beyond ASCII is written. */
  write: (sign: string) => string
}

const TEXT: Medium = {
  between: String.raw`(?:[^0-9a-z{}]|\\[nrt])*`,
  beyond: '[^\u0001-\u007f]',
  write: (sign) => sign,
}
/** Bytes of JSON as `encode(…, 'escape')` gives them, where a backslash stands twice. */
const JSON_BYTES: Medium = {
  between: String.raw`(?:[^0-9a-z{}]|\\\\(?:[bfnrt]|u[0-9a-f]{4}))*`,
  beyond: String.raw`(?:\\\\u[0-9a-f]{4})`,
  write: (sign) => String.raw`\\\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
}

// Signs that `hiding.ts` passes over because they are common, by what they stand for.
const STAND_INS = new Map(
  Object.entries({ a: 'ª', o: 'º', i: 'ıİ', s: 'ßẞ', '.': '…', '-': '\u2010\u2011', 1: '¹', 2: '²', 3: '³' }),
)
const ALL_STAND_INS = `${[...STAND_INS.values()].join('')}™`
// Letters and digits one by one, and runs that fewer characters may stand for.
const PIECES = /\s+|[@%+_/-]|s{2,}|\.+|tm|[0-9a-z]|[^\s0-9a-z@%+_/.-]+/gu

/**
 * Whether a text may name them, for what is then looked at closely: every text that does passes, and few others. `text` is
 * in lower case. One regular expression, because the text is then read once for all of it.
 */
export function mayName(text: RawBuilder<string>, traces: Traces): RawBuilder<boolean> {
  if (!areMany(traces)) return matchesAny(text, [...patternsOf(traces, TEXT), hidingInText()])
  const line_ends = without(LEFT_OUT_OF_TEXT, text)
  const bare = sql<string>`case when ${text} ~ ${READ_IN_TWO_WAYS}
    then ${line_ends} || ' ' || ${without(SIGNS_OF_TEXT, text)} else ${line_ends} end`
  return mayNameOneOfMany(traces, { text, bare, beyond: TEXT.beyond }, [hidingInText(), `[${ALL_STAND_INS}]`])
}

/** The same for bytes, which may be in any encoding and hold JSON with escapes. */
export function bytesMayName(bytes: RawBuilder<Buffer>, traces: Traces): RawBuilder<boolean> {
  const text = sql<string>`lower(encode(${bytes}, 'escape'))`
  if (!areMany(traces)) return matchesAny(text, [...patternsOf(traces, JSON_BYTES), hidingInJson()])
  const hiding = [hidingInJson(), ...[...ALL_STAND_INS].map(JSON_BYTES.write)]
  const bare = without(LEFT_OUT_OF_JSON, text)
  return mayNameOneOfMany(traces, { text, bare, beyond: JSON_BYTES.beyond }, hiding)
}

/** Each text is freed of what may stand between letters and digits, and searched for parts of the names as they are. */
function mayNameOneOfMany(
  traces: Traces,
  { text, bare, beyond }: { text: RawBuilder<string>; bare: RawBuilder<string>; beyond: string },
  hiding: string[],
): RawBuilder<boolean> {
  const { patterns, beyond: any_beyond } = barePartsOf(traces)
  const hides = matchesAny(text, any_beyond ? [...hiding, beyond] : hiding)
  const found = patterns.map((pattern) => sql`b.bare ~ ${pattern}`)
  if (found.length === 0) return hides
  return sql<boolean>`(${hides} or (select ${sql.join(found, sql` or `)} from (select ${bare} as bare) as b))`
}

function without(left_out: string, text: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`regexp_replace(${text}, ${left_out}, '', 'g')`
}

function patternsOf(traces: Traces, medium: Medium): string[] {
  const words = new Set([...traces.words, ...traces.usernames].map((word) => plainOf(word).normalize('NFC')))
  const tails = tailsOf(traces).map((tail) => [...tail].map((digit) => written(digit, medium)))
  return [
    // Between any two characters there may be invisible ones.
    ...[...words].map((word) =>
      (word.match(PIECES) ?? []).map((it) => written(it, medium)).join(`${medium.beyond}*`),
    ),
    ...tails.map((digits) => digits.join(medium.between)),
  ]
}

function written(piece: string, medium: Medium): string {
  const { between, beyond, write } = medium
  if (piece.trim() === '') return between
  if (piece === '@') return `${between}@${between}`
  // JSON may escape it.
  if (piece === '/') return String.raw`\\*\/`
  if (piece === 'tm') return `(?:t${beyond}*m|${write('™')})`
  const sign = piece[0] ?? ''
  if (/[0-9a-z.%+_-]/.test(sign)) {
    const stand_ins = piece.length > 1 || sign !== 's' ? [...(STAND_INS.get(sign) ?? '')] : []
    const one = `(?:${[escapeForSql(sign), ...stand_ins.map(write)].join('|')})`
    return piece.length === 1 ? one : `${one}(?:${beyond}*${one})*`
  }
  // Of letters beyond ASCII and other signs, one character may stand for several, and two for one.
  const ascii = [...new Set(piece.normalize('NFD').match(/\p{ASCII}/gu))].map(escapeForSql)
  const any = `(?:${[...ascii.map((it) => String.raw`\\*${it}`), beyond].join('|')})`
  return /\P{ASCII}/u.test(piece) ? `${any}*${beyond}${any}*` : `${any}+`
}

function matchesAny(text: RawBuilder<string>, patterns: string[]): RawBuilder<boolean> {
  return patterns.length === 0 ? sql<boolean>`false` : sql<boolean>`${text} ~ ${patterns.join('|')}`
}

/** For a regular expression of PostgreSQL: a text as it is. */
function escapeForSql(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`)
}

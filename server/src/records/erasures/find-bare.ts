import { plainOf } from './plain-reading.ts'
import { type Traces, tailsOf } from './traces.ts'

// For a contact with many identifiers: one regular expression with everything that may stand between any two characters of
// them would be too large for PostgreSQL. Both sides are compared without signs and letters beyond ASCII instead.

const MOST_CHARACTERS = 400
/** So many characters of a word find few other texts. */
const LONGEST_PART = 16
const SHORTEST_PART = 3
const PARTS_AT_ONCE = 2_000

/** What is left out of a text, as a regular expression of PostgreSQL: line ends of programs, signs, and what is beyond ASCII. */
export const LEFT_OUT_OF_TEXT = String.raw`\\[nrt]?|[^0-9a-z\\]+`
/** The same where a backslash is a sign of the text and a letter follows it: `CORP\robert`. */
export const SIGNS_OF_TEXT = '[^0-9a-z]+'
/** Where the two differ. */
export const READ_IN_TWO_WAYS = String.raw`\\[nrt]`
/** The same for bytes of JSON as `encode(…, 'escape')` gives them, where a backslash stands twice. */
export const LEFT_OUT_OF_JSON = String.raw`\\\\(?:[bfnrt]|u[0-9a-f]{4})?|\\|[^0-9a-z\\]+`

/** Whether they are too many for an expression that allows for everything between characters. */
export function areMany({ words, usernames, phones }: Traces): boolean {
  const characters = [...words, ...usernames].reduce((sum, { length }) => sum + length, 0)
  return characters > MOST_CHARACTERS || phones.international.size > MOST_CHARACTERS
}

/** What a text that names them holds in letters and digits alone, and whether any text beyond ASCII may name them. */
export function barePartsOf(traces: Traces): { patterns: string[]; beyond: boolean } {
  const words = [...new Set([...traces.words, ...traces.usernames].map(barePart))]
  const parts = [...new Set([...words.filter((it) => it !== null), ...tailsOf(traces)])]
  const patterns: string[] = []
  for (let at = 0; at < parts.length; at += PARTS_AT_ONCE)
    patterns.push(parts.slice(at, at + PARTS_AT_ONCE).join('|'))
  return { patterns, beyond: words.includes(null) }
}

/** Null for a word with next to nothing of ASCII. Addresses differ at their beginning, most ids at their end. */
function barePart(word: string): string | null {
  const plain = plainOf(word).normalize('NFC')
  const runs = plain.replace(/[^0-9a-z\P{ASCII}]+/gu, '').split(/[^0-9a-z]+/)
  const longest = runs.reduce((one, other) => (other.length > one.length ? other : one), '')
  if (longest.length < SHORTEST_PART) return null
  return word.includes('@') ? longest.slice(0, LONGEST_PART) : longest.slice(-LONGEST_PART)
}

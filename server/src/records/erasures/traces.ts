import { normalForms } from '../../platform/base/normal-forms.ts'
import { type PhoneForms, phoneFormsOf } from './written-forms.ts'

/** What is looked for of somebody in what others keep, in every way in which it can be written. */
export type Traces = {
  phones: PhoneForms
  /** BSUIDs, addresses, ids of other systems and names of cards: text that is theirs wherever it stands as a word. */
  words: string[]
  /** They count where they cannot be a common word: alone, behind an @ or in a link. */
  usernames: string[]
}

export const ERASED_TEXT = '[erased]'

// What people and programs put between digits, with spaces, hyphens and marks of direction of every kind.
const SEPARATORS =
  ' \t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f' +
  '\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\u3000\ufeff\u00ad' +
  '()[].,/\\-_~*•·‐‑‒–—―−－．（）'
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10]
const ALL_DIGITS = ZEROS.map((zero) => String.fromCharCode(...Array.from({ length: 10 }, (_, n) => zero + n)))
const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const escapeInClass = (text: string) => escapeRegExp(text).replace('-', '\\-')
const DIGIT = `[${ALL_DIGITS.join('')}]`
const RUN = new RegExp(`${DIGIT}(?:[${escapeInClass(SEPARATORS)}]{0,4}${DIGIT}){5,}`, 'g')
const PREFIXES = ['', '00', '011', '0011', '810']
const TAIL_DIGITS = 6

/** For a regular expression of PostgreSQL: these digits in every script, whatever stands between them. */
export function digitsApart(digits: string): string {
  const digit = (value: string) => `[${ALL_DIGITS.map((all) => all[Number(value)]).join('')}]`
  return [...digits].map(digit).join(`[${escapeForSql(SEPARATORS)}]*`)
}

/** For a regular expression of PostgreSQL: a text as it is. */
export function escapeForSql(text: string): string {
  return text.replace(/[^\p{L}\p{N}\s]/gu, (sign) => `\\${sign}`)
}

export function tracesOf(given: {
  phones: Iterable<string>
  words: Iterable<string>
  usernames: Iterable<string>
}): Traces {
  const distinct = (texts: Iterable<string>) => [...new Set(texts)].filter((text) => text.trim() !== '')
  return {
    phones: phoneFormsOf(given.phones),
    words: distinct([...given.words].flatMap(normalForms)),
    usernames: distinct(given.usernames),
  }
}

export function hasTraces({ phones, words, usernames }: Traces): boolean {
  return phones.international.size > 0 || words.length > 0 || usernames.length > 0
}

/** For SQL: the ends of all forms of the phones; whatever holds one of them is looked at more closely. */
export function tailsOf({ phones }: Traces): string[] {
  return [...new Set([...phones.international].map((form) => form.slice(-TAIL_DIGITS)))]
}

/** The text without them. `domestic`: whether digits alone may be a number as dialled inside its country. */
export function redactText(text: string, traces: Traces, domestic = true): string {
  const without = redactWords(text, traces)
  return traces.phones.international.size === 0 ? without : redactPhones(without, traces.phones, domestic)
}

function redactWords(text: string, { words, usernames }: Traces): string {
  const lower = text.toLowerCase()
  let rest = text
  for (const word of words) {
    if (!lower.includes(word.toLowerCase())) continue
    rest = rest.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(word)}(?![\\p{L}\\p{N}])`, 'giu'),
      ERASED_TEXT,
    )
  }
  for (const name of usernames) {
    if (!lower.includes(name.toLowerCase())) continue
    const behind = `(?<=@|wa\\.me/|username[=:/]\\s*|^\\s*)`
    rest = rest.replace(
      new RegExp(`${behind}${escapeRegExp(name)}(?=\\s*$|[^\\p{L}\\p{N}_.]|\\.(?:\\s|$))`, 'giu'),
      ERASED_TEXT,
    )
    // No word of a language has a digit or a sign in it.
    if (/[\d._]/.test(name))
      rest = rest.replace(
        new RegExp(`(?<![\\p{L}\\p{N}_.])${escapeRegExp(name)}(?![\\p{L}\\p{N}_])`, 'giu'),
        ERASED_TEXT,
      )
  }
  return rest
}

function redactPhones(text: string, phones: PhoneForms, domestic: boolean): string {
  return text.replace(RUN, (run) => {
    const digits: { value: string; at: number }[] = []
    for (let at = 0; at < run.length; at += 1) {
      const value = plainDigit(run.charCodeAt(at))
      if (value !== null) digits.push({ value, at })
    }
    return cutNumbers(run, digits, phones, domestic)
  })
}

/** Takes numbers out of a run of digits and separators, which may hold several. One begins and ends where a group does. */
function cutNumbers(
  run: string,
  digits: { value: string; at: number }[],
  { international, national }: PhoneForms,
  domestic: boolean,
): string {
  const all = digits.map(({ value }) => value).join('')
  const begins = digits.flatMap(({ at }, index) =>
    index === 0 || digits[index - 1]?.at !== at - 1 ? [index] : [],
  )
  const ends = [...begins.slice(1), digits.length]
  const isTheirs = (number: string) =>
    PREFIXES.some((prefix) => number.startsWith(prefix) && international.has(number.slice(prefix.length))) ||
    (domestic && national.has(number))
  for (const begin of begins) {
    const end = ends.toReversed().find((it) => it > begin && isTheirs(all.slice(begin, it)))
    const [first, last] = [digits[begin], end === undefined ? undefined : digits[end - 1]]
    if (end === undefined || first === undefined || last === undefined) continue
    const behind = run.slice(last.at + 1)
    const left = digits.slice(end).map(({ value, at }) => ({ value, at: at - last.at - 1 }))
    const rest = left.length === 0 ? behind : cutNumbers(behind, left, { international, national }, domestic)
    return `${run.slice(0, first.at)}${ERASED_TEXT}${rest}`
  }
  return run
}

function plainDigit(code: number): string | null {
  const zero = ZEROS.find((it) => code >= it && code < it + 10)
  return zero === undefined ? null : String(code - zero)
}

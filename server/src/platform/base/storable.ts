/** Deeper than anything that the API, Meta or an import sends for a reason; jsonb and printing have a limit of their own. */
export const MAX_DEPTH = 32

// jsonb writes numbers without an exponent: 1e308 would take 309 characters each time it is read.
const LARGEST_NUMBER = 1e21
const SMALLEST_NUMBER = 1e-21

const ESCAPES =
  /\\(?:u(?<high>d[89ab][0-9a-f]{2})\\u(?<low>d[c-f][0-9a-f]{2})|u(?<bad>0000|d[89a-f][0-9a-f]{2})|.)/gis

/**
 * Text as PostgreSQL can store it: it refuses NUL in `text` and lone surrogates in `jsonb`, and clients and Meta send both.
 * Clean text, which nearly all is, comes back as it was.
 */
export function storableText(text: string): string {
  const well_formed = text.isWellFormed() ? text : text.toWellFormed()
  return well_formed.includes('\0') ? well_formed.replaceAll('\0', '\ufffd') : well_formed
}

/** The same for JSON text, in which NUL and lone surrogates stand as escapes. */
export function storableJsonText(json: string): string {
  if (!json.includes('\\u')) return storableText(json)
  const clean = json.replace(ESCAPES, (written, _high, _low, bad: string | undefined) =>
    bad === undefined ? written : '\\ufffd',
  )
  return storableText(clean)
}

/** The first `length` UTF-16 units of a text, never half of a character that takes two. */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text
  const code = text.charCodeAt(length - 1)
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length)
}

/** Why a number of JSON is not stored; null: it is. */
export function whyUnstorableNumber(value: number): string | null {
  if (Number.isNaN(value) || Math.abs(value) >= LARGEST_NUMBER) return 'is too large a number'
  return value !== 0 && Math.abs(value) < SMALLEST_NUMBER ? 'is too small a number' : null
}

/** Parsing has rounded an integer this large, such as an id of another system, and what it was is lost. */
function whyRounded(value: number): string | null {
  const is_exact = !Number.isInteger(value) || Number.isSafeInteger(value)
  return is_exact ? null : 'is an integer with more digits than JSON numbers keep: send it as text'
}

/** What of a value cannot be stored as it is: the steps that lead there, and why. */
export type Unstorable = { path: string[]; message: string }

/**
 * What in parsed JSON could only be stored changed, for routes that rather refuse it: NUL, half of a character, a number that
 * is too large, too small or rounded, a key that would be lost on the way through an object of ours, or more levels than are stored. Null: nothing.
 */
export function findUnstorable(value: unknown): Unstorable | null {
  return findBelow(value, 0)
}

/** Paths are built on the way back, where something was found: one for each of a million values would take a second. */
function findBelow(value: unknown, level: number): Unstorable | null {
  if (typeof value === 'string') return notedHere(whyUnstorable(value))
  if (typeof value === 'number') return notedHere(whyUnstorableNumber(value) ?? whyRounded(value))
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return null
  if (level >= MAX_DEPTH) return notedHere(`is nested more than ${MAX_DEPTH} levels deep`)
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = findBelow(item, level + 1)
      if (found !== null) return { ...found, path: [String(index), ...found.path] }
    }
    return null
  }
  for (const key of Object.keys(value)) {
    const step = storableText(key)
    if (step !== key) return { path: [step], message: `has a name that ${whyUnstorable(key)}` }
    if (key === '__proto__') return { path: [key], message: 'is not an allowed name' }
    const found = findBelow(Reflect.get(value, key), level + 1)
    if (found !== null) return { ...found, path: [key, ...found.path] }
  }
  return null
}

function notedHere(message: string | null): Unstorable | null {
  return message === null ? null : { path: [], message }
}

function whyUnstorable(text: string): string | null {
  if (text.includes('\0')) return 'contains a NUL character'
  return text.isWellFormed() ? null : 'contains half of a character (a lone surrogate)'
}

import { NAMES_WITHOUT_END } from './html-entities.ts'
import { isDigit, lowerCase } from './plain-reading.ts'

// For regular expressions of PostgreSQL: what a name may hide in, so that the text has to be read to find it.

// Common signs and letters, which `find-naming.ts` finds in place of what they stand for.
const FOUND_IN_PLACE = /[ªº²³¹…™ßẞıİ]/u
const STANDS_FOR_ANOTHER = /[0-9a-z@._/+%-]/
const LAST_CODE = 0x1ffff
const FIRST_SURROGATE = 0xd800
const LAST_SURROGATE = 0xdfff
// Escapes of links and HTML, in both.
const ESCAPES = [
  '%[0-9a-f]{2}',
  `&(?:#x?[0-9a-f]|[a-z][a-z0-9]+;|${NAMES_WITHOUT_END.join('|')})`,
  '<[a-z/!]',
]

let known: { text: string; json: string } | null = null

/** What hides a name in a text or in the text of `jsonb`, in lower case. */
export function hidingInText(): string {
  known ??= findHiding()
  return known.text
}

/** The same in bytes of JSON as `encode(…, 'escape')` gives them, where a backslash stands twice. */
export function hidingInJson(): string {
  known ??= findHiding()
  return known.json
}

function findHiding(): { text: string; json: string } {
  const stand_for: number[] = []
  for (let code = 0x80; code <= LAST_CODE; code += 1) {
    if (code >= FIRST_SURROGATE && code <= LAST_SURROGATE) continue
    const sign = String.fromCodePoint(code)
    if (FOUND_IN_PLACE.test(sign)) continue
    if (isDigit(sign) || STANDS_FOR_ANOTHER.test(lowerCase(sign.normalize('NFKC')))) stand_for.push(code)
  }
  const escaped = new Set(stand_for.map(escapedPrefix))
  const ascii = '00[2-7]'
  return {
    text: [...ESCAPES, String.raw`\\[^nrt"]`, `[${classOf(stand_for)}]`].join('|'),
    json: [
      ...ESCAPES,
      // A backslash of the text.
      String.raw`\\\\\\\\`,
      String.raw`\\\\u(?:${[ascii, ...escaped].join('|')})`,
      // Whatever is no ASCII.
      String.raw`\\[23][0-7][0-7]`,
    ].join('|'),
  }
}

/** Neighbours as one range, as they are: PostgreSQL reads them in its own encoding. */
function classOf(codes: number[]): string {
  const ranges: [number, number][] = []
  for (const code of codes) {
    const last = ranges.at(-1)
    if (last?.[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges.map(([from, to]) => `${String.fromCodePoint(from)}-${String.fromCodePoint(to)}`).join('')
}

/** How the escape of a character in JSON begins, behind the backslash and the u. */
function escapedPrefix(code: number): string {
  const units = [...String.fromCodePoint(code)].flatMap((sign) =>
    Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).padStart(4, '0')),
  )
  const [first = '', second] = units
  return second === undefined ? first.slice(0, 3) : String.raw`${first}\\\\u${second.slice(0, 2)}`
}

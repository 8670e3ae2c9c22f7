import { decodeHTML } from 'entities'
import { plainDigits } from '../../platform/base/digits.ts'
import { NAMES_WITHOUT_END, namedCharacter } from './html-entities.ts'

/** A text as a reader understands it, and where in the text each part of it stands. */
export type Reading = {
  plain: string
  /** Where in the text the characters from `begin` up to `end` of `plain` stand. */
  placeOf(begin: number, end: number): [begin: number, end: number]
}

export type ReadOptions = {
  /** Whether escapes of links, HTML and programs are read as what they stand for. */
  decode: boolean
  /** What stands for a character that no reader sees. */
  hidden: '' | ' '
  /** Without its tags a text is what a reader sees; in them stand attributes. */
  tags?: 'dropped' | 'kept'
}

const PERCENT = '%(?:25)*'
const ESCAPES = [
  `${PERCENT}[0-7][0-9a-f]`,
  `${PERCENT}[c-f][0-9a-f](?:${PERCENT}[89ab][0-9a-f]){1,3}`,
  '&(?:#[0-9]+;?|#x[0-9a-f]+;?|[a-z][a-z0-9]{1,31};)',
  `&(?:${NAMES_WITHOUT_END.join('|')})`,
  String.raw`\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}`,
  String.raw`\\u[0-9a-f]{4}`,
  String.raw`\\\P{L}`,
  String.raw`\\[nrt]`,
].join('|')
const TAG = '<[a-z/!][^<>]{0,200}>'
// A base letter with its marks is read as one character.
const SPECIAL = String.raw`\P{ASCII}\p{M}*|\p{ASCII}\p{M}+`
const AS_WRITTEN = new RegExp(SPECIAL, 'gu')
const DECODED = {
  dropped: new RegExp(`${ESCAPES}|${TAG}|${SPECIAL}`, 'giu'),
  kept: new RegExp(`${ESCAPES}|${SPECIAL}`, 'giu'),
}
const HAS_ESCAPES = { dropped: new RegExp(`${ESCAPES}|${TAG}`, 'iu'), kept: new RegExp(ESCAPES, 'iu') }
const HAS_TAGS = new RegExp(TAG, 'iu')

/** Invisible characters, and those that only change how the one before them looks. */
export const INVISIBLE = String.raw`\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f\u20e3`
/** Digits in circles that Unicode does not call digits: where those from 1 to 9 begin, and every 0. */
const CIRCLED = new Map<number, string>([
  ...[0x2776, 0x2780, 0x278a, 0x24f5].flatMap((one) =>
    Array.from({ length: 9 }, (_, at): [number, string] => [one + at, String(at + 1)]),
  ),
  ...[0x24ff, 0x1f10b, 0x1f10c].map((zero): [number, string] => [zero, '0']),
])
const DIGITS = new RegExp(`([\\p{Nd}${String.fromCodePoint(...CIRCLED.keys())}])\\p{M}*`, 'gu')
// As text programs write the one on a keyboard. A dash between words is none, so that what stands behind it is found.
const HYPHENS = /[\u2010\u2011]/g
const ALL_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'gu')

export function hasEscapes(text: string, tags: 'dropped' | 'kept' = 'dropped'): boolean {
  return HAS_ESCAPES[tags].test(text)
}

export function hasTags(text: string): boolean {
  return HAS_TAGS.test(text)
}

/** A link that holds a text of a program that holds a tag, such as `%5Cu003cb%3e`. */
const MOST_LAYERS = 3

/**
 * Reads a text in lower case, with letters and digits of every width and script as plain ones, and with escapes inside
 * escapes.
 */
export function readPlainly(text: string, options: ReadOptions): Reading {
  let reading = readLayer(text, options)
  for (
    let layer = 1;
    layer < MOST_LAYERS && options.decode && hasEscapes(reading.plain, options.tags);
    layer += 1
  ) {
    const outer = reading
    const inner = readLayer(outer.plain, options)
    reading = { plain: inner.plain, placeOf: (begin, end) => outer.placeOf(...inner.placeOf(begin, end)) }
  }
  return reading
}

/** Only where the length changes is noted, so that a long file costs little more than its text. */
function readLayer(text: string, { decode, hidden, tags = 'dropped' }: ReadOptions): Reading {
  const pieces: string[] = []
  const breaks: { plain: number; text: number; is_token: boolean }[] = [
    { plain: 0, text: 0, is_token: false },
  ]
  let [plain_length, text_at] = [0, 0]
  const add = (piece: string, length: number) => {
    pieces.push(piece)
    plain_length += piece.length
    text_at += length
  }
  for (const { 0: token, index } of text.matchAll(decode ? DECODED[tags] : AS_WRITTEN)) {
    add(text.slice(text_at, index).toLowerCase(), index - text_at)
    const meant = plainOf(decode ? decodeEscape(token) : token, hidden)
    const is_token = meant.length !== token.length
    if (is_token) breaks.push({ plain: plain_length, text: text_at, is_token })
    add(meant, token.length)
    if (is_token) breaks.push({ plain: plain_length, text: text_at, is_token: false })
  }
  add(text.slice(text_at).toLowerCase(), text.length - text_at)
  const breakAt = (at: number): number => {
    let [low, high] = [0, breaks.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((breaks[middle]?.plain ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
  const placeOf = (begin: number, end: number): [number, number] => {
    const first = breaks[breakAt(begin)]
    const last_at = breakAt(end - 1)
    const last = breaks[last_at]
    if (first === undefined || last === undefined) return [begin, end]
    return [
      first.is_token ? first.text : first.text + begin - first.plain,
      last.is_token ? (breaks[last_at + 1]?.text ?? text.length) : last.text + end - last.plain,
    ]
  }
  return { plain: pieces.join(''), placeOf }
}

/** Characters of any width, script and normal form as plain ones in lower case. */
export function plainOf(text: string, hidden: ReadOptions['hidden'] = ''): string {
  return lowerCase(text.normalize('NFKC'))
    .replace(HYPHENS, '-')
    .replace(DIGITS, (_, digit: string) => CIRCLED.get(digit.codePointAt(0) ?? 0) ?? plainDigits(digit))
    .replace(ALL_INVISIBLE, hidden)
}

/** The same for every way in which a word is written in capitals: ß as SS, and the i of Turkish with and without its dot. */
export function lowerCase(text: string): string {
  const lower = text.toUpperCase().toLowerCase()
  return lower.replaceAll('ß', 'ss').replaceAll('i\u0307', 'i').replaceAll('ς', 'σ')
}

export function isDigit(sign: string): boolean {
  return /\p{Nd}/u.test(sign) || CIRCLED.has(sign.codePointAt(0) ?? 0)
}

const SPACES_OF_PROGRAMS = new Map([
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
])

function decodeEscape(token: string): string {
  if (token.startsWith('%')) return unescapePercent(token.replace(/%(?:25)*(?=[0-9a-f]{2})/gi, '%'))
  if (token.startsWith('<')) return ''
  if (/^\\u[0-9a-f]{4}/i.test(token))
    return token.replace(/\\u(.{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  if (token.startsWith('\\')) return SPACES_OF_PROGRAMS.get(token.toLowerCase()) ?? token.slice(1)
  if (!token.startsWith('&')) return token
  // With zeros before the number and without a semicolon too, as browsers read it.
  return token.startsWith('&#') ? decodeHTML(token) : namedCharacter(token.replace(/^&|;$/g, ''))
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

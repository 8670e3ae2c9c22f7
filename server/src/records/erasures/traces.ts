import { domainToASCII, domainToUnicode } from 'node:url'
import { normalForms } from '../../platform/base/normal-forms.ts'
import { isPhoneOf, longestOf, phoneTails } from './is-phone-of.ts'
import { hasEscapes, hasTags, plainOf, readPlainly } from './plain-reading.ts'
import { usernamePatterns } from './username-places.ts'
import { type PhoneForms, phoneFormsOf } from './written-forms.ts'

/** What an erasure searches in the data of others, in every way in which it can be written. */
export type Traces = {
  phones: PhoneForms
  /**
   * BSUIDs, addresses, ids of other systems and names of cards: text that belongs to the contact wherever it occurs as
   * a word.
   */
  words: string[]
  /** They count where they cannot be a common word: see `usernamePatterns`. */
  usernames: string[]
}

export const ERASED_TEXT = '[erased]'

// Any number of signs, spaces and emoji may stand between digits: only these end a number. Of the letters, those of Japanese,
// Chinese and Korean that are typed for a dash do not (ー, 一 and ㅡ, as `readPlainly` gives them).
const ENDS_NUMBER = /(?![\u30fc\u4e00\u1173])[\p{L}\p{N}{}]/gu

const OUTSIDE_WORD = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] as const
const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/
// Where a sentence goes on without a space behind an address, it is still that address.
const LAST_LABEL =
  '(?:\\p{L}{2}|com|net|org|edu|gov|mil|int|info|biz|name|app|dev|cloud|online|site|shop|store|tech|xyz|local|lan|internal|corp|test|example|invalid|xn--[a-z0-9-]+)'
const LONGER_DOMAIN = `(?:\\.(?:[\\p{L}\\p{N}-]+\\.)*|-(?:[\\p{L}\\p{N}-]+\\.)+)${LAST_LABEL}(?![\\p{L}\\p{N}-])`
// A dot, hyphen, underscore or plus of an address, as links, HTML and programs escape it.
const ESCAPED_SIGN =
  '(?:%(?:25)*(?:2[bde]|5f)|&(?:#0*(?:4[356]|95)(?:;|(?!\\d))|#x0*(?:2[bde]|5f)(?:;|(?![\\da-f]))|(?:period|hyphen|dash|lowbar|plus);)|\\\\(?:u00(?:2[bde]|5f)|[._+-]))'
// A longer name before the @, or a longer domain behind it, is another address. In a link, a plus is a space.
const OUTSIDE_ADDRESS = [
  `(?<![\\p{L}\\p{N}](?:[.-]|_+|${ESCAPED_SIGN})?)(?<!(?:^|[^=?&/\\p{L}\\p{N}._+-])[\\p{L}\\p{N}._+-]*[\\p{L}\\p{N}]\\+)`,
  `(?![\\p{L}\\p{N}])(?!${LONGER_DOMAIN})(?!${ESCAPED_SIGN}[\\p{L}\\p{N}])`,
] as const
const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

export function tracesOf(given: {
  phones: Iterable<string>
  words: Iterable<string>
  usernames: Iterable<string>
}): Traces {
  const distinct = (texts: Iterable<string>) => [...new Set(texts)].filter((text) => text.trim() !== '')
  return {
    phones: phoneFormsOf(given.phones),
    words: distinct([...given.words].flatMap(addressForms).flatMap(normalForms)),
    usernames: distinct(given.usernames),
  }
}

/** An email address with its domain in letters and as the mail system writes it. */
function addressForms(word: string): string[] {
  const [, user, domain = ''] = /^(.+@)([^@\s]+)$/.exec(word) ?? []
  if (user === undefined) return [word]
  return [word, ...[domainToASCII(domain), domainToUnicode(domain)].filter(Boolean).map((it) => user + it)]
}

export function hasTraces({ phones, words, usernames }: Traces): boolean {
  return phones.international.size > 0 || words.length > 0 || usernames.length > 0
}

/** For SQL: the ends of all forms of the phones; whatever holds one of them is looked at more closely. */
export function tailsOf({ phones }: Traces): string[] {
  return [...phoneTails(phones)]
}

/**
 * The text without them, whatever escapes they stand in. `domestic`: whether digits alone may be a number as dialled inside
 * its country.
 */
export function redactText(text: string, traces: Traces, domestic = true): string {
  const rest = cutFrom(text, traces, { domestic, decode: false })
  return hasEscapes(rest) ? cutFrom(rest, traces, { domestic, decode: true }) : rest
}

type Range = [begin: number, end: number]

function cutFrom(
  text: string,
  traces: Traces,
  { domestic, decode }: { domestic: boolean; decode: boolean },
): string {
  const kept = readTraces(text, traces, { domestic, decode, tags: 'kept' })
  if (!decode || !hasTags(kept.plain)) return withoutRanges(text, kept.ranges)
  const dropped = readTraces(text, traces, { domestic, decode, tags: 'dropped' })
  return withoutRanges(text, [...kept.ranges, ...dropped.ranges])
}

function readTraces(
  text: string,
  traces: Traces,
  { domestic, ...how }: { domestic: boolean; decode: boolean; tags: 'dropped' | 'kept' },
): { plain: string; ranges: Range[] } {
  const { plain, placeOf } = readPlainly(text, { ...how, hidden: '' })
  const ranges = [...wordsIn(plain, traces)].map((range) => placeOf(...range))
  if (traces.phones.international.size > 0) {
    // What is invisible may stand between two numbers.
    const digits = readPlainly(text, { ...how, hidden: ' ' })
    for (const range of phonesIn(digits.plain, traces.phones, domestic)) ranges.push(digits.placeOf(...range))
  }
  return { plain, ranges }
}

function withoutRanges(text: string, ranges: Range[]): string {
  if (ranges.length === 0) return text
  const pieces: string[] = []
  let at = 0
  for (const [begin, end] of ranges.sort(([one], [other]) => one - other)) {
    // Two that touch are one.
    if (begin === at && pieces.length > 0) pieces.pop()
    if (begin >= at) pieces.push(text.slice(at, begin), ERASED_TEXT)
    at = Math.max(at, end)
  }
  return [...pieces, text.slice(at)].join('')
}

function* wordsIn(plain: string, traces: Traces): Generator<Range> {
  for (const { begins, patterns } of soughtIn(traces)) {
    if (!plain.includes(begins)) continue
    for (const pattern of patterns)
      for (const { 0: found, index } of plain.matchAll(pattern)) yield [index, index + found.length]
  }
}

type Sought = { begins: string; patterns: RegExp[] }

const sought = new WeakMap<Traces, Sought[]>()

/** Worked out once, because a file has many rows and the account many texts. */
function soughtIn(traces: Traces): Sought[] {
  const before = sought.get(traces)
  if (before) return before
  const words = [...new Set(traces.words.map((it) => plainOf(it)))].map((word) => {
    // A line may end anywhere between words, and a link has a plus there.
    const spaced = escapeRegExp(word).replace(/\s+/g, '[\\s+]+').replaceAll('@', '\\s*@\\s*')
    const [outside, behind] = ADDRESS.test(word) ? OUTSIDE_ADDRESS : OUTSIDE_WORD
    const pattern = new RegExp(`${outside}${spaced}${behind}`, 'gu')
    return { begins: word.split(/[@\s]/)[0] ?? word, patterns: [pattern] }
  })
  const usernames = [...new Set(traces.usernames.map((it) => plainOf(it)))].map((name) => ({
    begins: name,
    patterns: usernamePatterns(escapeRegExp(name)).map((pattern) => new RegExp(pattern, 'gu')),
  }))
  const found = [...words, ...usernames]
  sought.set(traces, found)
  return found
}

/** Numbers in runs of digits and signs, which may hold several. One begins and ends where a group of digits does. */
function* phonesIn(plain: string, phones: PhoneForms, domestic: boolean): Generator<Range> {
  const longest = longestOf(phones)
  const isTheirs = (number: string) => isPhoneOf(number, phones, domestic)
  for (const groups of runsOfDigits(plain)) {
    for (let begin = 0; begin < groups.length; begin += 1) {
      const end = longestNumber(groups, begin, { longest, isTheirs })
      const [first, last] = [groups[begin], end === null ? undefined : groups[end]]
      if (end === null || first === undefined || last === undefined) continue
      yield [first.at, last.at + last.digits.length]
      begin = end
    }
  }
}

type Group = { digits: string; at: number }

/** The digits between which there are signs alone. Each character is looked at once, however far apart they are. */
function* runsOfDigits(plain: string): Generator<Group[]> {
  let groups: Group[] = []
  let end = 0
  for (const { 0: digits, index: at } of plain.matchAll(/\d+/g)) {
    ENDS_NUMBER.lastIndex = end
    if (groups.length > 0 && ENDS_NUMBER.exec(plain)?.index !== at) {
      yield groups
      groups = []
    }
    groups.push({ digits, at })
    end = at + digits.length
  }
  if (groups.length > 0) yield groups
}

/** The last group of the longest number that begins with this group. A file may be one run: only so many are looked at. */
function longestNumber(
  groups: Group[],
  begin: number,
  { longest, isTheirs }: { longest: number; isTheirs: (number: string) => boolean },
): number | null {
  let [number, found]: [string, number | null] = ['', null]
  for (let end = begin; end < groups.length && number.length <= longest; end += 1) {
    number += groups[end]?.digits ?? ''
    if (number.length <= longest && isTheirs(number)) found = end
  }
  return found
}

import { problem } from './errors.ts'

/** Some four times as deep as any payload of Meta's, and twice as deep as what is stored. */
export const MOST_LEVELS = 64
/** Of one object: a hundred times as many as any of the API's or of Meta's has. */
export const MOST_MEMBERS = 10_000
/** Of all lists and objects together: almost twice as many as 5,000 contacts with 100 attributes each have. */
export const MOST_VALUES = 1_000_000

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

type Excess = 'levels' | 'members' | 'values'

export const EXCESSES: Record<Excess, string> = {
  levels: `is nested more than ${MOST_LEVELS} levels deep`,
  members: `has an object with more than ${MOST_MEMBERS} fields`,
  values: `has more than ${MOST_VALUES} values`,
}

/** How many values the texts of one request have so far. */
export type Counted = { values: number }

/**
 * Of what JSON has more than anyone needs; null: of nothing. Asked before it is parsed: parsing levels, fields and empty lists
 * takes a hundred times as long as parsing text, during which the process does nothing else, and code that walks thousands
 * of levels runs out of stack. JSON in several texts has one `counted`.
 */
export function findExcess(json: string, counted: Counted = { values: 0 }): Excess | null {
  const members = new Uint32Array(MOST_LEVELS + 1)
  let depth = 0
  let values = counted.values
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) at = endOfString(json, at)
    else if (code === COMMA) values += 1
    else if (code === COLON) {
      const count = (members[depth] ?? 0) + 1
      if (count > MOST_MEMBERS) return 'members'
      members[depth] = count
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      values += 1
      depth += 1
      if (depth > MOST_LEVELS) return 'levels'
      members[depth] = 0
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1
      // Not JSON: a parser stops here too.
      if (depth < 0) break
    }
    if (values > MOST_VALUES) return 'values'
  }
  counted.values = values
  return null
}

/** Throws `invalid_json` for a body of more levels, fields or values than anyone needs. */
export function refuseExcess(text: string): void {
  const excess = findExcess(text)
  if (excess !== null) throw problem('invalid_json', `The body ${EXCESSES[excess]}.`)
}

/** Where the string that opens at `start` closes; the end if it never does. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

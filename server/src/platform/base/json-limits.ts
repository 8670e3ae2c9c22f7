import { problem } from './errors.ts'

/** Some four times as deep as any payload of Meta's, and twice as deep as what is stored. */
export const MOST_LEVELS = 64

const QUOTE = 0x22
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/**
 * Whether JSON has more levels than anyone needs. Asked before it is parsed: parsing levels takes a hundred times as long as
 * parsing text, during which the process does nothing else, and code that walks thousands of them runs out of stack.
 */
export function isTooDeep(json: string): boolean {
  let depth = 0
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) at = endOfString(json, at)
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1
      if (depth > MOST_LEVELS) return true
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1
  }
  return false
}

/** Throws `invalid_json` for a body of too many levels. */
export function requireFewLevels(text: string): void {
  if (isTooDeep(text))
    throw problem('invalid_json', `The body is nested more than ${MOST_LEVELS} levels deep.`)
}

/** Where the string that opens at `start` closes; the end if it never does. */
function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

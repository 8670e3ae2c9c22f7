import { placeWords } from '../../platform/base/fold.ts'

/** A piece of a text, and whether it is a word that was looked for. */
export type Part = { text: string; found: boolean }

const LONGEST = 240
const BEFORE_THE_FIRST = 60

/**
 * The part of a text around the first word that begins with one of `words`, split where those words begin and end, so
 * that a client marks them without searching. Null if there is none.
 */
export function excerptOf(text: string, words: string[]): Part[] | null {
  const found = placeWords(text).filter(({ word }) => words.some((it) => word.startsWith(it)))
  const [first] = found
  if (first === undefined) return null
  const { from, until } = cutAround(text, first.from)
  const parts: Part[] = []
  const add = (piece: string, is_found: boolean) => {
    if (piece !== '') parts.push({ text: piece, found: is_found })
  }
  let at = from
  for (const word of found) {
    if (word.from >= until) break
    // Words that one character holds are marked once.
    const start = Math.max(word.from, at)
    const end = Math.min(word.until, until)
    if (end <= start) continue
    add(text.slice(at, start), false)
    add(text.slice(start, end), true)
    at = end
  }
  add(text.slice(at, until), false)
  if (from > 0) parts.unshift({ text: '…', found: false })
  if (until < text.length) parts.push({ text: '…', found: false })
  return parts
}

/** The beginning of a text, where nothing of what is shown of it was looked for. */
export function beginningOf(text: string): Part[] {
  const until = wholeCharacter(text, Math.min(text.length, LONGEST))
  return [{ text: text.slice(0, until) + (until < text.length ? '…' : ''), found: false }]
}

function cutAround(text: string, first: number): { from: number; until: number } {
  if (text.length <= LONGEST) return { from: 0, until: text.length }
  const wanted = Math.max(0, first - BEFORE_THE_FIRST)
  const space = wanted === 0 ? -1 : text.indexOf(' ', wanted)
  const from = wanted === 0 ? 0 : space !== -1 && space < first ? space + 1 : wholeCharacter(text, wanted)
  return { from, until: wholeCharacter(text, Math.min(text.length, from + LONGEST)) }
}

/** Not between the halves of a character that takes two. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

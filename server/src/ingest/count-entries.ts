import { parseBody } from '../whatsapp/parse.ts'

/**
 * How many rows a signed body takes: one per entry, and one for a body that the worker will find unreadable. Nearly
 * every body has one entry, which a scan of its brackets shows at a fraction of what parsing costs; a body about which
 * the scan is not sure is parsed.
 */
export function countEntries(bytes: Uint8Array): number {
  if (hasOneEntryAtMost(bytes)) return 1
  const body = parseBody(bytes)
  return body.ok ? body.entries.length : 1
}

/**
 * False unless these bytes, provided they are JSON at all, have one entry or none. Counts on the bytes: in UTF-8 no part
 * of another character looks like a bracket or a quote.
 */
function hasOneEntryAtMost(bytes: Uint8Array): boolean {
  let depth = 0
  let names = 0
  let in_entries = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) {
      const end = endOfString(bytes, at)
      if (depth === 1) {
        // Of two lists of entries the last would count, and an escaped name may spell one.
        if (bytes.subarray(at, end).includes(BACKSLASH)) return false
        if (isEntry(bytes, at, end)) {
          names += 1
          if (names > 1) return false
          in_entries = true
        }
      }
      at = end
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1
      if (depth === 1) in_entries = false
    } else if (byte === COMMA && in_entries) {
      if (depth === 1) in_entries = false
      else if (depth === 2) return false
    }
  }
  return true
}

/** Where the string that opens at `start` closes; the last byte if it never does. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1
  return Math.min(at, bytes.length - 1)
}

function isEntry(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== ENTRY.length + 1) return false
  return ENTRY.every((byte, index) => bytes[start + 1 + index] === byte)
}

const ENTRY = Buffer.from('entry')
const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_BRACKET = 0x5b
const BACKSLASH = 0x5c
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

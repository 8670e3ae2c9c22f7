import { findExcess } from '../platform/base/json-limits.ts'

/** Ids may be longer than a number of JavaScript is exact. Only text that holds such a number is read the slow way. */
const LONG_NUMBER = /[:[,]\s*-?\d{16,}\s*[,}\]]/

/** JSON of more levels, fields or values than any of Meta's. */
export class TooDeep extends SyntaxError {}

/** JSON of Meta's, in which a whole number that cannot be kept exactly comes as the text of its digits. */
export function parseJson(text: string): unknown {
  if (findExcess(text) !== null) throw new TooDeep('The JSON has too many levels, fields or values.')
  return LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const digits = context?.source ?? ''
  return /^-?\d+$/.test(digits) ? digits : value
}

import { isObject, type JsonObject, readText } from '../../whatsapp/values/readers.ts'
import { isPhoneOf } from './is-phone-of.ts'
import { ERASED_TEXT, redactText, type Traces } from './traces.ts'

// Digits there are a time or an id of Meta's: read as a number of one country, they would match a phone by chance.
const NO_PHONE = /(?:^|_)(?:timestamp|time|at|date|id|seq|seconds|size|sha256)$/i
// A number there is a time, a size or a count; an id of another system may well be a number under `…_id`.
const NO_EXTERNAL_ID =
  /(?:^|_)(?:timestamp|time|at|date|seq|seconds|size|quantity|price|amount|total|count)$/i
const FEWEST_DIGITS = 7

/**
 * JSON without what names them: in values, in numbers and in the names of members. A card that names them goes whole. The
 * shape stays, so that it can be read as before.
 */
export function redactJson(value: unknown, traces: Traces): unknown {
  return redactValue(value, traces, '')
}

/** Whether it holds any of it. */
export function mentions(value: unknown, traces: Traces): boolean {
  return JSON.stringify(redactValue(value, traces, '')) !== JSON.stringify(value)
}

/** The contact's names on the cards in it, as they occur in the text of such a message. */
export function cardNames(value: unknown, traces: Traces): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => cardNames(inner, traces))
  if (!isObject(value)) return []
  if (isCard(value) && mentions(value, traces)) return namesOn(value)
  return Object.values(value).flatMap((inner) => cardNames(inner, traces))
}

/** The text that JSON stands for, whatever was escaped in it. */
export function unescapeJson(text: string): string {
  return text
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\([nrt])/g, (_, sign: string) => (sign === 't' ? '\t' : '\n'))
    .replace(/\\(.)/g, '$1')
}

function redactValue(value: unknown, traces: Traces, name: string): unknown {
  if (typeof value === 'string') return redactText(value, traces, !isStructural(name, value))
  if (typeof value === 'number') return isTheirNumber(name, value, traces) ? null : value
  if (Array.isArray(value)) return value.map((inner) => redactValue(inner, traces, name))
  if (!isObject(value)) return value
  if (isCard(value)) {
    const redacted = redactMembers(value, traces)
    const same = JSON.stringify(redacted) === JSON.stringify(value)
    return same ? value : { name: { formatted_name: ERASED_TEXT, first_name: ERASED_TEXT } }
  }
  return redactMembers(value, traces)
}

function redactMembers(value: JsonObject, traces: Traces): JsonObject {
  const taken = new Set<string>()
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const redacted = freeName(redactText(name, traces), taken)
      taken.add(redacted)
      return [redacted, redactValue(inner, traces, name)]
    }),
  )
}

/** Two names that become the same keep a member each: the second of them ends in a number. */
function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name} ${number}`
  return free
}

// A contact card as WhatsApp writes it; the entries of `contacts` beside messages have a profile instead.
function isCard({ name, phones, profile }: JsonObject): boolean {
  return isObject(name) && profile === undefined && ('formatted_name' in name || Array.isArray(phones))
}

function isStructural(name: string, value: string): boolean {
  return NO_PHONE.test(name) && /^\d+$/.test(value)
}

function isTheirNumber(name: string, value: number, { phones, words }: Traces): boolean {
  const digits = String(value)
  if (words.includes(digits) && !NO_EXTERNAL_ID.test(name)) return true
  if (digits.length < FEWEST_DIGITS) return false
  return isPhoneOf(digits, phones, !isStructural(name, digits))
}

function namesOn({ name }: JsonObject): string[] {
  if (!isObject(name)) return []
  const shown = readText(name, 'formatted_name') ?? readText(name, 'first_name')
  return shown === null ? [] : [shown.trim()]
}

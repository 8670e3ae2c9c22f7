import { beginningOf, storableText } from '../../platform/base/storable.ts'
import { visibleName } from '../../platform/base/visible-name.ts'
import { storableObject } from './storable.ts'

/**
 * Typed reads from untrusted JSON: plain code, since thousands of updates a second pass here. None of them throws, and
 * whatever has another type than the one asked for counts as absent.
 */
export type JsonObject = Record<string, unknown>

/** Ids and names of kinds end up in indexes, which take no more than some 2,700 bytes. */
const MAX_ID_LENGTH = 512
const MAX_NAME_LENGTH = 1024

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Free text of any length; a number counts as its digits. Absent, null, "" and blank are all null. */
export function readText(object: JsonObject, key: string): string | null {
  const value = ownValue(object, key)
  if (typeof value === 'string') return value.trim() === '' ? null : storableText(value)
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null
}

/** An id, type, status or other word; one that is longer than any of Meta's counts as absent. */
export function readId(object: JsonObject, key: string): string | null {
  const text = readText(object, key)
  return text !== null && text.length <= MAX_ID_LENGTH ? text : null
}

/** A word that Meta chose, such as a status. One that is known counts in any case. */
export function readWord(object: JsonObject, key: string): string | null {
  return readId(object, key)?.toLowerCase() ?? null
}

/** A person's or file's name, cut to a readable length. One that shows nothing on screen is no name. */
export function readName(object: JsonObject, key: string): string | null {
  const text = readText(object, key)
  const name = text === null ? null : beginningOf(text, MAX_NAME_LENGTH)
  return visibleName(name) === null ? null : name
}

/** Usernames are shown with an `@` that is no part of them, and some senders put it in. */
export function readUsername(object: JsonObject, key: string): string | null {
  const name = readName(object, key)
  if (name === null) return null
  const bare = name.startsWith('@') ? name.slice(1) : name
  return visibleName(bare) === null ? null : bare
}

export function readNumber(object: JsonObject, key: string): number | null {
  const value = ownValue(object, key)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : null
}

export function readFlag(object: JsonObject, key: string): boolean {
  return ownValue(object, key) === true
}

export function readObject(object: JsonObject, key: string): JsonObject | null {
  const value = ownValue(object, key)
  return isObject(value) ? value : null
}

/** The elements of a list; a lone element that stands without its list is one too. */
export function readList(object: JsonObject, key: string): unknown[] {
  const value = ownValue(object, key)
  if (Array.isArray(value)) return value
  return value === undefined || value === null || value === '' ? [] : [value]
}

export function readObjects(object: JsonObject, key: string): JsonObject[] {
  return readList(object, key).filter(isObject)
}

/** A value that says nothing. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** What an object of Meta's holds besides the members that are read, so that a new one is kept too; null where nothing. */
export function restOf(object: JsonObject, read: ReadonlySet<string>): JsonObject | null {
  const rest = Object.entries(object).filter(([key, value]) => !read.has(key) && !isEmpty(value))
  return rest.length === 0 ? null : storableObject(Object.fromEntries(rest))
}

// The name may come from the payload, and `constructor` is no property of it.
function ownValue(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

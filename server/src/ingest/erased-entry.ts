import { isObject } from '../whatsapp/values/readers.ts'

/** What stands where an erasure has cut out all that an entry said, so that the entries behind it keep their places. */
export const ERASED_ENTRY = { erased: true } as const

export function isErasedEntry(entry: unknown): boolean {
  return isObject(entry) && entry.erased === true
}

import { parseBody } from '../../whatsapp/parse.ts'
import { isObject, type JsonObject } from '../../whatsapp/values/readers.ts'

/** One entry of a stored request; null for what could never be read as one. */
export function entryAt(raw: Buffer, index: number): JsonObject | null {
  const parsed = parseBody(raw)
  const entry = parsed.ok ? parsed.entries[index] : null
  return isObject(entry) ? entry : null
}

import type { JsonObject } from './wire.ts'

/** A JSON object, as opposed to all else that a body can be. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

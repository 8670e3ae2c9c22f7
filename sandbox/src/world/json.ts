import type { Json, JsonObject } from './wire.ts'

/** A JSON object, as opposed to all else that a body can be. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Data of a flow is the business's own: nothing in it is a parameter of Meta's. */
export const OPAQUE = new Set(['flow_action_payload', 'flow_action_data'])

/** A copy without the members that are null. */
export function withoutNulls(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, OPAQUE.has(name) ? value : within(value)]),
  )
}

function within(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((one) => within(one) ?? null)
  return isObject(value) ? withoutNulls(value) : value
}

/** Deeper than any parameter of Meta's; code that walks a body would run out of stack after some thousand levels. */
export const MOST_LEVELS = 32

/** Whether JSON is nested deeper than any call needs. */
export function isTooDeep(value: unknown, levels = MOST_LEVELS): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1))
}

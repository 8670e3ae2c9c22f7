import { isObject, OPAQUE } from '../world/json.ts'
import type { Json, JsonObject } from '../world/wire.ts'

const ENVELOPE_WORDS = ['type', 'messaging_product', 'recipient_type']

/**
 * A request as Meta reads it: an optional parameter that is null or an empty text is not given, enum words may be in any
 * case, ids may be numbers.
 */
export function readSend(given: JsonObject): JsonObject {
  const body = withoutEmpty(given)
  for (const name of ENVELOPE_WORDS) {
    const word = body[name]
    if (typeof word === 'string') body[name] = word.toLowerCase()
  }
  for (const name of ['to', 'recipient']) {
    const id = body[name]
    if (typeof id === 'number') body[name] = String(id)
  }
  // Nothing is quoted by a context that is empty; PHP writes an empty object as a list.
  const { context } = body
  if (typeof context === 'object' && context !== null && Object.keys(context).length === 0) {
    body.context = undefined
  }
  return body
}

function withoutEmpty(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      // An empty emoji removes a reaction.
      .filter(([name, value]) => value !== null && (value !== '' || name === 'emoji'))
      .map(([name, value]) => [name, OPAQUE.has(name) ? value : within(value)]),
  )
}

function within(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((one) => within(one) ?? null)
  return isObject(value) ? withoutEmpty(value) : value
}

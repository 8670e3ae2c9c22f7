import { isObject, isTooDeep } from '../world/json.ts'
import type { Json, JsonObject } from '../world/wire.ts'

/** As PHP writes what is nested, and Graph reads it: `template[components][0][type]`. */
const NESTED = /^([^[\]]+)((?:\[[^[\]]*\])+)$/
const DEEPEST = 64

/** Form values that are JSON objects or lists are read as such, as the Graph API does. */
export function parseForm(fields: [name: string, value: unknown][]): JsonObject {
  const body: JsonObject = {}
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    const [, first, rest = ''] = NESTED.exec(name) ?? []
    const steps = [...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, step = '']) => step)
    if (first === undefined || steps.length > DEEPEST) set(body, name, parseValue(value))
    else put(body, [first, ...steps], value)
  }
  return asLists(body, true) as JsonObject
}

function parseValue(value: string): Json {
  if (!/^[[{]/.test(value)) return value
  try {
    const parsed = JSON.parse(value) as Json
    return isTooDeep(parsed) ? value : parsed
  } catch {
    // Text that only looks like JSON, or has too many levels, stays text.
    return value
  }
}

function put(body: JsonObject, steps: string[], value: string): void {
  let at = body
  steps.forEach((step, index) => {
    const key = step === '' ? String(Object.keys(at).length) : step
    const known = Object.hasOwn(at, key) ? at[key] : undefined
    const inner = isObject(known) ? known : {}
    set(at, key, index === steps.length - 1 ? value : inner)
    at = inner
  })
}

// A field may be called `__proto__`.
function set(object: JsonObject, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Numbers from 0 on are the places of a list. */
function asLists(value: Json | undefined, is_root = false): Json {
  if (!isObject(value)) return value ?? null
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => [key, asLists(inner)])
  const is_list = !is_root && entries.length > 0 && entries.every(([key], index) => key === String(index))
  return is_list ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

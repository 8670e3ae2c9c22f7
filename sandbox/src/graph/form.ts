import { MOST_LEVELS } from '../world/json.ts'
import type { Json, JsonObject } from '../world/wire.ts'

/** As PHP writes what is nested, and Graph reads it: `template[components][0][type]`. */
const NESTED = /^([^[\]]+)((?:\[[^[\]]*\])+)$/

/** What the names of a form nest, until it is known which of it are lists. */
type Nest = Map<string, Json | Nest>

/** Form values that are JSON objects or lists are read as such, as the Graph API does. */
export function parseForm(fields: [name: string, value: unknown][]): JsonObject {
  const root: Nest = new Map()
  for (const [name, value] of fields) {
    if (typeof value !== 'string') continue
    const [, first, rest = ''] = NESTED.exec(name) ?? []
    const steps = [...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, step = '']) => step)
    const is_plain = first === undefined || steps.length === 0 || steps.length >= MOST_LEVELS
    if (is_plain) root.set(name, parseValue(value))
    else put(root, [first, ...steps], value)
  }
  return Object.fromEntries([...root].map(([name, value]) => [name, unfold(value)]))
}

function parseValue(value: string): Json {
  if (!/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as Json
  } catch {
    // Text that only looks like JSON stays text.
    return value
  }
}

/** A part that comes after its whole replaces it, and the other way round. */
function put(root: Nest, steps: string[], value: string): void {
  let at = root
  for (const [index, step] of steps.entries()) {
    const key = step === '' ? String(at.size) : step
    const known = at.get(key)
    const inner: Nest = known instanceof Map ? known : new Map()
    at.set(key, index === steps.length - 1 ? value : inner)
    at = inner
  }
}

/** Numbers from 0 on are the places of a list. */
function unfold(value: Json | Nest): Json {
  if (!(value instanceof Map)) return value
  const entries = [...value].map(([key, inner]): [string, Json] => [key, unfold(inner)])
  const is_list = entries.every(([key], index) => key === String(index))
  return is_list ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

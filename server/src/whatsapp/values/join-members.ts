import { isDeepStrictEqual } from 'node:util'
import { isEmpty, type JsonObject } from './readers.ts'
import { storableJson } from './storable.ts'

/**
 * The members of several objects of Meta's in one. Of different values under one name, the last keeps the name, and `also`
 * lists the others under it (docs/events.md).
 */
export function joinMembers(...objects: (JsonObject | null)[]): JsonObject {
  // A map, since an assignment to `__proto__` would be lost in an object.
  const joined = new Map<string, unknown>()
  const also = new Map<string, unknown[]>()
  for (const object of objects) {
    for (const [name, value] of Object.entries(object ?? {})) {
      const known = joined.get(name)
      if (isEmpty(value) && !isEmpty(known)) continue
      if (!isEmpty(known) && !isSame(known, value)) also.set(name, [...(also.get(name) ?? []), known])
      joined.set(name, value)
    }
  }
  if (also.size > 0) {
    if (joined.has('also')) also.set('also', [...(also.get('also') ?? []), joined.get('also')])
    joined.set('also', Object.fromEntries(also))
  }
  return Object.fromEntries(joined)
}

/** An element with what its contact adds, under `contact`. */
export function joinContact(element: JsonObject, extra: JsonObject | null): JsonObject {
  return joinMembers(element, extra && { contact: extra })
}

// As they are stored, which also bounds their depth.
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(storableJson(one), storableJson(other))
}

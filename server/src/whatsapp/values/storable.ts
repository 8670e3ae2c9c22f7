import { MAX_DEPTH, storableText } from '../../platform/base/storable.ts'

/** A copy of parsed JSON in which every string and key is storable, every number finite, and the depth bounded; what lies deeper is dropped. */
export function storableJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storableText(value)
  // JSON writes -0 as 0 and cannot write what `1e999` reads as.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value === 'boolean') return value
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return null
  if (Array.isArray(value)) return value.map((item) => storableJson(item, depth + 1))
  return storableObject(value, depth)
}

/** As `storableJson`, of an object. */
export function storableObject(value: object, depth = 0): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const name = storableText(key)
    const clean = storableJson(item, depth + 1)
    // An assignment to this one name would set the prototype of the copy instead.
    if (name === '__proto__') Object.defineProperty(copy, name, { value: clean, enumerable: true })
    else copy[name] = clean
  }
  return copy
}

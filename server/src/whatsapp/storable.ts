/** Deeper than any payload of Meta's; what lies below is dropped so that storing and printing stay safe. */
const MAX_DEPTH = 32

/**
 * Text as PostgreSQL can store it: it refuses NUL in `text` and lone surrogates in `jsonb`, and Meta passes on both.
 * Clean text, which nearly all is, comes back as it was.
 */
export function storableText(text: string): string {
  const well_formed = text.isWellFormed() ? text : text.toWellFormed()
  return well_formed.includes('\0') ? well_formed.replaceAll('\0', '\ufffd') : well_formed
}

/** A copy of parsed JSON in which every string and key is storable, every number finite, and the depth bounded. */
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

import fc from 'fast-check'

/** Incompressible, so that no index takes it for being short. */
const OVERLONG = fc
  .sample(
    fc.string({
      unit: fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz0123456789'),
      minLength: 12_000,
      maxLength: 12_000,
    }),
    { numRuns: 1, seed: 7 },
  )
  .join('')

/** Texts that break what was not built for them. */
export const POISONS: readonly string[] = [
  'a\0b',
  'cut \ud83d',
  '\udc00 tail',
  '\u0001\u001b[31m\u007f\u0085\r\n\t',
  '\u200b\u202e\ufeff\u2066',
  'constructor',
  '__proto__',
  'toString',
  '\\u0000 and \\ud83d',
  '["\\u0000","\\ud83d"]',
  '%00%ED%A0%BD%',
  `'";--<b>`,
  // Times that are well written and that the database or a response cannot write.
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59-23:59',
  OVERLONG,
  '',
]

/** One of those, or random text with NUL and lone surrogates in it. */
export const anyPoison = fc.oneof(
  fc.constantFrom(...POISONS),
  fc
    .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud83d', '\ude00', '\u0008')), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
)

type Step = string | number

/** Where every text of a value stands, names included if asked for. */
export function textsIn(value: unknown, at: Step[] = []): Step[][] {
  if (typeof value === 'string') return [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, [...at, Array.isArray(value) ? Number(key) : key]),
  )
}

/** Where every object of a value stands. */
export function objectsIn(value: unknown, at: Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([key, item]) =>
    objectsIn(item, [...at, Array.isArray(value) ? Number(key) : key]),
  )
  return Array.isArray(value) ? inner : [at, ...inner]
}

/** A copy with `poison` where `at` leads. */
export function poisoned(value: unknown, at: Step[], poison: unknown): unknown {
  const copy: unknown = structuredClone(value)
  if (at.length === 0) return poison
  let holder: unknown = copy
  for (const step of at.slice(0, -1)) holder = Reflect.get(Object(holder), step)
  Object.defineProperty(holder, at.at(-1) ?? '', {
    value: poison,
    enumerable: true,
    configurable: true,
    writable: true,
  })
  return copy
}

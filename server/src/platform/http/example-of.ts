import { EXAMPLE_VALUES } from './example-values.ts'
import type { JsonSchema } from './json-schema.ts'

export type ExampleOptions = {
  schemas: Record<string, JsonSchema>
  /** Responses show every field; a request shows those that it needs, or all where it needs none in particular. */
  whole: boolean
}

const ID = /^\^([a-z]{3})_\[0-9a-f\]/
const ID_TAIL = '019a2f5e7c10700080000000000000'
const AT = '2026-11-02T10:00:00.000Z'
const FORMATS = new Map([
  ['date-time', AT],
  ['date', AT.slice(0, 10)],
  ['email', 'ana@example.org'],
  ['uri', 'https://example.org/hooks'],
])
// For fields whose pattern says more than their name.
const PATTERNED = ['12025550123', 'order_update', 'US', 'EUR', '7', 'message.received', 'whsec_c2VjcmV0']
// Messages quote messages, and so on.
const DEEPEST = 8

/** A value that fits a schema, as a reader would meet it; `path` names the fields in which it stands, the last one last. */
export function exampleOf(schema: JsonSchema, options: ExampleOptions, path: string[] = []): unknown {
  const given = schema.example ?? schema.examples?.[0] ?? schema.const
  if (given !== undefined) return given
  if (schema.$ref !== undefined) return exampleOf(referenced(schema.$ref, options), options, path)
  const known = knownValue(path)
  const variants = schema.anyOf ?? schema.oneOf
  if (variants !== undefined) {
    if (known === null && variants.some(({ type }) => type === 'null')) return null
    return exampleOf(variants.find(({ type }) => type !== 'null') ?? {}, options, path)
  }
  if (schema.allOf !== undefined)
    return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, options, path)))
  const types = [schema.type].flat()
  if (known === null && types.includes('null')) return null
  if (schema.enum !== undefined) return schema.enum.includes(known) ? known : schema.enum[0]
  switch (types.find((type) => type !== 'null')) {
    case 'object':
      return objectOf(schema, options, path)
    case 'array':
      return arrayOf(schema, options, path)
    case 'string':
      return textOf(schema, path.at(-1) ?? '', known)
    case 'boolean':
      return typeof known === 'boolean' ? known : (schema.default ?? true)
    case 'integer':
    case 'number':
      return typeof known === 'number' ? known : (schema.default ?? Math.max(1, schema.minimum ?? 1))
    default:
      return known ?? {}
  }
}

/** By the field and the one that it stands in, or by the field alone. */
function knownValue(path: string[]): unknown {
  const [parent, name = ''] = path.slice(-2)
  const key = `${parent}.${name}`
  return path.length > 1 && EXAMPLE_VALUES.has(key)
    ? EXAMPLE_VALUES.get(key)
    : EXAMPLE_VALUES.get(path.at(-1) ?? '')
}

function referenced($ref: string, { schemas }: ExampleOptions): JsonSchema {
  return schemas[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}
}

function objectOf(schema: JsonSchema, options: ExampleOptions, path: string[]): object {
  const { properties = {}, required = [] } = schema
  const whole = (options.whole || required.length === 0) && path.length < DEEPEST
  const shown = Object.entries(properties).filter(([name]) => whole || required.includes(name))
  return Object.fromEntries(shown.map(([name, it]) => [name, exampleOf(it, options, [...path, name])]))
}

function arrayOf(
  { items = {}, minItems = 0 }: JsonSchema,
  options: ExampleOptions,
  path: string[],
): unknown[] {
  const name = path.at(-1) ?? ''
  const known = knownValue(path)
  if (minItems === 0 && (path.length >= DEEPEST || known === null)) return []
  return [exampleOf(items, options, [...path.slice(0, -1), singular(name)])]
}

function textOf({ pattern, format }: JsonSchema, name: string, known: unknown): string {
  const [, prefix] = ID.exec(pattern ?? '') ?? []
  if (prefix !== undefined) return `${prefix}_${ID_TAIL}${prefix.charCodeAt(0).toString(16)}`
  if (typeof known === 'string' && (pattern === undefined || new RegExp(pattern, 'u').test(known)))
    return known
  const formatted = FORMATS.get(format ?? '')
  if (formatted !== undefined) return formatted
  if (pattern === undefined) return name === '' ? 'text' : name
  return PATTERNED.find((it) => new RegExp(pattern, 'u').test(it)) ?? name
}

const singular = (name: string) => name.replace(/s$/, '')

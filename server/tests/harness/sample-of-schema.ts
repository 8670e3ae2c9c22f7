import type { JsonSchema } from '../../src/platform/http/json-schema.ts'

const FORMATS: Record<string, string> = {
  'date-time': '2026-11-02T10:00:00.000Z',
  date: '2026-11-02',
  email: 'ana@example.org',
  uri: 'https://example.org/hook',
  uuid: '01900000-0000-7000-8000-00000000dead',
}

/** `idOf` gives a real id for a pattern of one; `values` say what a field of this name takes where its schema does not. */
export type Samples = { idOf: (pattern: string) => string | null; values: Record<string, unknown> }

/**
 * Values that fit a schema: the smallest, and that with each optional field and each variant of a field in turn, so that
 * what is written into one of their texts comes as far as it can.
 */
export function samplesOf(schema: JsonSchema, how: Samples, name = ''): unknown[] {
  if (Object.hasOwn(how.values, name) && schema.type !== 'array') return [how.values[name]]
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum !== undefined) return schema.enum.slice(0, 1)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined)
    return either.flatMap((it) => samplesOf(it, how, name)).filter((it) => it !== null)
  if (schema.allOf !== undefined)
    return [Object.assign({}, ...schema.allOf.map((it) => samplesOf(it, how, name)[0] ?? {}))]
  const type = [schema.type].flat().find((it) => it !== 'null')
  if (type === 'object' || schema.properties !== undefined) return objectsOf(schema, how)
  if (type === 'array') return samplesOf(schema.items ?? {}, how, name).map((it) => [it])
  if (type === 'integer' || type === 'number')
    return [Math.max(schema.minimum ?? 1, Number(schema.exclusiveMinimum ?? 0) + 1)]
  if (type === 'boolean') return [true]
  return type === 'null' ? [null] : [textOf(schema, how)]
}

function textOf({ pattern, format, minLength = 1 }: JsonSchema, { idOf }: Samples): string {
  const id = pattern === undefined ? null : idOf(pattern)
  return id ?? FORMATS[format ?? ''] ?? 'x'.repeat(Math.max(minLength, 1))
}

function objectsOf(schema: JsonSchema, how: Samples): unknown[] {
  const { properties = {}, required = [], additionalProperties } = schema
  const fields = Object.entries(properties).map(([name, it]) => ({ name, values: samplesOf(it, how, name) }))
  if (typeof additionalProperties === 'object')
    fields.push({ name: 'any', values: samplesOf(additionalProperties, how) })
  const needed = fields.filter(({ name }) => required.includes(name))
  const smallest = Object.fromEntries(needed.map(({ name, values }) => [name, values[0]]))
  const others = fields.flatMap(({ name, values }) =>
    (required.includes(name) ? values.slice(1) : values).map((value) => ({ ...smallest, [name]: value })),
  )
  return [smallest, ...others]
}

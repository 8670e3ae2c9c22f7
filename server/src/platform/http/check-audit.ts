import type { RouteOptions } from 'fastify'
import { z } from 'zod'
import { entryOf } from './audit.ts'
import type { Http } from './types.ts'

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Refuses to register a route whose requests change an account and whose entry in the audit log is not named, or takes a value
 * from where the schemas of the route have none.
 */
export function checkAudit(http: Http): void {
  http.addHook('onRoute', (route) => {
    const problem = auditProblem(route)
    if (problem !== null) throw new Error(`${[route.method].flat().join(', ')} ${route.url} ${problem}`)
  })
}

function auditProblem({ method, schema, config }: RouteOptions): string | null {
  if (config?.audit === undefined) {
    const changes = [method].flat().some((it) => CHANGING.has(it))
    return changes && config?.scope !== undefined ? 'names no audit entry.' : null
  }
  const audit = entryOf(config.audit)
  if (audit === null) return null
  const sources = {
    params: [schema?.params],
    query: [schema?.querystring],
    body: [schema?.body],
    answer: successes(schema?.response),
  }
  const places = [audit.subject, ...Object.values(audit.details ?? {})].filter((it) => it !== 'account')
  const missing = places.find((place) => {
    const [source, ...steps] = place.split('.')
    const schemas = Object.entries(sources).find(([name]) => name === source)?.[1] ?? []
    return steps.reduce((found, step) => found.flatMap((it) => valuesAt(it, step)), schemas).length === 0
  })
  return missing === undefined ? null : `takes ${missing} into its audit entry, which no schema has.`
}

/** The schemas of the responses that a change ends with. */
function successes(response: unknown): unknown[] {
  return Object.entries(response ?? {})
    .filter(([status]) => status.startsWith('2'))
    .map(([, schema]) => schema)
}

/** What a schema has under a name or an index, in each of its alternatives. */
function valuesAt(schema: unknown, step: string): unknown[] {
  if (schema instanceof z.ZodObject) {
    const value = Object.entries(schema.shape).find(([name]) => name === step)?.[1]
    return value === undefined ? [] : [value]
  }
  if (schema instanceof z.ZodArray) return /^\d+$/.test(step) ? [schema.element] : []
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((it) => valuesAt(it, step))
  if (schema instanceof z.ZodPipe) return valuesAt(schema.in, step)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return valuesAt(schema.unwrap(), step)
  return []
}

import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ERRORS } from '../errors.ts'
import type { Http } from './types.ts'

const VERSION = '0.1.0'

const PROBLEM = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(ERRORS)).describe('Stable; what a program decides by.'),
    detail: z.string().describe('What happened this time, for a person to read.'),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Which fields are wrong, such as `body.name`.'),
  })
  .describe('Every error has this form (RFC 9457).')

/** Describes the routes registered after it at GET /openapi.json. */
export async function serveOpenApi(http: Http, public_url: string | undefined): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Selfsame',
        version: VERSION,
        description: 'Conversations on WhatsApp Business, whose customers need no phone number.',
      },
      servers: public_url === undefined ? [] : [{ url: public_url }],
      components: {
        securitySchemes: { api_key: { type: 'http', scheme: 'bearer', description: 'An API key: ssk_…' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => addProblems(jsonSchemaTransformObject(document)),
  })
  http.get('/openapi.json', { schema: { hide: true } }, async () => http.swagger())
}

type Document = ReturnType<typeof jsonSchemaTransformObject>

// Every operation can fail in the same form, so it is said once instead of in every route's schema.
function addProblems(document: Document): Document {
  const failed = { $ref: '#/components/responses/Problem' }
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const operation of Object.values(operations ?? {})) {
      if (!isOperation(operation)) continue
      operation.responses.default = failed
      if (path.startsWith('/v1/')) operation.security = [{ api_key: [] }]
    }
  }
  const { $schema, ...schema } = z.toJSONSchema(PROBLEM)
  const Problem = {
    description: 'It could not be done; `code` says why.',
    content: { 'application/problem+json': { schema } },
  }
  return Object.assign(document, { components: { ...componentsOf(document), responses: { Problem } } })
}

function componentsOf(document: Document): object {
  return 'components' in document ? (document.components ?? {}) : {}
}

function isOperation(value: unknown): value is { responses: Record<string, unknown>; security?: unknown } {
  return (
    typeof value === 'object' && value !== null && 'responses' in value && typeof value.responses === 'object'
  )
}

import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ERRORS } from '../base/errors.ts'
import { fieldErrorSchema } from '../base/field-errors.ts'
import type { Audited } from './audit.ts'
import { addExamples } from './openapi-examples.ts'
import { COOKIE_PREFIX } from './session.ts'
import type { Http } from './types.ts'

const VERSION = '0.1.0'
// Routes for the holder of a link's token, and routes about a user in no specific account.
const BEFORE_SIGN_IN = new Set(['get /v1/setup', 'post /v1/setup/owner', 'post /v1/invitations/acceptance'])
const OF_PERSON = '/v1/me'

const PROBLEM = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(ERRORS)).describe('Stable. Handle errors by this code.'),
    detail: z.string().describe('A description of this error, for human readers.'),
    errors: z.array(fieldErrorSchema).optional().describe('The invalid fields, at most 100.'),
    more_errors: z.int().optional().describe('How many more fields are invalid. Absent: none.'),
  })
  .describe('Every error has this format (RFC 9457).')

/** Describes the routes registered after it at GET /openapi.json. */
export async function serveOpenApi(http: Http, public_url: string | undefined): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Selfsame',
        version: VERSION,
        description: 'Conversations on WhatsApp Business, with or without the customer’s phone number.',
      },
      servers: public_url === undefined ? [] : [{ url: public_url }],
      components: {
        securitySchemes: {
          api_key: { type: 'http', scheme: 'bearer', description: 'An API key: ssk_…' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: `${COOKIE_PREFIX}.session_token`,
            description:
              'The session of a user who signed in under /auth. Requires the header Selfsame-Account: acc_…. Over https, the cookie name starts with `__Secure-`.',
          },
        },
      },
    },
    transform: (given) => {
      const described = jsonSchemaTransform(given)
      const { audit, scope } = given.route.config ?? {}
      const audited = describeAudit(audit)
      const extensions = { ...(scope && { 'x-scope': scope }), ...(audited && { 'x-audit': audited }) }
      return { ...described, schema: { ...described.schema, ...extensions } }
    },
    transformObject: (document) => addExamples(addProblems(jsonSchemaTransformObject(document))),
  })
  let document: Buffer | undefined
  http.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    // Made once: it takes long enough that many requests of any client would keep all others waiting.
    document ??= Buffer.from(JSON.stringify(http.swagger()))
    return reply.type('application/json; charset=utf-8').send(document)
  })
}

/** What of a request stands in the audit log. */
function describeAudit(audit: Audited | undefined): { action: string } | { none: string } | null {
  if (audit === undefined || 'none' in audit) return audit ?? null
  if ('by_operation' in audit) return { action: audit.by_operation }
  return typeof audit.action === 'string' ? { action: audit.action } : null
}

type Document = ReturnType<typeof jsonSchemaTransformObject>

// Every operation can fail in the same form, so it is said once instead of in every route's schema.
function addProblems(document: Document): Document {
  const failed = { $ref: '#/components/responses/Problem' }
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations ?? {})) {
      if (!isOperation(operation)) continue
      operation.responses.default = failed
      if (path.startsWith('/v1/')) operation.security = securityOf(path, method, operation['x-scope'])
    }
  }
  const { $schema, ...schema } = z.toJSONSchema(PROBLEM)
  const Problem = {
    description: 'The request failed. `code` gives the reason.',
    content: { 'application/problem+json': { schema } },
  }
  return Object.assign(document, { components: { ...componentsOf(document), responses: { Problem } } })
}

// Of a key OpenAPI 3.1 lists the scopes as well; a session has those of the user's role.
function securityOf(path: string, method: string, scope = ''): object[] {
  if (BEFORE_SIGN_IN.has(`${method} ${path}`)) return []
  if (path === OF_PERSON) return [{ session: [] }]
  return [{ api_key: [scope] }, { session: [] }]
}

function componentsOf(document: Document): object {
  return 'components' in document ? (document.components ?? {}) : {}
}

type Operation = { responses: Record<string, unknown>; security?: unknown; 'x-scope'?: string }

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === 'object' && value !== null && 'responses' in value && typeof value.responses === 'object'
  )
}

import type { FastifyRequest } from 'fastify'
import type { ContentTypeParserDoneFunction } from 'fastify/types/content-type-parser.js'
import { z } from 'zod'
import { MOST_MORE } from '../../contacts/export-file.ts'
import { readText } from '../../contacts/read-charset.ts'
import { fieldErrorSchema } from '../../platform/base/field-errors.ts'
import { idPattern } from '../../platform/base/ids.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { idempotencyHeaders } from '../../platform/http/idempotency.ts'
import { jsonParser } from '../../platform/http/json-body.ts'
import { limitPlaces } from '../../platform/http/limit-places.ts'
import type { Http } from '../../platform/http/types.ts'
import { judgedByRow } from '../../platform/http/validate.ts'
import { requireEverything } from '../../platform/http/with-caller.ts'
import { givenIdentifiers, identifierText, newContactSchema, portfolioOf } from './claim-schema.ts'
import { MOST_ROWS, parseCsvRows, parseRow, readGiven } from './import-file.ts'
import { buildImporter, type ImportInParts } from './import-in-parts-routes.ts'

const IMPORT_BYTES = 16 * 1024 * 1024
/** Of an account at a time in a process: each keeps its file in memory. */
const MOST_IMPORTS = 20
const IMPORT_TYPES = ['application/x-ndjson', 'application/jsonl', 'application/json-lines']

const rowSchema = newContactSchema.extend({
  name: identifierText.nullable().optional(),
  profile_name: identifierText.nullable().optional().describe('A name for new contacts without a name.'),
  more: z
    .array(z.strictObject(givenIdentifiers))
    .max(MOST_MORE)
    .optional()
    .describe('More identifiers of the same contact.'),
})

const outcomeSchema = z.object({
  row: z.int().describe('Counted from 1.'),
  outcome: z.enum(['created', 'updated', 'unchanged', 'failed']),
  contact_id: z.string().regex(idPattern('contact')).nullable(),
  code: z.enum(['invalid_request', 'already_exists']).nullable(),
  contact_ids: z.array(z.string()).describe('The contacts that have the identifiers of a failed row.'),
  errors: z.array(fieldErrorSchema).describe('At most the first five, and then whether there are more.'),
})
const reportSchema = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  rows: z.array(outcomeSchema),
})

/** Files of contacts. */
export function registerImportRoutes(http: Http, deps: Deps): void {
  http.register(async (scope: Http) => {
    const parseJson = jsonParser(scope)
    scope.removeContentTypeParser('application/json')
    takeFiles(scope, ['application/json'], (text, request, done) => parseJson(request, text, done))
    takeFiles(scope, IMPORT_TYPES, (text, _request, done) => done(null, text))
    takeFiles(scope, ['text/csv'], (text, _request, done) => done(null, parseCsvRows(text)))
    serveImports(scope, buildImporter(deps, readRow))
  })
}

/** Reads a body in its charset before `parse`; what either of them throws is the answer. */
function takeFiles(
  scope: Http,
  types: string[],
  parse: (text: string, request: FastifyRequest, done: ContentTypeParserDoneFunction) => void,
): void {
  scope.addContentTypeParser(types, { parseAs: 'buffer' }, (request, body, done) => {
    try {
      parse(readText(Buffer.from(body), request.headers['content-type']), request, done)
    } catch (error) {
      done(error instanceof Error ? error : new Error('the file cannot be read', { cause: error }))
    }
  })
}

function serveImports(http: Http, importInParts: ImportInParts): void {
  http.post(
    '/contacts/imports',
    {
      config: {
        scope: 'contacts:write',
        audit: {
          action: 'contacts.imported',
          subject: 'account',
          details: { created: 'answer.created', updated: 'answer.updated', failed: 'answer.failed' },
        },
      },
      bodyLimit: IMPORT_BYTES,
      onRequest: limitPlaces(MOST_IMPORTS),
      schema: {
        tags: ['contacts'],
        summary: 'Import contacts',
        description:
          'Accepts at most 5,000 contacts as in `POST /contacts`: a JSON array, JSON Lines as `application/x-ndjson`, or a file of `GET /contacts/export` as `text/csv`, with at most 1,000 columns. Every row has an outcome. A row with an identifier of an existing contact updates that contact.',
        headers: idempotencyHeaders,
        body: judgedByRow(z.union([z.array(z.unknown()).meta({ maxItems: MOST_ROWS }), z.string()])),
        response: { 200: reportSchema },
      },
    },
    async (request, reply) => {
      requireEverything(callerOf(request))
      const given = readGiven(request.body)
      return importInParts(request, reply, given)
    },
  )
}

function readRow(given: unknown) {
  const row = parseRow(given, rowSchema)
  if ('errors' in row) return row
  const more = row.more?.map((it) => ({ ...it, ...portfolioOf(it) }))
  return { ...row, ...portfolioOf(row), more }
}

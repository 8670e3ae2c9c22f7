import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ContentTypeParserDoneFunction } from 'fastify/types/content-type-parser.js'
import { z } from 'zod'
import type { Trx } from '../db/types.ts'
import { asAccount } from '../db/with-viewer.ts'
import type { Deps } from '../deps.ts'
import { problem } from '../errors.ts'
import { callerOf } from '../http/auth.ts'
import { idempotencyHeaders, isAnswered } from '../http/idempotency.ts'
import type { Http } from '../http/types.ts'
import { judgedByRow } from '../http/validate.ts'
import { requireEverything, withCaller } from '../http/with-caller.ts'
import { idPattern, parseId } from '../ids.ts'
import { attributesSchema } from './attributes.ts'
import { callerName, changeContacts } from './change-routes.ts'
import { createContact } from './create-contact.ts'
import { editContact } from './edit-contact.ts'
import { type ImportOutcome, importContacts } from './import-contacts.ts'
import { type ImportReport, parseCsvRows, parseImport, presentReport } from './import-file.ts'
import { takeLane } from './lane.ts'
import { presentContact } from './present-contact.ts'
import { loadContacts, requireContact, resolveContactId } from './queries.ts'
import { readText } from './read-charset.ts'
import { contactSchema } from './schema.ts'

const LONGEST_TEXT = 500
const MOST_MORE = 100
/** The account's lock is free between two parts. */
const PART_ROWS = 250
const IMPORT_BYTES = 16 * 1024 * 1024
const IMPORT_TYPES = ['application/x-ndjson', 'application/jsonl', 'application/json-lines']

const text = z.string().trim().min(1).max(LONGEST_TEXT)
const identifiers = {
  phone: text.optional().describe('In any written form; without + it is read as in the account’s country.'),
  bsuid: text.optional(),
  portfolio_id: z
    .string()
    .regex(idPattern('portfolio'))
    .optional()
    .describe('In which the BSUID is valid; needed where the account has several.'),
  email: text.optional(),
  external_id: text.optional().describe('The id of another system.'),
}
const newContactSchema = z.strictObject({
  ...identifiers,
  name: text.optional(),
  attributes: attributesSchema.optional(),
})
const editSchema = z.strictObject({
  name: text.nullable().optional(),
  attributes: attributesSchema
    .optional()
    .describe('Merged into what is there; null takes an attribute away.'),
  add: z.strictObject(identifiers).optional(),
  remove: z.strictObject(identifiers).optional().describe('Only what rests on a claim can be removed.'),
})
const rowSchema = newContactSchema.extend({
  name: text.nullable().optional(),
  profile_name: text.nullable().optional().describe('Names whoever is new and comes without a name.'),
  more: z
    .array(z.strictObject(identifiers))
    .max(MOST_MORE)
    .optional()
    .describe('Further identifiers of the same person.'),
})

const outcomeSchema = z.object({
  row: z.int().describe('Counted from 1.'),
  outcome: z.enum(['created', 'updated', 'unchanged', 'failed']),
  contact_id: z.string().regex(idPattern('contact')).nullable(),
  code: z.enum(['invalid_request', 'already_exists']).nullable(),
  contact_ids: z.array(z.string()).describe('Whose the identifiers of a failed row are.'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})
const reportSchema = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
  rows: z.array(outcomeSchema),
})

/** Contacts made and edited by people and imports. */
export function registerClaimRoutes(http: Http, deps: Deps): void {
  serveCreation(http, deps)
  serveEditing(http, deps)
  http.register(async (scope: Http) => {
    const parseJson = scope.getDefaultJsonParser('error', 'ignore')
    takeFiles(scope, ['application/json'], (text, request, done) => parseJson(request, text, done))
    takeFiles(scope, IMPORT_TYPES, (text, _request, done) => done(null, text))
    takeFiles(scope, ['text/csv'], (text, _request, done) => done(null, parseCsvRows(text)))
    serveImports(scope, deps)
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

function serveCreation(http: Http, deps: Deps): void {
  http.post(
    '/contacts',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'contact.created', subject: 'answer.id', fields: true },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Make a contact',
        description: 'Whether somebody has the identifiers is told to who sees everybody.',
        headers: idempotencyHeaders,
        body: newContactSchema,
        response: { 201: contactSchema },
      },
    },
    async (request, reply) => {
      requireEverything(callerOf(request))
      const person = { ...request.body, ...portfolioOf(request.body) }
      return changeContacts(deps, request, reply, async ({ lane }) => {
        const id = await createContact(lane, person)
        return { status: 201, body: await show(lane.trx, lane.account_id, id) }
      })
    },
  )
}

function serveEditing(http: Http, deps: Deps): void {
  http.patch(
    '/contacts/:id',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'contact.changed', subject: 'params.id', fields: true },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Change a contact',
        params: z.object({ id: z.string() }),
        headers: idempotencyHeaders,
        body: editSchema,
        response: { 200: contactSchema },
      },
    },
    async (request, reply) => {
      const contact_id = parseId('contact', request.params.id)
      const { name, attributes, add, remove } = request.body
      const edit = {
        name,
        attributes,
        add: add && { ...add, ...portfolioOf(add) },
        remove: remove && { ...remove, ...portfolioOf(remove) },
      }
      return changeContacts(deps, request, reply, async ({ lane, decided_by }) => {
        await requireContact(lane.trx, lane.account_id, contact_id)
        const id = await asAccount(lane.trx, () => editContact(lane, contact_id, edit, decided_by))
        return { status: 200, body: await show(lane.trx, lane.account_id, id) }
      })
    },
  )
}

function serveImports(http: Http, deps: Deps): void {
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
      schema: {
        tags: ['contacts'],
        summary: 'Import contacts',
        description:
          'A JSON array, or JSON Lines as `application/x-ndjson`, of contacts as in `POST /contacts`, or such a file as `GET /contacts/export` writes, as `text/csv`; 5,000 at most. Every row has an outcome; a row whose identifier belongs to a known contact updates that contact.',
        headers: idempotencyHeaders,
        body: judgedByRow(z.union([z.array(z.unknown()), z.string()])),
        response: { 200: reportSchema },
      },
    },
    async (request, reply) => {
      requireEverything(callerOf(request))
      const rows = parseImport(request.body, rowSchema).map((row) =>
        'errors' in row
          ? row
          : {
              ...row,
              ...portfolioOf(row),
              more: row.more?.map((given) => ({ ...given, ...portfolioOf(given) })),
            },
      )
      return importInParts(deps, request, reply, rows)
    },
  )
}

/**
 * Each part in a transaction of its own, so that others of the account get their turn in between; the answer is stored with
 * the last. A repeat after a crash finds the finished rows `unchanged`.
 */
async function importInParts(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  rows: Parameters<typeof importContacts>[1],
): Promise<FastifyReply> {
  const caller = callerOf(request)
  const done: ImportOutcome[] = []
  const last = Math.max(0, Math.ceil(rows.length / PART_ROWS) - 1) * PART_ROWS
  const answered = last > 0 && (await isAnswered(deps, request))
  for (let at = 0; at < last && !answered; at += PART_ROWS) {
    const part = rows.slice(at, at + PART_ROWS)
    const outcomes = await withCaller(deps.db, request, async (trx) => {
      const lane = await takeLane(trx, caller.account_id, new Date(deps.clock.now()))
      return importContacts(lane, part, callerName(caller))
    })
    done.push(...outcomes)
  }
  return changeContacts<ImportReport>(deps, request, reply, async ({ lane, decided_by }) => {
    const outcomes = await importContacts(lane, rows.slice(last), decided_by)
    return { status: 200, body: presentReport([...done, ...outcomes]) }
  })
}

function portfolioOf({ portfolio_id }: { portfolio_id?: string | undefined }) {
  return portfolio_id === undefined ? {} : { portfolio_id: parseId('portfolio', portfolio_id) }
}

async function show(trx: Trx, account_id: string, id: string) {
  const now = await resolveContactId(trx, account_id, id)
  const [row] = now === null ? [] : await loadContacts(trx, account_id, [now], false)
  if (row === undefined) throw problem('not_found')
  return presentContact(row)
}

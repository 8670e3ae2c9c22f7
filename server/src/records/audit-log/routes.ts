import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { invalidField } from '../../platform/base/errors.ts'
import { countFitting } from '../../platform/base/page-bytes.ts'
import { readAnyId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { limitPlaces } from '../../platform/http/limit-places.ts'
import { type OneAtATime, oneAtATime } from '../../platform/http/one-at-a-time.ts'
import { buildCursor, cutPage, pageOf } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { wholeAccount, withCaller } from '../../platform/http/with-caller.ts'
import { CSV_HEADER, csvLine } from './csv.ts'
import { presentEntries } from './present.ts'
import { type AuditFilters, listAuditEntries } from './queries.ts'
import { auditEntrySchema, auditExportQuery, auditQuery } from './schema.ts'

const entryCursor = buildCursor('audit_entries', z.uuid())
const EXPORTED_AT_ONCE = 1_000

/** Reading the audit log. Nothing changes it but what is done. */
export function registerAuditRoutes(http: Http, deps: Deps): void {
  serveEntries(http, deps)
  serveExport(http, deps)
}

function serveEntries(http: Http, deps: Deps): void {
  http.get(
    '/audit_entries',
    {
      config: { scope: 'audit:read' },
      schema: {
        tags: ['audit'],
        summary: 'List the audit log, latest first',
        description:
          'For owners and admins. The audit log records actions of members, API keys and commands on the machine. See docs/audit.md.',
        querystring: auditQuery,
        response: { 200: pageOf(auditEntrySchema) },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      const { limit, cursor, ...query } = request.query
      const after = cursor === undefined ? null : entryCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const page = { limit: limit + 1, after }
        const found = await listAuditEntries(trx, account_id, filtersOf(query), page)
        const { rows, next_cursor } = cutPage(found, limit, entryCursor, ({ id }) => id)
        return { data: await presentEntries(trx, account_id, rows), next_cursor }
      })
    },
  )
}

/** Of an account at a time: each holds a part in memory for as long as its reader is slow. */
const MOST_EXPORTS = 10

function serveExport(http: Http, deps: Deps): void {
  const inTurn = oneAtATime()
  http.get(
    '/audit_entries/export',
    {
      config: { scope: 'audit:read', audit: { action: 'audit_log.exported', subject: 'account' } },
      onRequest: limitPlaces(MOST_EXPORTS),
      schema: {
        tags: ['audit'],
        summary: 'Export the audit log as CSV, latest first',
        querystring: auditExportQuery,
        produces: ['text/csv'],
        response: { 200: { content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      wholeAccount(request)
      const lines = Readable.from(writeLines({ ...deps, inTurn }, request, filtersOf(request.query)))
      // Typed by its schema a reply takes text only.
      const answer: FastifyReply = reply
      return answer
        .header('content-type', 'text/csv; charset=utf-8; header=present')
        .header('content-disposition', 'attachment; filename="audit-log.csv"')
        .send(lines)
    },
  )
}

// A part at a time, so that a log of years neither fills the memory nor holds a transaction open.
async function* writeLines(
  { db, inTurn }: Pick<Deps, 'db'> & { inTurn: OneAtATime },
  request: FastifyRequest,
  filters: AuditFilters,
): AsyncGenerator<string> {
  const { account_id } = wholeAccount(request)
  yield CSV_HEADER
  for (let after: string | null = null; ; ) {
    const page: { limit: number; after: string | null } = { limit: EXPORTED_AT_ONCE, after }
    const found = await inTurn(account_id, () =>
      withCaller(db, request, (trx) => listAuditEntries(trx, account_id, filters, page)),
    )
    const rows = found.slice(0, countFitting(found))
    yield rows.map(csvLine).join('')
    after = rows.at(-1)?.id ?? null
    if (rows.length < EXPORTED_AT_ONCE && rows.length === found.length) return
  }
}

function filtersOf(query: z.output<typeof auditExportQuery>): AuditFilters {
  const { actor, action = null, subject, from, to } = query
  return {
    actor: actor === undefined ? null : actorOf(actor),
    action,
    subject_id: subject === undefined ? null : idOf('subject', subject),
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  }
}

function actorOf(text: string): AuditFilters['actor'] {
  if (text === 'operator' || text === 'rules') return { kind: text }
  return { id: idOf('actor', text) }
}

function idOf(field: string, text: string): string {
  const found = readAnyId(text)
  if (found === null) throw invalidField(field, 'must be an id')
  return found.id
}

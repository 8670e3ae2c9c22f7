import { z } from 'zod'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { recorder } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { metaProblem } from '../../whatsapp/meta-problem.ts'
import { requireLine } from '../inboxes/line.ts'
import { findInbox } from '../inboxes/queries.ts'
import { readDefinition } from './definition.ts'
import { fillTemplate } from './fill-template.ts'
import { presentTemplate, presentTemplateDetail } from './present-template.ts'
import { listTemplates, loadTemplate, type TemplateRow } from './queries.ts'
import {
  newSyncSchema,
  previewInputSchema,
  previewSchema,
  syncSchema,
  templateDetailSchema,
  templateSchema,
  templatesQuery,
} from './schema.ts'
import { syncTemplates } from './sync-templates.ts'

const templateCursor = buildCursor('templates', z.tuple([z.string(), z.string(), z.uuid()]))
const params = z.object({ id: z.string() })

export function registerTemplateRoutes(http: Http, deps: Deps): void {
  serveList(http, deps)
  serveTemplate(http, deps)
  servePreviews(http, deps)
  serveSyncs(http, deps)
}

function serveList(http: Http, deps: Deps): void {
  http.get(
    '/templates',
    {
      config: { scope: 'templates:read' },
      schema: {
        tags: ['templates'],
        summary: 'List templates, by name and language',
        querystring: templatesQuery,
        response: { 200: pageOf(templateSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor, inbox_id, status = null, name = null } = request.query
      const after = cursor === undefined ? null : templateCursor.decode(cursor)
      const found = await withCaller(deps.db, request, async (trx) => {
        const waba_id = inbox_id === undefined ? null : await wabaOf(trx, account_id, inbox_id)
        return listTemplates(trx, account_id, { waba_id, status, name }, { limit: limit + 1, after })
      })
      const { rows, next_cursor } = cutPage(found, limit, templateCursor, (row) => [
        row.name,
        row.language,
        row.id,
      ])
      return { data: rows.map((row) => presentTemplate(row)), next_cursor }
    },
  )
}

function serveTemplate(http: Http, deps: Deps): void {
  http.get(
    '/templates/:id',
    {
      config: { scope: 'templates:read' },
      schema: {
        tags: ['templates'],
        summary: 'Show a template and its variables',
        params,
        response: { 200: templateDetailSchema },
      },
    },
    async (request) => presentTemplateDetail(await requireTemplate(deps, request)),
  )
}

function servePreviews(http: Http, deps: Deps): void {
  http.post(
    '/templates/:id/preview',
    {
      config: { scope: 'templates:read', audit: { none: 'The request changes nothing.' } },
      schema: {
        tags: ['templates'],
        summary: 'Preview a template with its parameters',
        params,
        body: previewInputSchema,
        response: { 200: previewSchema },
      },
    },
    async (request) => {
      const row = await requireTemplate(deps, request)
      const { components } = request.body
      const { filled, errors } = fillTemplate(
        readDefinition(row.components),
        row.parameter_format,
        components,
      )
      if (errors.length > 0) {
        throw problem('template_parameters', undefined, {
          errors: errors.map(({ field, message }) => ({ field, message })),
        })
      }
      return filled
    },
  )
}

function serveSyncs(http: Http, deps: Deps): void {
  http.post(
    '/templates/syncs',
    {
      config: { scope: 'templates:write', audit: { action: 'templates.synced', subject: 'body.inbox_id' } },
      schema: {
        tags: ['templates'],
        summary: 'Sync the templates of an inbox from WhatsApp now',
        description: 'Templates are also synced every ten minutes, and soon after WhatsApp reports a change.',
        body: newSyncSchema,
        response: { 200: syncSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const inbox_id = parseId('inbox', request.body.inbox_id)
      const line = await withCaller(deps.db, request, (trx) =>
        requireLine(trx, deps.secrets, account_id, inbox_id),
      )
      const outcome = await syncTemplates(deps, line, recorder(deps, request))
      if (outcome.kind !== 'ok') throw metaProblem(outcome)
      return { ...outcome.counts, synced_at: outcome.synced_at.toISOString() }
    },
  )
}

async function requireTemplate(
  deps: Deps,
  request: Parameters<typeof callerOf>[0] & { params: { id: string } },
): Promise<TemplateRow> {
  const { account_id } = callerOf(request)
  const id = parseId('template', request.params.id)
  const row = await withCaller(deps.db, request, (trx) => loadTemplate(trx, account_id, id))
  if (row === null) throw problem('not_found')
  return row
}

async function wabaOf(trx: ReadTrx, account_id: string, inbox_id: string): Promise<string> {
  const inbox = await findInbox(trx, account_id, parseId('inbox', inbox_id))
  if (inbox === null) throw problem('not_found')
  return inbox.waba_id
}

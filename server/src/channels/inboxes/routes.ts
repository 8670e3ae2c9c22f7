import { z } from 'zod'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../../platform/http/idempotency.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { requireWhole, withCaller } from '../../platform/http/with-caller.ts'
import { connectInbox, ensurePortfolio, ensureWaba, type InboxConnected } from './connect-inbox.ts'
import { presentInbox } from './present-inbox.ts'
import { findInbox, listInboxes } from './queries.ts'
import { inboxSchema, newInboxSchema } from './schema.ts'
import { registerUsernameRoutes } from './username-routes.ts'

const inboxCursor = buildCursor('inboxes', z.uuid())

export function registerInboxRoutes(http: Http, deps: Deps, inboxConnected: InboxConnected): void {
  registerUsernameRoutes(http, deps)
  serveInboxes(http, deps)
  serveConnecting(http, deps, inboxConnected)
}

function serveInboxes(http: Http, deps: Deps): void {
  http.get(
    '/inboxes',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags: ['inboxes'],
        summary: 'List inboxes',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(inboxSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : inboxCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listInboxes(trx, account_id, limit + 1, after),
      )
      const { rows, next_cursor } = cutPage(found, limit, inboxCursor, (row) => row.id)
      return { data: rows.map(presentInbox), next_cursor }
    },
  )

  http.get(
    '/inboxes/:id',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags: ['inboxes'],
        summary: 'Show an inbox',
        params: z.object({ id: z.string() }),
        response: { 200: inboxSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('inbox', request.params.id)
      const inbox = await withCaller(deps.db, request, (trx) => findInbox(trx, account_id, id))
      if (inbox === null) throw problem('not_found')
      return presentInbox(inbox)
    },
  )
}

function serveConnecting(http: Http, deps: Deps, inboxConnected: InboxConnected): void {
  http.post(
    '/inboxes',
    {
      config: {
        scope: 'inboxes:write',
        audit: {
          action: 'inbox.connected',
          subject: 'answer.id',
          details: { phone_number_id: 'body.phone_number_id' },
        },
      },
      schema: {
        tags: ['inboxes'],
        summary: 'Connect an inbox',
        headers: idempotencyHeaders,
        body: newInboxSchema,
        response: { 201: inboxSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const { meta_portfolio_id, ...given } = request.body
      const now = new Date(deps.clock.now())
      return answerOnce(deps, request, reply, async (seen) => {
        const { trx } = requireWhole(seen)
        const portfolio_id = await ensurePortfolio(trx, account_id, meta_portfolio_id, now)
        await ensureWaba(trx, account_id, portfolio_id, given.waba_id, now)
        const inbox = { ...given, account_id, portfolio_id, name: given.name ?? given.display_phone }
        const id = await connectInbox(trx, deps.secrets, inbox, now, inboxConnected)
        const row = await findInbox(trx, account_id, id)
        if (row === null) throw new Error('The connected inbox can’t be read back.')
        return { status: 201, body: presentInbox(row) }
      })
    },
  )
}

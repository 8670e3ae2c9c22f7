import { z } from 'zod'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { wholeAccount, withCaller } from '../../platform/http/with-caller.ts'
import { callGraph } from '../../whatsapp/graph.ts'
import { type InboxConnected, replaceToken } from '../inboxes/connect-inbox.ts'
import { requireLine } from '../inboxes/line.ts'
import { presentInbox } from '../inboxes/present-inbox.ts'
import { findInbox } from '../inboxes/queries.ts'
import { inboxSchema } from '../inboxes/schema.ts'
import { registerAppRoutes } from './app-routes.ts'
import { presentApp } from './present-app.ts'
import { findApp, lastInboundAt } from './queries.ts'
import { completeLine, saveLine } from './save-line.ts'
import { connectionSchema, newConnectionSchema, newTokenSchema, verificationSchema } from './schema.ts'
import { type Check, hasFailed, verifyLine } from './verify-line.ts'

const tags = ['connections']
const params = z.object({ id: z.string() })

/** Connecting a line with what Meta's dashboard shows, asked about at Meta before anything is stored. */
export function registerConnectionRoutes(http: Http, deps: Deps, inboxConnected: InboxConnected): void {
  serveVerification(http, deps)
  serveConnecting(http, deps, inboxConnected)
  serveLine(http, deps)
  registerAppRoutes(http, deps)
}

function serveVerification(http: Http, deps: Deps): void {
  http.post(
    '/connections/verifications',
    {
      config: { scope: 'inboxes:write', audit: { none: 'The request asks Meta and changes nothing.' } },
      schema: {
        tags,
        summary: 'Check the connection details of a WhatsApp number with Meta',
        body: newConnectionSchema,
        response: { 200: verificationSchema },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      const line = await withCaller(deps.db, request, (trx) =>
        completeLine(trx, deps.secrets, account_id, request.body),
      )
      return verifyLine(deps, line)
    },
  )
}

function serveConnecting(http: Http, deps: Deps, inboxConnected: InboxConnected): void {
  http.post(
    '/connections',
    {
      config: {
        scope: 'inboxes:write',
        audit: {
          action: 'inbox.connected',
          subject: 'answer.inbox.id',
          details: { phone_number_id: 'body.phone_number_id', app_id: 'answer.app.id' },
        },
      },
      schema: {
        tags,
        summary: 'Connect a WhatsApp number after Meta confirms the details',
        description:
          'Stores the portfolio, the app, the WABA and the number, and subscribes the app to the webhooks of the WABA. A repeated request updates the token and the secrets. It does not accept an Idempotency-Key: a stored request would contain secrets.',
        body: newConnectionSchema,
        response: { 201: connectionSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = wholeAccount(request)
      const line = await withCaller(deps.db, request, (trx) =>
        completeLine(trx, deps.secrets, account_id, request.body),
      )
      const { checks, number } = await verifyLine(deps, line)
      if (hasFailed({ checks }) || number === null) throw problem('line_refused', undefined, { checks })
      const shown = { ...number, name: request.body.name ?? number.verified_name ?? number.display_phone }
      const stored = await changeWhole(deps, request, async ({ trx }) => {
        const context = { secrets: deps.secrets, inboxConnected, now: new Date(deps.clock.now()) }
        const { inbox_id, app_id } = await saveLine(trx, context, account_id, line, shown)
        return {
          inbox: await showInbox(trx, account_id, inbox_id),
          app: await showApp(deps, trx, account_id, app_id),
        }
      })
      const subscribed = isSubscribed(checks) || (await subscribe(deps, line))
      return reply.code(201).send({ ...stored, checks, subscribed })
    },
  )
}

function serveLine(http: Http, deps: Deps): void {
  http.get(
    '/inboxes/:id/connection',
    {
      config: { scope: 'inboxes:read' },
      schema: {
        tags,
        summary: 'Show when an inbox last received a message',
        params,
        response: {
          200: z.object({
            last_inbound_at: z.iso
              .datetime()
              .nullable()
              .describe('When a contact last wrote. Null: no contact wrote recently.'),
          }),
        },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const inbox_id = parseId('inbox', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        await showInbox(trx, account_id, inbox_id)
        const at = await lastInboundAt(trx, account_id, inbox_id)
        return { last_inbound_at: at?.toISOString() ?? null }
      })
    },
  )

  http.put(
    '/inboxes/:id/access_token',
    {
      config: { scope: 'inboxes:write', audit: { action: 'inbox.token_changed', subject: 'params.id' } },
      schema: {
        tags,
        summary: 'Replace the access token of an inbox after Meta confirms it',
        params,
        body: newTokenSchema,
        response: { 200: inboxSchema },
      },
    },
    async (request) => {
      const { account_id } = wholeAccount(request)
      const inbox_id = parseId('inbox', request.params.id)
      const { access_token } = request.body
      const line = await withCaller(deps.db, request, async (trx) => {
        const { meta_portfolio_id } = await showInbox(trx, account_id, inbox_id)
        return { ...(await requireLine(trx, deps.secrets, account_id, inbox_id)), meta_portfolio_id }
      })
      const { checks } = await verifyLine(deps, { ...line, access_token, app: null })
      if (hasFailed({ checks })) throw problem('line_refused', undefined, { checks })
      return changeWhole(deps, request, async ({ trx }) => {
        await replaceToken(trx, deps.secrets, { account_id, id: inbox_id }, access_token)
        return showInbox(trx, account_id, inbox_id)
      })
    },
  )
}

function isSubscribed(checks: Check[]): boolean {
  return checks.some(({ check, state }) => check === 'subscription' && state === 'ok')
}

/** Has Meta send the token's app what happens on the WABA. Without it nothing ever comes, and nothing says why. */
async function subscribe(deps: Deps, line: { waba_id: string; access_token: string }): Promise<boolean> {
  const path = `${line.waba_id}/subscribed_apps`
  return (await callGraph(deps, { token: line.access_token, method: 'POST', path, body: {} })).kind === 'ok'
}

async function showInbox(trx: ReadTrx, account_id: string, id: string) {
  const row = await findInbox(trx, account_id, id)
  if (row === null) throw problem('not_found')
  return presentInbox(row)
}

async function showApp({ config }: Deps, trx: Trx, account_id: string, id: string) {
  const row = await findApp(trx, account_id, id)
  if (row === null) throw problem('not_found')
  return presentApp(config, row)
}

import { z } from 'zod'
import { requireContact } from '../../contacts/queries.ts'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { callerName } from '../../platform/http/change-routes.ts'
import { idempotencyHeaders } from '../../platform/http/idempotency.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import type { Acceptor } from '../accepting/acceptor.ts'
import { answerAccepted } from '../accepting/answer-routes.ts'
import { bindingOf } from '../accepting/recipient-schema.ts'
import { presentPhoneRequest } from './present-phone-request.ts'
import { findPhoneRequest, listPhoneRequests } from './queries.ts'
import { phoneRequest } from './request-phone.ts'
import { newPhoneRequestSchema, phoneRequestSchema } from './schema.ts'

const tags = ['phone_requests']
const params = z.object({ id: z.string() })

/** Asking people for their phone number. */
export function registerPhoneRequestRoutes(http: Http, deps: Deps, acceptor: Acceptor): void {
  serveAsking(http, deps, acceptor)
  serveRequests(http, deps)
}

function serveAsking(http: Http, deps: Deps, acceptor: Acceptor): void {
  http.post(
    '/contacts/:id/phone_requests',
    {
      config: {
        scope: 'messages:write',
        audit: {
          action: 'contact.phone_requested',
          subject: 'params.id',
          details: { phone_request_id: 'answer.id' },
        },
      },
      schema: {
        tags,
        summary: 'Ask a contact for their phone number',
        description:
          'Sends a message with WhatsApp’s button while the customer service window is open, else the template. A phone that the contact shares with the button is attested. See docs/phone-requests.md.',
        params,
        headers: idempotencyHeaders,
        body: newPhoneRequestSchema,
        response: { 201: phoneRequestSchema },
      },
    },
    async (request, reply) => {
      const asked = request.body
      const to = { contact_id: request.params.id }
      const message = { ...bindingOf({ to, inbox_id: asked.inbox_id }), content: null }
      const kind = phoneRequest({ asked, requested_by: callerName(callerOf(request)) })
      return answerAccepted({ acceptor, clock: deps.clock }, request, reply, message, kind)
    },
  )
}

function serveRequests(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/phone_requests',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags,
        summary: 'List the phone requests to a contact, latest first',
        params,
        response: { 200: z.object({ data: z.array(phoneRequestSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        const contact_id = await requireContact(trx, account_id, asked_for)
        const rows = await listPhoneRequests(trx, account_id, contact_id)
        return { data: rows.map(presentPhoneRequest) }
      })
    },
  )

  http.get(
    '/phone_requests/:id',
    {
      config: { scope: 'contacts:read' },
      schema: { tags, summary: 'Show a phone request', params, response: { 200: phoneRequestSchema } },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('phone_request', request.params.id)
      return withCaller(deps.db, request, (trx) => show(trx, account_id, id))
    },
  )
}

async function show(trx: ReadTrx, account_id: string, id: string) {
  const row = await findPhoneRequest(trx, account_id, id)
  if (row === null) throw problem('not_found')
  return presentPhoneRequest(row)
}

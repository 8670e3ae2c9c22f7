import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listBlocks } from '../../channels/inboxes/blocks.ts'
import { findInbox } from '../../channels/inboxes/queries.ts'
import { requireContact } from '../../contacts/queries.ts'
import { contactParams } from '../../contacts/schema.ts'
import { dialForm } from '../../identity/phone.ts'
import { problem } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { recorder } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { callerName } from '../../platform/http/change-routes.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { blockContact, unblockContact } from './block-contact.ts'

const blockSchema = z
  .object({
    inbox_id: z.string().regex(idPattern('inbox')),
    state: z.enum(['blocked', 'unblocked']),
    address: z.object({ kind: z.enum(['phone', 'bsuid']), value: z.string() }),
    at: z.iso.datetime(),
    by: z.string(),
  })
  .describe('A block of one WhatsApp account of the contact on an inbox.')
const blocksSchema = z.object({ data: z.array(blockSchema) })

/** The contacts that are blocked on an inbox. WhatsApp keeps the list; every change asks it first. */
export function registerBlockRoutes(http: Http, deps: Deps): void {
  serveBlocks(http, deps)
  serveBlocking(http, deps)
}

function serveBlocks(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/blocks',
    {
      config: { scope: 'contacts:read' },
      schema: {
        tags: ['contacts'],
        summary: 'List the blocks of a contact, latest first',
        params: contactParams,
        response: { 200: blocksSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      return withCaller(deps.db, request, (trx) => show(trx, account_id, asked_for))
    },
  )
}

function serveBlocking(http: Http, deps: Deps): void {
  http.post(
    '/contacts/:id/blocks',
    {
      config: {
        scope: 'contacts:write',
        audit: { action: 'contact.blocked', subject: 'params.id', details: { inbox_id: 'body.inbox_id' } },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Block a contact on an inbox',
        description:
          'WhatsApp only blocks contacts that wrote on the inbox in the last 24 hours. The request can be repeated: a blocked contact stays blocked.',
        params: contactParams,
        body: z.strictObject({ inbox_id: z.string().regex(idPattern('inbox')) }),
        response: { 200: blocksSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const contact_id = parseId('contact', request.params.id)
      const inbox_id = parseId('inbox', request.body.inbox_id)
      await requireBoth(deps, request, contact_id, inbox_id)
      await blockContact(deps, {
        account_id,
        contact_id,
        inbox_id,
        by: callerName(caller),
        record: recorder(deps, request),
      })
      return withCaller(deps.db, request, (trx) => show(trx, account_id, contact_id))
    },
  )

  http.delete(
    '/contacts/:id/blocks/:inbox_id',
    {
      config: {
        scope: 'contacts:write',
        audit: {
          action: 'contact.unblocked',
          subject: 'params.id',
          details: { inbox_id: 'params.inbox_id' },
        },
      },
      schema: {
        tags: ['contacts'],
        summary: 'Unblock a contact on an inbox',
        params: contactParams.extend({ inbox_id: z.string() }),
        response: { 200: blocksSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const contact_id = parseId('contact', request.params.id)
      const inbox_id = parseId('inbox', request.params.inbox_id)
      await requireBoth(deps, request, contact_id, inbox_id)
      await unblockContact(deps, {
        account_id,
        contact_id,
        inbox_id,
        by: callerName(caller),
        record: recorder(deps, request),
      })
      return withCaller(deps.db, request, (trx) => show(trx, account_id, contact_id))
    },
  )
}

/** A request to WhatsApp is made for the account; the contact and the inbox must both be visible to the member. */
function requireBoth(
  deps: Deps,
  request: FastifyRequest,
  contact_id: string,
  inbox_id: string,
): Promise<void> {
  const { account_id } = callerOf(request)
  return withCaller(deps.db, request, async (trx) => {
    await requireContact(trx, account_id, contact_id)
    if ((await findInbox(trx, account_id, inbox_id)) === null) throw problem('not_found')
  })
}

async function show(
  trx: ReadTrx,
  account_id: string,
  asked_for: string,
): Promise<z.output<typeof blocksSchema>> {
  const contact_id = await requireContact(trx, account_id, asked_for)
  const blocks = await listBlocks(trx, account_id, contact_id)
  return {
    data: blocks.map(({ inbox_id, state, address_kind, address, at, by }) => ({
      inbox_id: presentId('inbox', inbox_id),
      state,
      address: { kind: address_kind, value: address_kind === 'phone' ? dialForm(address) : address },
      at: at.toISOString(),
      by,
    })),
  }
}

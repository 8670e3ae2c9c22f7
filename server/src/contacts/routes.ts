import { z } from 'zod'
import { problem } from '../platform/base/errors.ts'
import { parseId } from '../platform/base/parse-id.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import { buildCursor, cutLoaded, cutPage, pageOf } from '../platform/http/pagination.ts'
import { maySeeSealed, sealedQuery } from '../platform/http/sealed.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { registerExportRoutes } from './export-routes.ts'
import { listContacts } from './list-contacts.ts'
import { presentContact, presentContactDetail, presentIdentity } from './present-contact.ts'
import { loadContacts, loadReferrals, requireContact } from './queries.ts'
import { readSelection } from './read-selection.ts'
import { contactDetailSchema, contactParams, contactSchema, contactsQuery, identitySchema } from './schema.ts'

const contactCursor = buildCursor('contacts', z.uuid())

/** Reading contacts: the list and its search, one contact, its identities. */
export function registerContactRoutes(http: Http, deps: Deps): void {
  serveContacts(http, deps)
  registerExportRoutes(http, deps)
  serveContact(http, deps)
}

function serveContacts(http: Http, deps: Deps): void {
  http.get(
    '/contacts',
    {
      config: {
        scope: 'contacts:read',
        audit: {
          action: ({ query }) => (isExport(query) ? 'contacts.exported' : 'contacts.listed'),
          subject: 'account',
        },
      },
      schema: {
        tags: ['contacts'],
        summary: 'List contacts, newest first',
        description:
          'With several parameters, a contact has to match all of them. A page of a searched or filtered list can hold fewer than `limit` contacts and still have a next page.',
        querystring: contactsQuery,
        response: { 200: pageOf(contactSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const include_sealed = maySeeSealed(request, request.query)
      const after = cursor === undefined ? null : contactCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const page = { after, limit: limit + 1 }
        const { ids, examined_until } = await listContacts(
          trx,
          account_id,
          readSelection(request.query),
          page,
        )
        const page_of_ids = cutPage(ids, limit, contactCursor, (id) => id)
        const loaded = await loadContacts(trx, account_id, page_of_ids.rows, include_sealed)
        const by_id = new Map(loaded.map((row) => [row.id, row]))
        const { loaded: contacts, next_cursor } = cutLoaded(page_of_ids, by_id, contactCursor, (id) => id)
        return {
          data: contacts.map((row) => presentContact(row)),
          next_cursor: next_cursor ?? (examined_until && contactCursor.encode(examined_until)),
        }
      })
    },
  )
}

function serveContact(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id',
    {
      config: { scope: 'contacts:read', audit: { action: 'contact.opened', subject: 'params.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'Show a contact',
        params: contactParams,
        querystring: z.strictObject(sealedQuery),
        response: { 200: contactDetailSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      return withCaller(deps.db, request, async (trx) => {
        const id = await requireContact(trx, account_id, asked_for)
        const [row] = await loadContacts(trx, account_id, [id], include_sealed)
        if (row === undefined) throw problem('not_found')
        const referrals = await loadReferrals(trx, account_id, id, include_sealed)
        return presentContactDetail(row, asked_for, referrals)
      })
    },
  )

  http.get(
    '/contacts/:id/identities',
    {
      config: { scope: 'contacts:read', audit: { action: 'contact.opened', subject: 'params.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'List the identifiers of a contact, active and retired',
        params: contactParams,
        response: { 200: z.object({ data: z.array(identitySchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        const id = await requireContact(trx, account_id, asked_for)
        const [row] = await loadContacts(trx, account_id, [id], false)
        return { data: (row?.identities ?? []).map(presentIdentity) }
      })
    },
  )
}

function isExport(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'purpose' in query && query.purpose === 'export'
}

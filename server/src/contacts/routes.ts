import { z } from 'zod'
import { loadMessageContext } from '../conversations/messages/load-context.ts'
import { presentMessage } from '../conversations/messages/present-message.ts'
import { loadMessages } from '../conversations/messages/queries.ts'
import { problem } from '../platform/base/errors.ts'
import { parseId } from '../platform/base/ids.ts'
import { countFitting } from '../platform/base/page-bytes.ts'
import type { Trx } from '../platform/db/types.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../platform/http/pagination.ts'
import { maySeeSealed, sealedQuery } from '../platform/http/sealed.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { registerFileRoutes } from '../resolution/profile/file-routes.ts'
import {
  listIdentityEvents,
  listTimeline,
  loadIdentityEvents,
  type TimelineRow,
} from '../resolution/profile/timeline.ts'
import { registerExportRoutes } from './export-routes.ts'
import { listContacts } from './list-contacts.ts'
import {
  presentContact,
  presentContactDetail,
  presentIdentity,
  presentIdentityEvent,
} from './present-contact.ts'
import { loadContacts, loadReferrals, resolveContactId } from './queries.ts'
import { readSelection } from './read-selection.ts'
import {
  contactDetailSchema,
  contactSchema,
  contactsQuery,
  identityEventSchema,
  identitySchema,
  timelineEntrySchema,
} from './schema.ts'

const contactCursor = buildCursor('contacts', z.uuid())
const historyPosition = z.tuple([z.iso.datetime(), z.uuid()])
const historyCursor = buildCursor('identity_events', historyPosition)
const timelineCursor = buildCursor('timeline', historyPosition)
const params = z.object({ id: z.string().describe('Also the id of a contact that was folded into another.') })

/** Reading contacts: the list and its search, one contact, its identities, their history, its timeline, its files. */
export function registerContactRoutes(http: Http, deps: Deps): void {
  serveContacts(http, deps)
  registerExportRoutes(http, deps)
  serveContact(http, deps)
  serveHistory(http, deps)
  serveTimeline(http, deps)
  registerFileRoutes(http, deps)
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
        summary: 'Contacts, the newest first',
        description:
          'With several searches, those who pass all of them. A page of a list that is searched or filtered may hold fewer than `limit` and still have a next one.',
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
        const contacts = loaded.slice(0, countFitting(loaded))
        const last = contacts.length < loaded.length ? contacts.at(-1) : undefined
        const next_cursor = last === undefined ? page_of_ids.next_cursor : contactCursor.encode(last.id)
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
        summary: 'A contact',
        params,
        querystring: z.strictObject(sealedQuery),
        response: { 200: contactDetailSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      return withCaller(deps.db, request, async (trx) => {
        const id = await findContact(trx, account_id, asked_for)
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
        summary: 'Every identifier of a contact, active and retired',
        params,
        response: { 200: z.object({ data: z.array(identitySchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        const id = await findContact(trx, account_id, asked_for)
        const [row] = await loadContacts(trx, account_id, [id], false)
        return { data: (row?.identities ?? []).map(presentIdentity) }
      })
    },
  )
}

function serveHistory(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/identity_events',
    {
      config: { scope: 'contacts:read', audit: { action: 'contact.opened', subject: 'params.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'How the contact came to its identifiers, the newest first',
        params,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(identityEventSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : historyCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const id = await findContact(trx, account_id, asked_for)
        const found = await listIdentityEvents(trx, account_id, id, { limit: limit + 1, after })
        const { rows, next_cursor } = cutPage(found, limit, historyCursor, positionOf)
        return { data: rows.map(presentIdentityEvent), next_cursor }
      })
    },
  )
}

function serveTimeline(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/timeline',
    {
      config: { scope: 'conversations:read', audit: { action: 'contact.opened', subject: 'params.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'Everything with a contact in all inboxes, the newest first',
        params,
        querystring: z.strictObject({ ...pageQuery, ...sealedQuery }),
        response: { 200: pageOf(timelineEntrySchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : timelineCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const id = await findContact(trx, account_id, asked_for)
        const page = { limit: limit + 1, after, include_sealed }
        const found = await listTimeline(trx, account_id, id, page)
        const { rows, next_cursor } = cutPage(found, limit, timelineCursor, positionOf)
        return {
          data: await loadEntries(trx, account_id, rows, { include_sealed, now_ms: deps.clock.now() }),
          next_cursor,
        }
      })
    },
  )
}

function isExport(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'purpose' in query && query.purpose === 'export'
}

async function loadEntries(
  trx: Trx,
  account_id: string,
  rows: TimelineRow[],
  how: { include_sealed: boolean; now_ms: number },
): Promise<z.output<typeof timelineEntrySchema>[]> {
  const idsOf = (wanted: TimelineRow['kind']) =>
    rows.filter(({ kind }) => kind === wanted).map(({ id }) => id)
  const messages = await loadMessages(trx, account_id, idsOf('message'), how.include_sealed)
  const context = await loadMessageContext(trx, account_id, messages, how)
  const events = await loadIdentityEvents(trx, account_id, idsOf('identity_event'))
  const message_by_id = new Map(messages.map((row) => [row.id, row]))
  const event_by_id = new Map(events.map((row) => [row.id, row]))
  return rows.flatMap(({ id, at }): z.output<typeof timelineEntrySchema>[] => {
    const message = message_by_id.get(id)
    if (message !== undefined)
      return [{ kind: 'message', at: at.toISOString(), message: presentMessage(message, context) }]
    const event = event_by_id.get(id)
    return event === undefined
      ? []
      : [{ kind: 'identity_event', at: at.toISOString(), identity_event: presentIdentityEvent(event) }]
  })
}

function positionOf({ at, id }: { at: Date; id: string }): [string, string] {
  return [at.toISOString(), id]
}

async function findContact(trx: Trx, account_id: string, asked_for: string): Promise<string> {
  const id = await resolveContactId(trx, account_id, asked_for)
  if (id === null) throw problem('not_found')
  return id
}

import { z } from 'zod'
import { presentIdentityEvent } from '../../contacts/present-contact.ts'
import { requireContact } from '../../contacts/queries.ts'
import { contactParams, identityEventSchema } from '../../contacts/schema.ts'
import { loadMessageContext } from '../../conversations/messages/load-context.ts'
import { presentMessage } from '../../conversations/messages/present-message.ts'
import { loadMessages } from '../../conversations/messages/queries.ts'
import { givenTime } from '../../platform/base/given-time.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { SeenTrx } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutLoaded, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import { maySeeSealed, sealedQuery } from '../../platform/http/sealed.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { registerFileRoutes } from './file-routes.ts'
import { timelineEntrySchema } from './schema.ts'
import { listIdentityEvents, listTimeline, loadIdentityEvents, type TimelineRow } from './timeline.ts'

const historyPosition = z.tuple([givenTime, z.uuid()])
const historyCursor = buildCursor('identity_events', historyPosition)
const timelineCursor = buildCursor('timeline', historyPosition)

/** What the page about a contact shows beside the contact: how it came to its identifiers, its timeline, its files. */
export function registerProfileRoutes(http: Http, deps: Deps): void {
  serveHistory(http, deps)
  serveTimeline(http, deps)
  registerFileRoutes(http, deps)
}

function serveHistory(http: Http, deps: Deps): void {
  http.get(
    '/contacts/:id/identity_events',
    {
      config: { scope: 'contacts:read', audit: { action: 'contact.opened', subject: 'params.id' } },
      schema: {
        tags: ['contacts'],
        summary: 'List the identity history of a contact, newest first',
        params: contactParams,
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
        const id = await requireContact(trx, account_id, asked_for)
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
        summary: 'List the timeline of a contact in all inboxes, newest first',
        params: contactParams,
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
        const id = await requireContact(trx, account_id, asked_for)
        const page = { limit: limit + 1, after, include_sealed }
        const found = await listTimeline(trx, account_id, id, page)
        const of_ids = cutPage(found, limit, timelineCursor, positionOf)
        const now_ms = deps.clock.now()
        const entries = await loadEntries(trx, account_id, of_ids.rows, { include_sealed, now_ms })
        const { loaded, next_cursor } = cutLoaded(of_ids, entries, timelineCursor, positionOf)
        return { data: loaded, next_cursor }
      })
    },
  )
}

type TimelineEntry = z.output<typeof timelineEntrySchema>

async function loadEntries(
  trx: SeenTrx,
  account_id: string,
  rows: TimelineRow[],
  how: { include_sealed: boolean; now_ms: number },
): Promise<Map<TimelineRow, TimelineEntry>> {
  const idsOf = (wanted: TimelineRow['kind']) =>
    rows.filter(({ kind }) => kind === wanted).map(({ id }) => id)
  const messages = await loadMessages(trx, account_id, idsOf('message'), how.include_sealed)
  const context = await loadMessageContext(trx, account_id, messages, how)
  const events = await loadIdentityEvents(trx, account_id, idsOf('identity_event'))
  const message_by_id = new Map(messages.map((row) => [row.id, row]))
  const event_by_id = new Map(events.map((row) => [row.id, row]))
  const entries = new Map<TimelineRow, TimelineEntry>()
  for (const row of rows) {
    const at = row.at.toISOString()
    const message = message_by_id.get(row.id)
    const event = event_by_id.get(row.id)
    if (message) entries.set(row, { kind: 'message', at, message: presentMessage(message, context) })
    else if (event)
      entries.set(row, { kind: 'identity_event', at, identity_event: presentIdentityEvent(event) })
  }
  return entries
}

function positionOf({ at, id }: { at: Date; id: string }): [string, string] {
  return [at.toISOString(), id]
}

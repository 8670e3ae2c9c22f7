import { z } from 'zod'
import { findInbox } from '../../channels/inboxes/queries.ts'
import { loadContactNames } from '../../contacts/queries.ts'
import { problem } from '../../platform/base/errors.ts'
import { foldWords } from '../../platform/base/fold.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, pageOf } from '../../platform/http/pagination.ts'
import { maySeeSealed } from '../../platform/http/sealed.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { presentSummary } from '../messages/present-message.ts'
import { loadNotes } from '../notes/notes.ts'
import { namesOf, presentNote } from '../notes/present-note.ts'
import { beginningOf, excerptOf } from './excerpt.ts'
import { findTexts } from './find-texts.ts'
import { loadFound, showFound } from './found-messages.ts'
import { foundMessageSchema, foundNoteSchema, searchMessagesQuery, searchNotesQuery } from './schema.ts'

const messageCursor = buildCursor('search_messages', z.uuid())
const noteCursor = buildCursor('search_notes', z.uuid())
const ORDER =
  'Results are in the order in which they were stored, latest first. A page can hold fewer than `limit` results and still have a next page. Search for contacts with `GET /v1/contacts?query=`.'

/** Searching what was written: messages, and private notes. */
export function registerSearchRoutes(http: Http, deps: Deps): void {
  serveMessages(http, deps)
  serveNotes(http, deps)
}

function serveMessages(http: Http, deps: Deps): void {
  http.get(
    '/search/messages',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['search'],
        summary: 'Search messages',
        description: `Searches texts, captions, file names, titles of buttons and lists, and templates as they were sent. ${ORDER}`,
        querystring: searchMessagesQuery,
        response: { 200: pageOf(foundMessageSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { query, cursor, limit } = request.query
      const include_sealed = maySeeSealed(request, request.query)
      const after = cursor === undefined ? null : messageCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const inbox_id = await requireInbox(trx, account_id, request.query.inbox_id)
        const { rows, next } = await findTexts(
          trx,
          { kind: 'message', query, inbox_id },
          { limit, after },
          (ids) => loadFound(trx, account_id, ids, include_sealed),
        )
        const contact_ids = rows.map(({ contact_id }) => contact_id)
        const names = await loadContactNames(trx, account_id, contact_ids, include_sealed)
        const words = foldWords(query)
        return {
          data: rows.map((row) => ({
            message_id: presentId('message', row.id),
            shown_as_id: presentId('message', row.shown_id),
            conversation_id: presentId('conversation', row.conversation_id),
            inbox_id: presentId('inbox', row.inbox_id),
            contact: presentSummary(row.contact_id, names),
            direction: row.direction,
            type: row.type,
            ...showFound(row, words),
            sent_at: row.sent_at.toISOString(),
          })),
          next_cursor: next && messageCursor.encode(next),
        }
      })
    },
  )
}

function serveNotes(http: Http, deps: Deps): void {
  http.get(
    '/search/notes',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['search'],
        summary: 'Search private notes',
        description: ORDER,
        querystring: searchNotesQuery,
        response: { 200: pageOf(foundNoteSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { query, cursor, limit } = request.query
      const after = cursor === undefined ? null : noteCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const inbox_id = await requireInbox(trx, account_id, request.query.inbox_id)
        const { rows, next } = await findTexts(
          trx,
          { kind: 'note', query, inbox_id },
          { limit, after },
          (ids) => loadNotes(trx, account_id, ids),
        )
        const names = await namesOf(trx, account_id, rows)
        const words = foldWords(query)
        return {
          data: rows.map((note) => ({
            note: presentNote(note, names),
            parts: excerptOf(note.text, words) ?? beginningOf(note.text),
          })),
          next_cursor: next && noteCursor.encode(next),
        }
      })
    },
  )
}

async function requireInbox(
  trx: ReadTrx,
  account_id: string,
  text: string | undefined,
): Promise<string | null> {
  if (text === undefined) return null
  const inbox = await findInbox(trx, account_id, parseId('inbox', text))
  if (inbox === null) throw problem('not_found')
  return inbox.id
}

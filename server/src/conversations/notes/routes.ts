import { z } from 'zod'
import { listMembers } from '../../access/users/memberships.ts'
import { resolveContactId } from '../../contacts/queries.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { givenTime } from '../../platform/base/given-time.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeRecorded } from '../../platform/http/audit.ts'
import { callerId, callerOf, ownUserId } from '../../platform/http/auth.ts'
import { authorOf } from '../../platform/http/author.ts'
import { answerOnce, idempotencyHeaders } from '../../platform/http/idempotency.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Caller, Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { findThread } from '../queries.ts'
import {
  addNote,
  findNote,
  listContactNotes,
  listMentions,
  listThreadNotes,
  type Note,
  type NotePosition,
  removeNote,
} from './notes.ts'
import { namesOf, presentNote } from './present-note.ts'
import { mentionsQuery, newNoteSchema, noteSchema } from './schema.ts'

const noteCursor = buildCursor('notes', z.tuple([givenTime, z.uuid()]))
const params = z.object({ id: z.string() })
const page = { querystring: z.strictObject(pageQuery), response: { 200: pageOf(noteSchema) } }

/** Private notes: those of a conversation, of a contact, and those that mention a member. */
export function registerNoteRoutes(http: Http, deps: Deps): void {
  serveNotes(http, deps)
  serveMentions(http, deps)
  serveWriting(http, deps)
  serveRemoval(http, deps)
}

function serveNotes(http: Http, deps: Deps): void {
  http.get(
    '/conversations/:id/notes',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['notes'],
        summary: 'List the private notes of a conversation, newest first',
        params,
        ...page,
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('conversation', request.params.id)
      return withCaller(deps.db, request, (trx) =>
        answerPage(trx, account_id, request.query, async (wanted) =>
          listThreadNotes(trx, account_id, await requireThread(trx, account_id, asked_for), wanted),
        ),
      )
    },
  )

  http.get(
    '/contacts/:id/notes',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['notes'],
        summary: 'List the private notes on a contact in all inboxes, newest first',
        params,
        ...page,
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('contact', request.params.id)
      return withCaller(deps.db, request, async (trx) => {
        const contact_id = await resolveContactId(trx, account_id, asked_for)
        if (contact_id === null) throw problem('not_found')
        return answerPage(trx, account_id, request.query, (wanted) =>
          listContactNotes(trx, account_id, contact_id, wanted),
        )
      })
    },
  )
}

function serveMentions(http: Http, deps: Deps): void {
  http.get(
    '/notes',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['notes'],
        summary: 'List the private notes that mention a member, newest first',
        querystring: mentionsQuery,
        response: page.response,
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const { mentions, ...query } = request.query
      const user_id = mentions === 'me' ? ownUserId(caller, 'mentions') : parseId('user', mentions)
      return withCaller(deps.db, request, (trx) =>
        answerPage(trx, account_id, query, (wanted) => listMentions(trx, account_id, user_id, wanted)),
      )
    },
  )
}

function serveWriting(http: Http, deps: Deps): void {
  http.post(
    '/conversations/:id/notes',
    {
      config: {
        scope: 'conversations:write',
        audit: { action: 'note.written', subject: 'params.id', details: { note_id: 'answer.id' } },
      },
      schema: {
        tags: ['notes'],
        summary: 'Add a private note',
        description: 'Users with access to the conversation see the note. It is never sent.',
        params,
        headers: idempotencyHeaders,
        body: newNoteSchema,
        response: { 201: noteSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const asked_for = parseId('conversation', request.params.id)
      const mentions = request.body.mentions.map((id) => parseId('user', id))
      return answerOnce(deps, request, reply, async (seen) => {
        const locked = await lockAccount(seen)
        const { trx } = locked
        const thread = await requireThread(trx, account_id, asked_for)
        await requireMembers(trx, account_id, mentions)
        const note = await asAccount(locked, (locked) =>
          addNote(locked, thread, { ...request.body, mentions, author: authorOf(request) }),
        )
        return { status: 201, body: presentNote(note, await namesOf(trx, account_id, [note])) }
      })
    },
  )
}

function serveRemoval(http: Http, deps: Deps): void {
  http.delete(
    '/notes/:id',
    {
      config: { scope: 'conversations:write', audit: { action: 'note.removed', subject: 'params.id' } },
      schema: {
        tags: ['notes'],
        summary: 'Remove a private note',
        description: 'The author, an admin or an owner can remove a note.',
        params,
        response: { 204: z.null().describe('The note is removed.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const id = parseId('note', request.params.id)
      await changeRecorded(deps, request, async (seen) => {
        const locked = await lockAccount(seen)
        const note = await findNote(seen.trx, account_id, id)
        if (note === null) throw problem('not_found')
        if (!mayRemove(caller, note)) throw problem('author_only')
        await asAccount(locked, (locked) => removeNote(locked, note))
      })
      return reply.code(204).send(null)
    },
  )
}

async function answerPage(
  trx: ReadTrx,
  account_id: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  list: (wanted: { limit: number; after: NotePosition | null }) => Promise<Note[]>,
) {
  const after = cursor === undefined ? null : noteCursor.decode(cursor)
  const found = await list({ limit: limit + 1, after })
  const { rows, next_cursor } = cutPage(found, limit, noteCursor, (row) => [
    row.created_at.toISOString(),
    row.id,
  ])
  const names = await namesOf(trx, account_id, rows)
  return { data: rows.map((row) => presentNote(row, names)), next_cursor }
}

async function requireThread(trx: ReadTrx, account_id: string, asked_for: string) {
  const thread = await findThread(trx, account_id, asked_for)
  if (thread === null) throw problem('not_found')
  return thread
}

async function requireMembers(trx: ReadTrx, account_id: string, user_ids: string[]): Promise<void> {
  if (user_ids.length === 0) return
  const members = new Set((await listMembers(trx, account_id)).map(({ id }) => id))
  if (user_ids.every((id) => members.has(id))) return
  throw invalidField('mentions', 'must all be members of this account')
}

function mayRemove(caller: Caller, note: Note): boolean {
  if (note.author_id === callerId(caller) || caller.kind === 'operator') return true
  return caller.kind === 'user' && (caller.role === 'owner' || caller.role === 'admin')
}

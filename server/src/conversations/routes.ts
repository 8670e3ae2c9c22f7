import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findInbox } from '../channels/inboxes/queries.ts'
import { loadContactNames, resolveContactId } from '../contacts/queries.ts'
import { lockAccount } from '../platform/account-lock/lock.ts'
import { problem } from '../platform/base/errors.ts'
import { givenTime } from '../platform/base/given-time.ts'
import { parseId } from '../platform/base/parse-id.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import { asAccount } from '../platform/db/with-viewer.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf, changerOf, memberIdOf, ownUserId } from '../platform/http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../platform/http/idempotency.ts'
import { buildCursor, cutPage, pageOf } from '../platform/http/pagination.ts'
import { maySeeSealed, sealedQuery } from '../platform/http/sealed.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { registerActivityRoutes } from './activity-routes.ts'
import { registerBulkRoutes } from './bulk-routes.ts'
import { changeConversation } from './change-conversation.ts'
import { changeOf, conversationChangeSchema } from './change-schema.ts'
import { countConversations } from './counts.ts'
import { type ConversationPosition, listConversations } from './list-conversations.ts'
import { registerMessageRoutes } from './message-routes.ts'
import { presentConversation } from './present-conversation.ts'
import { PRIORITIES, type Priority } from './priority.ts'
import {
  type Assignee,
  type ConversationView,
  findConversation,
  requireConversation,
  type TeamChoice,
} from './queries.ts'
import { registerReadRoutes } from './read-routes.ts'
import {
  conversationParams,
  conversationSchema,
  conversationsQuery,
  countsQuery,
  countsSchema,
} from './schema.ts'

const position = z.tuple([givenTime, z.uuid()])
const conversationCursor = buildCursor(
  'conversations',
  // Cursors of earlier versions end before the wait.
  z.tuple([z.enum(PRIORITIES), ...position.def.items]).rest(givenTime.nullable()),
)

/** Conversations: the list, one of them and its messages, and changing its state. */
export function registerConversationRoutes(http: Http, deps: Deps): void {
  serveConversations(http, deps)
  serveCounts(http, deps)
  serveConversation(http, deps)
  registerMessageRoutes(http, deps)
  registerReadRoutes(http, deps)
  registerActivityRoutes(http, deps)
  serveChanges(http, deps)
  registerBulkRoutes(http, deps)
}

function serveConversations(http: Http, deps: Deps): void {
  http.get(
    '/conversations',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'List conversations, by latest message, longest wait or priority',
        description:
          'A conversation with a new message moves to the front. Later pages do not repeat it. The event feed reports it.',
        querystring: conversationsQuery,
        response: { 200: pageOf(conversationSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor, sort, contact_id, inbox_id, assignee, team } = request.query
      const { status = null, label = null, priority = null } = request.query
      const view = viewOf(deps, request, request.query)
      const unread_by = request.query.unread === undefined ? null : ownUserId(callerOf(request), 'unread')
      const after = cursor === undefined ? null : positionOf(conversationCursor.decode(cursor))
      return withCaller(deps.db, request, async (trx) => {
        const filters = {
          status,
          label,
          priority,
          unread_by,
          assignee: assigneeOf(request, assignee),
          team: teamOf(team),
          contact_id: contact_id === undefined ? null : await findContact(trx, account_id, contact_id),
          inbox_id: inbox_id === undefined ? null : await requireInbox(trx, account_id, inbox_id),
        }
        const found = await listConversations(
          trx,
          account_id,
          filters,
          { sort, limit: limit + 1, after },
          view,
        )
        const { rows, next_cursor } = cutPage(found, limit, conversationCursor, (row) => [
          row.priority,
          row.last_message_at?.toISOString() ?? '',
          row.id,
          row.waiting_since?.toISOString() ?? null,
        ])
        const contact_ids = rows.map((row) => row.contact_id)
        const names = await loadContactNames(trx, account_id, contact_ids, view.include_sealed)
        return { data: rows.map((row) => presentConversation(row, names, view)), next_cursor }
      })
    },
  )
}

function serveCounts(http: Http, deps: Deps): void {
  http.get(
    '/conversations/counts',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'Count conversations by status, assignment and read state',
        querystring: countsQuery,
        response: { 200: countsSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const { inbox_id } = request.query
      return withCaller(deps.db, request, async (trx) => {
        const inbox = inbox_id === undefined ? null : await requireInbox(trx, account_id, inbox_id)
        return countConversations(trx, account_id, inbox, memberIdOf(caller))
      })
    },
  )
}

function serveConversation(http: Http, deps: Deps): void {
  http.get(
    '/conversations/:id',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'Show a conversation',
        params: conversationParams,
        querystring: z.strictObject(sealedQuery),
        response: { 200: conversationSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('conversation', request.params.id)
      const view = viewOf(deps, request, request.query)
      return withCaller(deps.db, request, (trx) => showConversation(trx, account_id, asked_for, view))
    },
  )
}

function serveChanges(http: Http, deps: Deps): void {
  http.patch(
    '/conversations/:id',
    {
      config: {
        scope: 'conversations:write',
        audit: {
          action: 'conversation.changed',
          subject: 'params.id',
          details: {
            status: 'body.status',
            assignee_id: 'body.assignee_id',
            snoozed_until: 'body.snoozed_until',
          },
          fields: true,
        },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Change a conversation',
        params: conversationParams,
        headers: idempotencyHeaders,
        body: conversationChangeSchema,
        response: { 200: conversationSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const asked_for = parseId('conversation', request.params.id)
      const view = viewOf(deps, request, {})
      const change = changeOf(request.body)
      const by = changerOf(caller)
      return answerOnce(deps, request, reply, async (seen) => {
        const locked = await lockAccount(seen)
        const { trx } = locked
        const id = await requireConversation(trx, account_id, asked_for)
        await asAccount(locked, (locked) => changeConversation(locked, id, change, by))
        return { status: 200, body: await showConversation(trx, account_id, asked_for, view) }
      })
    },
  )
}

function positionOf([priority, last_message_at, id, waiting_since = null]: [
  Priority,
  string,
  string,
  ...(string | null)[],
]): ConversationPosition {
  return { priority, last_message_at, id, waiting_since }
}

function teamOf(asked: string | undefined): TeamChoice {
  if (asked === undefined) return 'any'
  return asked === 'none' ? 'none' : { team_id: parseId('team', asked) }
}

function assigneeOf(request: FastifyRequest, asked: string | undefined): Assignee {
  if (asked === undefined) return 'anybody'
  if (asked === 'none') return 'nobody'
  if (asked !== 'me') return { user_id: parseId('user', asked) }
  return { user_id: ownUserId(callerOf(request), 'assignee') }
}

async function showConversation(trx: ReadTrx, account_id: string, asked_for: string, view: ConversationView) {
  const id = await requireConversation(trx, account_id, asked_for)
  const row = await findConversation(trx, account_id, id, view)
  if (row === null) throw problem('not_found')
  const names = await loadContactNames(trx, account_id, [row.contact_id], view.include_sealed)
  return presentConversation(row, names, view, asked_for)
}

function viewOf(
  deps: Deps,
  request: FastifyRequest,
  query: { include_sealed?: boolean | undefined },
): ConversationView {
  return {
    now: new Date(deps.clock.now()),
    include_sealed: maySeeSealed(request, query),
    reader_id: memberIdOf(callerOf(request)),
  }
}

async function findContact(trx: ReadTrx, account_id: string, text: string): Promise<string> {
  const id = await resolveContactId(trx, account_id, parseId('contact', text))
  if (id === null) throw problem('not_found')
  return id
}

async function requireInbox(trx: ReadTrx, account_id: string, text: string): Promise<string> {
  const inbox = await findInbox(trx, account_id, parseId('inbox', text))
  if (inbox === null) throw problem('not_found')
  return inbox.id
}

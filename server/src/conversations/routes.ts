import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { lockAccount } from '../contacts/lock.ts'
import { loadContactNames, resolveContactId } from '../contacts/queries.ts'
import type { Trx } from '../db/types.ts'
import { asAccount } from '../db/with-viewer.ts'
import type { Deps } from '../deps.ts'
import { problem } from '../errors.ts'
import { callerOf, ownUserId } from '../http/auth.ts'
import { answerOnce, idempotencyHeaders } from '../http/idempotency.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../http/pagination.ts'
import { maySeeSealed, sealedQuery } from '../http/sealed.ts'
import type { Http } from '../http/types.ts'
import { withCaller } from '../http/with-caller.ts'
import { parseId } from '../ids.ts'
import { findInbox } from '../inboxes/queries.ts'
import { loadMessageContext } from '../messages/load-context.ts'
import { presentMessage } from '../messages/present-message.ts'
import { listMessages } from '../messages/queries.ts'
import { messageSchema } from '../messages/schema.ts'
import { type ConversationChange, changeConversation } from './change-conversation.ts'
import { countConversations } from './counts.ts'
import { registerLabelRoutes } from './label-routes.ts'
import { presentConversation } from './present-conversation.ts'
import {
  type Assignee,
  type ConversationView,
  findConversation,
  listConversations,
  resolveConversationId,
  type TeamChoice,
} from './queries.ts'
import {
  conversationChangeSchema,
  conversationSchema,
  conversationsQuery,
  countsQuery,
  countsSchema,
} from './schema.ts'

const position = z.tuple([z.iso.datetime(), z.uuid()])
const conversationCursor = buildCursor('conversations', position)
const messageCursor = buildCursor('messages', position)
const params = z.object({
  id: z.string().describe('Also the id of a conversation that was folded into another.'),
})

/** Conversations: the list, one of them and its messages, and changing its state. */
export function registerConversationRoutes(http: Http, deps: Deps): void {
  serveConversations(http, deps)
  serveCounts(http, deps)
  serveConversation(http, deps)
  serveMessages(http, deps)
  serveChanges(http, deps)
  registerLabelRoutes(http, deps)
}

function serveConversations(http: Http, deps: Deps): void {
  http.get(
    '/conversations',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'Conversations, the one with the latest message first',
        description:
          'A conversation that gets a message moves to the front: behind a cursor it is not met again, and the feed of events tells of it.',
        querystring: conversationsQuery,
        response: { 200: pageOf(conversationSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const {
        limit,
        cursor,
        status = null,
        contact_id,
        inbox_id,
        assignee,
        team,
        label = null,
      } = request.query
      const view = viewOf(deps, request, request.query)
      const after = cursor === undefined ? null : conversationCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const filters = {
          status,
          label,
          assignee: assigneeOf(request, assignee),
          team: teamOf(team),
          contact_id: contact_id === undefined ? null : await findContact(trx, account_id, contact_id),
          inbox_id: inbox_id === undefined ? null : await requireInbox(trx, account_id, inbox_id),
        }
        const found = await listConversations(trx, account_id, filters, { limit: limit + 1, after }, view)
        const { rows, next_cursor } = cutPage(found, limit, conversationCursor, (row) => [
          row.last_message_at?.toISOString() ?? '',
          row.id,
        ])
        const contact_ids = rows.map((row) => row.contact_id)
        const names = await loadContactNames(trx, account_id, contact_ids, view.include_sealed)
        return { data: rows.map((row) => presentConversation(row, names)), next_cursor }
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
        summary: 'How many conversations wait, for whom',
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
        return countConversations(trx, account_id, inbox, caller.kind === 'user' ? caller.user_id : null)
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
        summary: 'A conversation',
        params,
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

function serveMessages(http: Http, deps: Deps): void {
  http.get(
    '/conversations/:id/messages',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'The messages of a conversation, the newest first',
        params,
        querystring: z.strictObject({ ...pageQuery, ...sealedQuery }),
        response: { 200: pageOf(messageSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('conversation', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : messageCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const id = await requireConversation(trx, account_id, asked_for)
        const page = { limit: limit + 1, after, include_sealed }
        const found = await listMessages(trx, account_id, id, page)
        const { rows, next_cursor } = cutPage(found, limit, messageCursor, (row) => [
          row.sent_at.toISOString(),
          row.id,
        ])
        const context = await loadMessageContext(trx, account_id, rows, {
          include_sealed,
          now_ms: deps.clock.now(),
        })
        return { data: rows.map((row) => presentMessage(row, context)), next_cursor }
      })
    },
  )
}

function serveChanges(http: Http, deps: Deps): void {
  http.patch(
    '/conversations/:id',
    {
      config: { scope: 'conversations:write' },
      schema: {
        tags: ['conversations'],
        summary: 'Change the state of a conversation',
        params,
        headers: idempotencyHeaders,
        body: conversationChangeSchema,
        response: { 200: conversationSchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('conversation', request.params.id)
      const view = viewOf(deps, request, {})
      const change = changeOf(request.body)
      return answerOnce(deps, request, reply, async (trx) => {
        await lockAccount(trx, account_id)
        const id = await requireConversation(trx, account_id, asked_for)
        await asAccount(trx, () => changeConversation(trx, account_id, id, change, view.now))
        return { status: 200, body: await showConversation(trx, account_id, asked_for, view) }
      })
    },
  )
}

function changeOf(change: z.output<typeof conversationChangeSchema>): ConversationChange {
  const { assignee_id, team_id } = change
  return {
    ...change,
    assignee_id: assignee_id && parseId('user', assignee_id),
    team_id: team_id && parseId('team', team_id),
  }
}

function teamOf(asked: string | undefined): TeamChoice {
  if (asked === undefined) return 'any'
  return asked === 'none' ? 'none' : { team_id: parseId('team', asked) }
}

function assigneeOf(request: FastifyRequest, asked: string | undefined): Assignee {
  if (asked === undefined) return 'anybody'
  if (asked === 'none') return 'nobody'
  if (asked !== 'me') return { user_id: parseId('user', asked) }
  return { user_id: ownUserId(callerOf(request), 'query.assignee') }
}

async function showConversation(trx: Trx, account_id: string, asked_for: string, view: ConversationView) {
  const id = await requireConversation(trx, account_id, asked_for)
  const row = await findConversation(trx, account_id, id, view)
  if (row === null) throw problem('not_found')
  const names = await loadContactNames(trx, account_id, [row.contact_id], view.include_sealed)
  return presentConversation(row, names, asked_for)
}

function viewOf(
  deps: Deps,
  request: FastifyRequest,
  query: { include_sealed?: boolean | undefined },
): ConversationView {
  return { now: new Date(deps.clock.now()), include_sealed: maySeeSealed(request, query) }
}

async function requireConversation(trx: Trx, account_id: string, asked_for: string): Promise<string> {
  const id = await resolveConversationId(trx, account_id, asked_for)
  if (id === null) throw problem('not_found')
  return id
}

async function findContact(trx: Trx, account_id: string, text: string): Promise<string> {
  const id = await resolveContactId(trx, account_id, parseId('contact', text))
  if (id === null) throw problem('not_found')
  return id
}

async function requireInbox(trx: Trx, account_id: string, text: string): Promise<string> {
  const inbox = await findInbox(trx, account_id, parseId('inbox', text))
  if (inbox === null) throw problem('not_found')
  return inbox.id
}

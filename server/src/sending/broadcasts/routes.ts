import { z } from 'zod'
import { loadContactNames } from '../../contacts/queries.ts'
import { type LockedIdentity, lockIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { AuditAction } from '../../platform/audit/actions.ts'
import { problem } from '../../platform/base/errors.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount, type SeenTrx } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { callerName } from '../../platform/http/change-routes.ts'
import { answerOnce, idempotencyHeaders } from '../../platform/http/idempotency.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { requireEverything, requireWhole, withCaller } from '../../platform/http/with-caller.ts'
import { cancelBroadcast, pauseBroadcast, resumeBroadcast, startBroadcast } from './change-state.ts'
import { createBroadcast } from './create-broadcast.ts'
import { findThreads } from './find-threads.ts'
import { presentBroadcast, presentBroadcastDetail, presentRecipient } from './present-broadcast.ts'
import { findBroadcast, listBroadcasts } from './queries.ts'
import { countRecipients, listRecipients } from './recipients.ts'
import {
  broadcastDetailSchema,
  broadcastSchema,
  newBroadcastSchema,
  recipientSchema,
  recipientsQuery,
} from './schema.ts'

const tags = ['broadcasts']
const params = z.object({ id: z.string() })
const LARGEST_BODY_BYTES = 5_000_000

const broadcastCursor = buildCursor('broadcasts', z.uuid())
const recipientCursor = buildCursor('broadcast_recipients', z.int())

/**
 * A template to many: scheduled, checked by a dry run, sent at a pace that leaves room for replies, and reported by
 * recipient.
 */
export function registerBroadcastRoutes(http: Http, deps: Deps, wakeSender: () => void): void {
  serveCreation(http, deps)
  serveBroadcasts(http, deps)
  serveRecipients(http, deps)
  const changes = [
    ['start', 'Start a broadcast', startBroadcast, 'broadcast.started'],
    ['pause', 'Pause a broadcast. Its queued messages are held', pauseBroadcast, 'broadcast.paused'],
    ['resume', 'Resume a paused broadcast', resumeBroadcast, 'broadcast.resumed'],
    [
      'cancel',
      'Cancel a broadcast. Messages that were not sent yet are cancelled',
      cancelBroadcast,
      'broadcast.cancelled',
    ],
  ] as const
  for (const [verb, summary, change, action] of changes) {
    serveChange(http, deps, { verb, summary, change, action, wakeSender })
  }
}

function serveCreation(http: Http, deps: Deps): void {
  http.post(
    '/broadcasts',
    {
      config: { scope: 'messages:write', audit: { action: 'broadcast.planned', subject: 'answer.id' } },
      bodyLimit: LARGEST_BODY_BYTES,
      schema: {
        tags,
        summary: 'Create a broadcast',
        description:
          'Nothing is sent yet. A dry run checks every recipient first. `start` sends the broadcast. See docs/broadcasts.md.',
        headers: idempotencyHeaders,
        body: newBroadcastSchema,
        response: { 201: broadcastDetailSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      // It searches its recipients among all contacts.
      requireEverything(caller)
      const made = { now: new Date(deps.clock.now()), created_by: callerName(caller) }
      const { inbox_id, audience } = request.body
      const given = {
        ...request.body,
        inbox_id: parseId('inbox', inbox_id),
        audience:
          'query' in audience
            ? audience
            : { contact_ids: audience.contact_ids.map((id) => parseId('contact', id)) },
      }
      return answerOnce(deps, request, reply, async (seen) => {
        const { trx } = requireWhole(seen)
        const id = await createBroadcast(trx, account_id, given, made)
        return { status: 201, body: await show(seen.trx, account_id, id) }
      })
    },
  )
}

function serveBroadcasts(http: Http, deps: Deps): void {
  http.get(
    '/broadcasts',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags,
        summary: 'List broadcasts, newest first',
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(broadcastSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor } = request.query
      const before = cursor === undefined ? null : broadcastCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const found = await listBroadcasts(trx, account_id, limit + 1, before)
        const { rows, next_cursor } = cutPage(found, limit, broadcastCursor, ({ id }) => id)
        return { data: rows.map(presentBroadcast), next_cursor }
      })
    },
  )

  http.get(
    '/broadcasts/:id',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags,
        summary: 'Show a broadcast and its progress',
        params,
        response: { 200: broadcastDetailSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('broadcast', request.params.id)
      return withCaller(deps.db, request, (trx) => show(trx, account_id, id))
    },
  )
}

function serveRecipients(http: Http, deps: Deps): void {
  http.get(
    '/broadcasts/:id/recipients',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags,
        summary: 'List the recipients of a broadcast with their outcome',
        params,
        querystring: recipientsQuery,
        response: { 200: pageOf(recipientSchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('broadcast', request.params.id)
      const { limit, cursor, state = null, reason = null } = request.query
      const after = cursor === undefined ? 0 : recipientCursor.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const broadcast = await findBroadcast(trx, account_id, id)
        if (broadcast === null) throw problem('not_found')
        const found = await listRecipients(trx, account_id, id, { state, reason, after, limit: limit + 1 })
        const { rows, next_cursor } = cutPage(found, limit, recipientCursor, ({ position }) => position)
        const contacts = rows.map(({ contact_id }) => contact_id)
        const names = await loadContactNames(trx, account_id, contacts, false)
        const threads = await findThreads(trx, account_id, broadcast.inbox_id, contacts)
        return { data: rows.map((row) => presentRecipient(row, names, threads)), next_cursor }
      })
    },
  )
}

type Change = {
  verb: string
  summary: string
  change: (locked: LockedIdentity, id: string) => Promise<void>
  action: AuditAction
  wakeSender: () => void
}

function serveChange(http: Http, deps: Deps, { verb, summary, change, action, wakeSender }: Change): void {
  http.post(
    `/broadcasts/:id/${verb}`,
    {
      config: { scope: 'messages:write', audit: { action, subject: 'params.id' } },
      schema: {
        tags,
        summary,
        params,
        headers: idempotencyHeaders,
        response: { 200: broadcastDetailSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireEverything(caller)
      const id = parseId('broadcast', request.params.id)
      const answer = await answerOnce(deps, request, reply, async (seen) => {
        await change(await lockIdentity(requireWhole(seen)), id)
        return { status: 200, body: await show(seen.trx, account_id, id) }
      })
      wakeSender()
      return answer
    },
  )
}

async function show(trx: SeenTrx, account_id: string, id: string) {
  const row = await findBroadcast(trx, account_id, id)
  if (row === null) throw problem('not_found')
  // How many there are says nothing about who they are.
  const counts = await asAccount({ trx }, ({ trx }) => countRecipients(trx, account_id, id))
  return presentBroadcastDetail(row, counts)
}

import { z } from 'zod'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeRecorded } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../../platform/http/pagination.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import {
  addCannedReply,
  type CannedReply,
  changeCannedReply,
  listCannedReplies,
  removeCannedReply,
} from './canned-replies.ts'

const replyCursor = buildCursor('canned_replies', z.string())
const params = z.object({ id: z.string() })
const shortcut = z
  .string()
  .normalize('NFC')
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'must be 1 to 40 letters, digits, hyphens and underscores')
  .describe('The text to type after the slash, in lower case.')
const text = z.string().trim().min(1).max(4096)
const replySchema = z
  .object({
    id: z.string().regex(idPattern('canned_reply')),
    shortcut: z.string(),
    text: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .describe('A saved reply.')

export function registerCannedReplyRoutes(http: Http, deps: Deps): void {
  serveList(http, deps)
  serveAdding(http, deps)
  serveChanging(http, deps)
  serveRemoving(http, deps)
}

function serveList(http: Http, deps: Deps): void {
  http.get(
    '/canned_replies',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'List canned replies, by shortcut',
        querystring: z.strictObject({
          ...pageQuery,
          query: z
            .string()
            .max(100)
            .optional()
            .describe('The beginning of the shortcut, or any part of the text.'),
        }),
        response: { 200: pageOf(replySchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const { limit, cursor, query = null } = request.query
      const after = cursor === undefined ? null : replyCursor.decode(cursor)
      const found = await withCaller(deps.db, request, (trx) =>
        listCannedReplies(trx, account_id, { query, limit: limit + 1, after }),
      )
      const { rows, next_cursor } = cutPage(found, limit, replyCursor, (row) => row.shortcut)
      return { data: rows.map(presentReply), next_cursor }
    },
  )
}

function serveAdding(http: Http, deps: Deps): void {
  http.post(
    '/canned_replies',
    {
      config: { scope: 'conversations:write', audit: { action: 'canned_reply.added', subject: 'answer.id' } },
      schema: {
        tags: ['conversations'],
        summary: 'Add a canned reply',
        body: z.strictObject({ shortcut, text }),
        response: { 201: replySchema },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const made = await changeRecorded(deps, request, async (seen) =>
        presentReply(
          await asAccount(seen, ({ trx }) =>
            addCannedReply(trx, account_id, { ...request.body, now: new Date(deps.clock.now()) }),
          ),
        ),
      )
      return reply.code(201).send(made)
    },
  )
}

function serveChanging(http: Http, deps: Deps): void {
  http.patch(
    '/canned_replies/:id',
    {
      config: {
        scope: 'conversations:write',
        audit: { action: 'canned_reply.changed', subject: 'params.id', fields: true },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Change a canned reply',
        params,
        body: z.strictObject({ shortcut: shortcut.optional(), text: text.optional() }),
        response: { 200: replySchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('canned_reply', request.params.id)
      const change = { ...request.body, now: new Date(deps.clock.now()) }
      return presentReply(
        await changeRecorded(deps, request, (seen) =>
          asAccount(seen, ({ trx }) => changeCannedReply(trx, account_id, id, change)),
        ),
      )
    },
  )
}

function serveRemoving(http: Http, deps: Deps): void {
  http.delete(
    '/canned_replies/:id',
    {
      config: {
        scope: 'conversations:write',
        audit: { action: 'canned_reply.removed', subject: 'params.id' },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Remove a canned reply',
        params,
        response: { 204: z.null().describe('The canned reply is removed.') },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('canned_reply', request.params.id)
      await changeRecorded(deps, request, (seen) =>
        asAccount(seen, ({ trx }) => removeCannedReply(trx, account_id, id)),
      )
      return reply.code(204).send(null)
    },
  )
}

function presentReply(reply: CannedReply) {
  return {
    ...reply,
    id: presentId('canned_reply', reply.id),
    created_at: reply.created_at.toISOString(),
    updated_at: reply.updated_at.toISOString(),
  }
}

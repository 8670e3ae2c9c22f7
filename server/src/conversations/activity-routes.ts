import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { presentIds } from '../events/present-ids.ts'
import { callerOf } from '../http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../http/pagination.ts'
import type { Http } from '../http/types.ts'
import { withCaller } from '../http/with-caller.ts'
import { parseId, presentId } from '../ids.ts'
import { type ActivityRow, listActivity } from './activity.ts'
import { requireConversation } from './queries.ts'
import { activitySchema, conversationParams } from './schema.ts'

const cursors = buildCursor('activity', z.tuple([z.iso.datetime(), z.uuid()]))

/** What happened to a conversation besides its messages. */
export function registerActivityRoutes(http: Http, deps: Deps): void {
  http.get(
    '/conversations/:id/activity',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'What happened to a conversation besides messages, the latest first',
        params: conversationParams,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(activitySchema) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('conversation', request.params.id)
      const { limit, cursor } = request.query
      const after = cursor === undefined ? null : cursors.decode(cursor)
      return withCaller(deps.db, request, async (trx) => {
        const id = await requireConversation(trx, account_id, asked_for)
        const found = await listActivity(trx, account_id, id, { limit: limit + 1, after })
        const { rows, next_cursor } = cutPage(found, limit, cursors, (row) => [row.at.toISOString(), row.id])
        return { data: rows.map(present), next_cursor }
      })
    },
  )
}

function present({ id, type, at, data, before }: ActivityRow): z.output<typeof activitySchema> {
  return {
    id: presentId('event', id),
    type,
    at: at.toISOString(),
    data: presentIds(data),
    before: before && presentIds(before),
  }
}

import { z } from 'zod'
import { givenTime } from '../platform/base/given-time.ts'
import { presentId } from '../platform/base/ids.ts'
import { parseId } from '../platform/base/parse-id.ts'
import { asAccount } from '../platform/db/with-viewer.ts'
import type { Deps } from '../platform/deps.ts'
import { presentIds } from '../platform/events/present-ids.ts'
import { callerOf } from '../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../platform/http/pagination.ts'
import type { Http } from '../platform/http/types.ts'
import { withCaller } from '../platform/http/with-caller.ts'
import { type ActivityRow, listActivity } from './activity.ts'
import { type ChangedBy, loadActorNames, readChangedBy } from './changed-by.ts'
import { requireConversation } from './queries.ts'
import { activitySchema, conversationParams } from './schema.ts'

const cursors = buildCursor('activity', z.tuple([givenTime, z.uuid()]))

/** What happened to a conversation besides its messages. */
export function registerActivityRoutes(http: Http, deps: Deps): void {
  http.get(
    '/conversations/:id/activity',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'List the activity of a conversation, latest first',
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
        // By the account, since the caller sees the conversation: some of it happened in no inbox that it names.
        const found = await asAccount({ trx }, ({ trx }) =>
          listActivity(trx, account_id, id, { limit: limit + 1, after }),
        )
        const { rows, next_cursor } = cutPage(found, limit, cursors, (row) => [row.at.toISOString(), row.id])
        const ids = rows.map(({ data }) => idOf(readChangedBy(data))).filter((it) => it !== null)
        // Also where a limited member asks, who cannot read the list of keys.
        const names = await asAccount({ trx }, ({ trx }) => loadActorNames(trx, account_id, ids))
        return { data: rows.map((row) => present(row, names)), next_cursor }
      })
    },
  )
}

function present(row: ActivityRow, names: Map<string, string>): z.output<typeof activitySchema> {
  const { id, type, at, data, before } = row
  const by = readChangedBy(data)
  return {
    id: presentId('event', id),
    type,
    at: at.toISOString(),
    data: presentIds(data),
    before: before && presentIds(before),
    actor: by && presentActor(by, names),
  }
}

function presentActor(by: ChangedBy, names: Map<string, string>) {
  const id = idOf(by)
  if (id === null) return { kind: by.kind, id, name: null }
  const kind = by.kind === 'member' ? 'user' : 'api_key'
  return { kind: by.kind, id: presentId(kind, id), name: names.get(id) ?? null }
}

function idOf(by: ChangedBy | null): string | null {
  return by !== null && 'id' in by ? by.id : null
}

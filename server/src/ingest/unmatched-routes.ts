import { z } from 'zod'
import { presentStatus } from '../conversations/messages/present-message.ts'
import { presentId } from '../platform/base/ids.ts'
import type { Deps } from '../platform/deps.ts'
import { callerOf } from '../platform/http/auth.ts'
import { buildCursor, cutPage, pageOf, pageQuery } from '../platform/http/pagination.ts'
import type { Http } from '../platform/http/types.ts'
import { requireEverything, withCaller } from '../platform/http/with-caller.ts'
import { unmatchedQuery, unmatchedSchema } from './schema.ts'
import { listUnmatched, type StatusPosition } from './unmatched-statuses.ts'

const positions = buildCursor<StatusPosition>(
  'unmatched_statuses',
  z.object({ inbox_id: z.uuid(), wamid: z.string() }),
)

export function registerUnmatchedRoutes(http: Http, deps: Deps): void {
  http.get(
    '/ingest/unmatched_statuses',
    {
      config: { scope: 'ingest:read' },
      schema: {
        tags: ['ingest'],
        summary: 'List statuses without a stored message',
        description:
          'Results are in the order of inbox and wamid. A page can be short or empty before the end: continue while there is a `next_cursor`.',
        querystring: z.strictObject({ ...pageQuery, ...unmatchedQuery }),
        response: { 200: pageOf(unmatchedSchema) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      requireEverything(caller)
      const { limit, cursor, wamid } = request.query
      const after = cursor === undefined ? null : positions.decode(cursor)
      const { found, looked_until } = await withCaller(deps.db, request, (trx) =>
        listUnmatched(trx, account_id, { wamid, after, limit: limit + 1 }),
      )
      const page = cutPage(found, limit, positions, ({ inbox_id, wamid }) => ({ inbox_id, wamid }))
      const data = page.rows.map(({ inbox_id, wamid, statuses }) => ({
        inbox_id: presentId('inbox', inbox_id),
        wamid,
        statuses: statuses.map(presentStatus),
      }))
      return { data, next_cursor: page.next_cursor ?? (looked_until && positions.encode(looked_until)) }
    },
  )
}

import { z } from 'zod'
import { withAccount } from '../db/with-account.ts'
import type { Deps } from '../deps.ts'
import { problem } from '../errors.ts'
import { callerOf } from '../http/auth.ts'
import { maySeeSealed, sealedQuery } from '../http/sealed.ts'
import type { Http } from '../http/types.ts'
import { parseId } from '../ids.ts'
import { loadMessageContext } from './load-context.ts'
import { presentMessageDetail } from './present-message.ts'
import { listStatuses, loadMessages } from './queries.ts'
import { messageDetailSchema } from './schema.ts'

export function registerMessageRoutes(http: Http, deps: Deps): void {
  http.get(
    '/messages/:id',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['messages'],
        summary: 'A message with its statuses and what was said about it since',
        params: z.object({ id: z.string() }),
        querystring: z.strictObject(sealedQuery),
        response: { 200: messageDetailSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const id = parseId('message', request.params.id)
      const include_sealed = maySeeSealed(request, request.query)
      return withAccount(deps.db, account_id, async (trx) => {
        const [row] = await loadMessages(trx, account_id, [id], include_sealed)
        if (row === undefined) throw problem('not_found')
        const context = await loadMessageContext(trx, account_id, [row], include_sealed)
        return presentMessageDetail(row, context, await listStatuses(trx, account_id, row))
      })
    },
  )
}

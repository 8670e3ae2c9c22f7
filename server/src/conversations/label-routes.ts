import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import type { Http } from '../http/types.ts'
import { withCaller } from '../http/with-caller.ts'
import { listLabels } from './labels.ts'

export function registerLabelRoutes(http: Http, deps: Deps): void {
  http.get(
    '/labels',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'The labels in use',
        response: { 200: z.object({ data: z.array(z.object({ name: z.string() })) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      return { data: await withCaller(deps.db, request, (trx) => listLabels(trx, account_id)) }
    },
  )
}

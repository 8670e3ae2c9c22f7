import { z } from 'zod'
import { withAccount } from '../db/with-account.ts'
import type { Deps } from '../deps.ts'
import { callerOf } from '../http/auth.ts'
import type { Http } from '../http/types.ts'
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
      return { data: await withAccount(deps.db, account_id, (trx) => listLabels(trx, account_id)) }
    },
  )
}

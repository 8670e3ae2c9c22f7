import { sql } from 'kysely'
import { z } from 'zod'
import { problem } from '../base/errors.ts'
import type { Db } from '../db/types.ts'
import { withEveryAccount } from '../db/with-account.ts'
import type { Http } from './types.ts'

const STORE_ANSWERS_WITHIN_MS = 3_000
const OK = z.object({ status: z.literal('ok') })

/** GET /healthz: the process runs. GET /readyz: it also reaches its migrated store, so it can do its work. */
export function serveHealth(http: Http, db: Db): void {
  const schemaOf = (summary: string) => ({ tags: ['health'], summary, response: { 200: OK } })
  http.get('/healthz', { schema: schemaOf('Show whether the process runs') }, async () => ({
    status: 'ok' as const,
  }))
  http.get('/readyz', { schema: schemaOf('Show whether the process can reach the store') }, async () => {
    const asked = withEveryAccount(db, (trx) => sql`select from accounts limit 1`.execute(trx))
    const timeout = AbortSignal.timeout(STORE_ANSWERS_WITHIN_MS)
    const late = new Promise<never>((_resolve, reject) => {
      timeout.addEventListener('abort', () => reject(new Error('The store does not respond.')))
    })
    try {
      await Promise.race([asked, late])
    } catch (error) {
      throw problem('store_unavailable', undefined, undefined, { cause: error })
    }
    return { status: 'ok' as const }
  })
}

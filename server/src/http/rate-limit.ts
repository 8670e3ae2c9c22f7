import { createHash } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import { problem } from '../errors.ts'
import { bearerToken } from './auth.ts'
import type { Http } from './types.ts'

const WINDOW_MS = 60_000
const TRACKED_KEYS = 10_000

/**
 * Limits the routes of `http` to so many requests a minute: per token, and per address what comes without one or with
 * a token that was not let in lately, so that guessing tokens is slowed too. Counted per process.
 */
export async function limitRate(http: Http, per_minute: number): Promise<void> {
  const let_in = new Set<string>()
  await http.register(rateLimit, {
    global: true,
    max: per_minute,
    timeWindow: WINDOW_MS,
    cache: TRACKED_KEYS,
    keyGenerator: (request) => {
      const token = bearerToken(request)
      const name = token === null ? '' : digest(token)
      return let_in.has(name) ? name : request.ip
    },
    errorResponseBuilder: () => problem('rate_limited'),
  })
  http.addHook('preHandler', async (request) => {
    const token = bearerToken(request)
    if (request.caller === null || token === null) return
    if (let_in.size >= TRACKED_KEYS) let_in.clear()
    let_in.add(digest(token))
  })
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

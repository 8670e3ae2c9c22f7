import { createHash } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import { problem } from '../base/errors.ts'
import { type ClientAddress, peerNetwork } from '../base/networks.ts'
import { bearerToken } from './auth.ts'
import { sessionCookie } from './session.ts'
import type { Http } from './types.ts'

const WINDOW_MS = 60_000
const REMEMBERED_KEYS = 10_000

/**
 * Limits the routes of `http` to so many requests a minute: per token or session, and per client address (IPv6: per network
 * of 64 bits) what comes without one or with a token that was not let in before, so that guessing tokens is slowed too. Counted per process.
 */
export async function limitRate(http: Http, per_minute: number, addressOf: ClientAddress): Promise<void> {
  const let_in = new Set<string>()
  await http.register(rateLimit, { global: false })
  const count = http.createRateLimit({
    max: per_minute,
    timeWindow: WINDOW_MS,
    keyGenerator: (request) => {
      const token = bearerToken(request) ?? sessionCookie(request)
      const name = token === null ? '' : digest(token)
      return let_in.has(name) ? name : peerNetwork(addressOf(request.raw))
    },
  })
  // A hook of our own rather than the plugin's, which would run behind the check of the key and never see a guess.
  http.addHook('onRequest', async (request, reply) => {
    const limit = await count(request)
    if (limit.isAllowed || !limit.isExceeded) return
    reply.header('retry-after', limit.ttlInSeconds)
    throw problem('rate_limited')
  })
  http.addHook('preHandler', async (request) => {
    const token = bearerToken(request) ?? sessionCookie(request)
    if (request.caller === null || token === null) return
    if (let_in.size >= REMEMBERED_KEYS) let_in.clear()
    let_in.add(digest(token))
  })
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

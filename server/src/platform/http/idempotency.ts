import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../base/clock.ts'
import { problem } from '../base/errors.ts'
import type { Seen } from '../db/scope.ts'
import type { Db } from '../db/types.ts'
import { asAccount } from '../db/with-viewer.ts'
import type { Once } from '../idempotency/kept-answers.ts'
import { isKeyUsed, reserveKey, writeAnswer } from '../idempotency/reserve-key.ts'
import { recordChange } from './audit.ts'
import { callerId, callerOf } from './auth.ts'
import { withCaller, withSeen } from './with-caller.ts'

const KEY = /^[\x21-\x7e]{1,255}$/

/** The header's schema, for routes that use `answerOnce`. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .describe('Makes a repeated request return the first response, for 24 hours.'),
})

export type Answer<Body> = { status: number; body: Body }

/**
 * Runs `operate` in a transaction that sees what the caller sees, and sends what it returns. With an Idempotency-Key the answer
 * is stored in that same transaction, so that the operation and its answer exist both or not at all, whenever the
 * process dies; a repeated request gets the stored answer, another body under the same key 409. What throws is not
 * stored and may be tried again.
 */
export async function answerOnce<Body>(
  deps: { db: Db; clock: Clock },
  request: FastifyRequest,
  reply: FastifyReply,
  operate: (seen: Seen) => Promise<Answer<Body>>,
): Promise<FastifyReply> {
  const once = onceOf(request)
  if (once === null) {
    const { status, body } = await withSeen(deps, request, async (seen) => {
      const answer = await operate(seen)
      await recordChange(seen, request, answer.body)
      return answer
    })
    return reply.code(status).send(body)
  }
  const { stored, answer } = await withSeen(deps, request, async (seen) => {
    const stored = await asAccount(seen, ({ trx }) => reserveKey(trx, once, seen.now))
    if (stored !== null) return { stored: true, answer: stored }
    const answer = await operate(seen)
    await recordChange(seen, request, answer.body)
    await asAccount(seen, ({ trx }) => writeAnswer(trx, once, answer))
    return { stored: false, answer }
  })
  if (stored) {
    // What the first of them did stands in the log already.
    request.audited = true
    reply.header('idempotent-replayed', 'true')
  }
  return reply.code(answer.status).send(answer.body)
}

/**
 * Whether a request with this Idempotency-Key was answered before, so that `answerOnce` will repeat that answer: for an
 * operation that does part of its work before it. Throws where the key was used for another request.
 */
export async function isAnswered({ db }: { db: Db }, request: FastifyRequest): Promise<boolean> {
  const once = onceOf(request)
  if (once === null) return false
  return withCaller(db, request, (trx) => asAccount({ trx }, ({ trx }) => isKeyUsed(trx, once)))
}

/** What a request's Idempotency-Key stands for; null without one. Throws `invalid_idempotency_key`. */
export function onceOf(request: FastifyRequest): Once | null {
  const key = idempotencyKey(request)
  if (key === null) return null
  const caller = callerOf(request)
  return {
    account_id: caller.account_id,
    // The table is older than people are; their ids are as unique as those of keys.
    api_key_id: callerId(caller),
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    key,
    body_digest: digestOf(request),
  }
}

/** An import asks three times, and writing 15 MB as JSON blocks the process each time. */
const digests = new WeakMap<FastifyRequest, Buffer>()

function digestOf(request: FastifyRequest): Buffer {
  const known = digests.get(request)
  if (known !== undefined) return known
  const digest = createHash('sha256')
    .update(`${request.url}\n`)
    .update(JSON.stringify(request.body ?? null))
    .digest()
  digests.set(request, digest)
  return digest
}

function idempotencyKey(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key']
  if (header === undefined) return null
  if (typeof header !== 'string' || !KEY.test(header)) throw problem('invalid_idempotency_key')
  return header
}

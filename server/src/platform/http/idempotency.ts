import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../base/clock.ts'
import { problem } from '../base/errors.ts'
import type { Seen } from '../db/scope.ts'
import type { Db, ReadTrx, Trx } from '../db/types.ts'
import { asAccount } from '../db/with-viewer.ts'
import type { Once } from '../idempotency/kept-answers.ts'
import { recordChange } from './audit.ts'
import { callerId, callerOf } from './auth.ts'
import { withCaller } from './with-caller.ts'

const KEY = /^[\x21-\x7e]{1,255}$/
const KEEP_MS = 24 * 60 * 60 * 1000

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
  { db, clock }: { db: Db; clock: Clock },
  request: FastifyRequest,
  reply: FastifyReply,
  operate: (seen: Seen) => Promise<Answer<Body>>,
): Promise<FastifyReply> {
  const once = onceOf(request)
  if (once === null) {
    const { status, body } = await withCaller(db, request, async (trx) => {
      const seen = { trx, account_id: callerOf(request).account_id, now: new Date(clock.now()) }
      const answer = await operate(seen)
      await recordChange(seen, request, answer.body)
      return answer
    })
    return reply.code(status).send(body)
  }
  const { stored, answer } = await withCaller(db, request, async (trx) => {
    const seen = { trx, account_id: once.account_id, now: new Date(clock.now()) }
    const { body_digest, ...identity } = once
    const row = { ...once, status: 0, body: '', created_at: seen.now, subject_id: null }
    const stored = await asAccount(seen, ({ trx }) => reserveKey(trx, row))
    if (stored !== null) return { stored: true, answer: stored }
    const { status, body } = await operate(seen)
    await recordChange(seen, request, body)
    await asAccount(seen, ({ trx }) =>
      trx
        .updateTable('idempotency_keys')
        .set({ status, body: JSON.stringify(body) })
        .where((row) => row.and(identity))
        .execute(),
    )
    return { stored: false, answer: { status, body } }
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
  const { body_digest, ...identity } = once
  const row = await withCaller(db, request, (trx) =>
    asAccount({ trx }, ({ trx }) =>
      trx
        .selectFrom('idempotency_keys')
        .select('body_digest')
        .where((row) => row.and(identity))
        .executeTakeFirst(),
    ),
  )
  if (row !== undefined && !row.body_digest.equals(body_digest)) throw problem('idempotency_key_reused')
  return row !== undefined
}

/** Forgets answers that are older than a day; returns how many. Needs a transaction that sees every account. */
export async function forgetOldAnswers(trx: Trx, now_ms: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', new Date(now_ms - KEEP_MS))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

type KeyIdentity = Omit<Once, 'body_digest'>

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
    body_digest: createHash('sha256')
      .update(`${request.url}\n`)
      .update(JSON.stringify(request.body ?? null))
      .digest(),
  }
}

/** Null: the key is new, and claimed. Else the answer that was given under it. */
async function reserveKey(
  trx: Trx,
  row: Once & { status: number; body: string; created_at: Date; subject_id: null },
): Promise<Answer<unknown> | null> {
  const { account_id, api_key_id, route, key, body_digest } = row
  // The second of two requests at the same time waits here until the first has committed or failed.
  const claimed = await trx
    .insertInto('idempotency_keys')
    .values(row)
    .onConflict((conflict) => conflict.columns(['account_id', 'api_key_id', 'route', 'key']).doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return null
  return findAnswer(trx, { account_id, api_key_id, route, key }, body_digest)
}

async function findAnswer(
  trx: ReadTrx,
  identity: KeyIdentity,
  body_digest: Buffer,
): Promise<Answer<unknown>> {
  const row = await trx
    .selectFrom('idempotency_keys')
    .select(['status', 'body', 'body_digest'])
    .where((row) => row.and(identity))
    .executeTakeFirstOrThrow()
  if (!row.body_digest.equals(body_digest)) throw problem('idempotency_key_reused')
  return { status: row.status, body: JSON.parse(row.body) }
}

function idempotencyKey(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key']
  if (header === undefined) return null
  if (typeof header !== 'string' || !KEY.test(header)) throw problem('invalid_idempotency_key')
  return header
}

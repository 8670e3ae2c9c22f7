import type { FastifyRequest } from 'fastify'
import type { Clock } from '../base/clock.ts'
import { problem } from '../base/errors.ts'
import type { Seen } from '../db/scope.ts'
import type { Db, Trx } from '../db/types.ts'
import { withAccountNow } from '../db/with-account.ts'
import { type Seeing, type SeenTrx, type Viewer, type Whole, wholeOf, withViewer } from '../db/with-viewer.ts'
import { callerOf } from './auth.ts'
import type { Caller } from './types.ts'

/** Who a caller is to the database: to be kept for longer than the request, so that what they see is read each time. */
export function viewerOf(caller: Caller): Viewer {
  const limited = caller.kind === 'user' && caller.access === 'teams'
  return { account_id: caller.account_id, limited_user_id: limited ? caller.user_id : null }
}

/** Runs `fn` in one transaction that sees of the account what the caller sees: how every route asks the database. */
export function withCaller<T>(db: Db, request: FastifyRequest, fn: (trx: SeenTrx) => Promise<T>): Promise<T> {
  const caller = callerOf(request)
  const seen = caller.kind === 'user' ? caller.seen : null
  return withViewer(db, { ...viewerOf(caller), seen }, fn)
}

/** As `withCaller`, with the caller's account and the time that counts as now. */
export function withSeen<T>(
  { db, clock }: { db: Db; clock: Clock },
  request: FastifyRequest,
  fn: (seen: Seen) => Promise<T>,
): Promise<T> {
  const { account_id } = callerOf(request)
  return withCaller(db, request, (trx) => fn({ trx, account_id, now: new Date(clock.now()) }))
}

/** As `withCaller`, for what needs the whole account. Throws `everything_only` for limited members. */
export async function withWhole<T>(
  db: Db,
  request: FastifyRequest,
  fn: (trx: Trx) => Promise<T>,
): Promise<T> {
  return withAccountNow(db, wholeAccount(request).account_id, fn)
}

/** For what is answered from the whole account, or changes the whole of it. Throws `everything_only` for limited members. */
export function requireEverything(caller: Caller): void {
  if (viewerOf(caller).limited_user_id !== null) throw problem('everything_only')
}

/** The caller, who sees the whole account. Throws `everything_only` for limited members. */
export function wholeAccount(request: FastifyRequest): Caller {
  const caller = callerOf(request)
  requireEverything(caller)
  return caller
}

/** The scope of a caller who sees the whole account. Throws `everything_only` for limited members. */
export function requireWhole<S extends Seeing>(seen: S): Whole<S> {
  const scope = wholeOf(seen)
  if (scope === null) throw problem('everything_only')
  return scope
}

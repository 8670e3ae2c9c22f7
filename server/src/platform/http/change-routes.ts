import type { FastifyReply, FastifyRequest } from 'fastify'
import { lockSeenIdentity, type SeenIdentity } from '../account-lock/identity-scope.ts'
import { presentId } from '../base/ids.ts'
import type { Deps } from '../deps.ts'
import { callerOf } from './auth.ts'
import { type Answer, answerOnce } from './idempotency.ts'
import type { Caller } from './types.ts'

/** What an operation on contacts is given: the account's lock, and under which name it goes into the records. */
export type ContactChange = { locked: SeenIdentity; decided_by: string }

/**
 * Runs an operation of a request under the account's lock and sends its answer, once per Idempotency-Key. It begins with what
 * the caller sees: whatever is named is looked up there, and only then changed `asAccount`.
 */
export function changeContacts<Body>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  operate: (change: ContactChange) => Promise<Answer<Body>>,
): Promise<FastifyReply> {
  const caller = callerOf(request)
  const decided_by = callerName(caller)
  return answerOnce(deps, request, reply, async (seen) =>
    operate({ locked: await lockSeenIdentity(seen), decided_by }),
  )
}

/** Under which name what a caller decides goes into the records. */
export function callerName(caller: Caller): string {
  if (caller.kind === 'user') return presentId('user', caller.user_id)
  return caller.kind === 'operator' ? 'operator' : presentId('api_key', caller.api_key_id)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../base/errors.ts'
import { callerOf } from './auth.ts'

/**
 * Lets at most so many requests of an account be under way on a route of this process, from before their body is read until
 * their answer has left; one more is answered `account_busy`. For what holds much memory, or a file, for as long as its
 * client likes. For the `onRequest` of a route.
 */
export function limitPlaces(most: number) {
  const under_way = new Map<string, number>()
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { account_id } = callerOf(request)
    const taken = under_way.get(account_id) ?? 0
    if (taken >= most) throw problem('account_busy')
    under_way.set(account_id, taken + 1)
    // Also where the client leaves before its answer.
    reply.raw.once('close', () => {
      const left = (under_way.get(account_id) ?? 1) - 1
      if (left > 0) under_way.set(account_id, left)
      else under_way.delete(account_id)
    })
  }
}

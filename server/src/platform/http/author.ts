import type { FastifyRequest } from 'fastify'
import type { Author } from '../base/author.ts'
import { callerOf } from './auth.ts'

export function authorOf(request: FastifyRequest): Author {
  const caller = callerOf(request)
  if (caller.kind === 'user') return { kind: 'member', id: caller.user_id, name: request.person?.name ?? '' }
  return { kind: caller.kind, id: caller.api_key_id, name: caller.name }
}

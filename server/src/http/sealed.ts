import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { problem } from '../errors.ts'
import { callerOf, mayUse } from './auth.ts'

const SCOPE = 'sealed:read'

/** A yes or no in a query string. */
export const queryFlag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** The query parameter of what can hold withheld data; spread into its schema. */
export const sealedQuery = {
  include_sealed: queryFlag
    .optional()
    .describe(
      'Also what is withheld because a link rests on a phone that was silent for too long and that nobody has confirmed. Needs the scope `sealed:read`.',
    ),
}

/** Whether to show withheld data: only who asks for it and may see it. */
export function maySeeSealed(
  request: FastifyRequest,
  query: { include_sealed?: boolean | undefined },
): boolean {
  if (query.include_sealed !== true) return false
  if (!mayUse(callerOf(request), SCOPE)) {
    throw problem('missing_scope', `The API key lacks the scope ${SCOPE}.`, { scope: SCOPE })
  }
  return true
}

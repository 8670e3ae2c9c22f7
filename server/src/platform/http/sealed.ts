import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { callerOf, lacksScope, mayUse } from './auth.ts'

const SCOPE = 'sealed:read'

/** A yes or no in a query string. */
export const queryFlag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** The query parameter of what can hold withheld data; spread into its schema. */
export const sealedQuery = {
  include_sealed: queryFlag
    .optional()
    .describe(
      'Includes data that is hidden because its link rests on an unconfirmed phone that was silent for too long. Requires the scope `sealed:read`.',
    ),
}

/** Whether to show withheld data: only who asks for it and may see it. */
export function maySeeSealed(
  request: FastifyRequest,
  query: { include_sealed?: boolean | undefined },
): boolean {
  if (query.include_sealed !== true) return false
  const caller = callerOf(request)
  if (!mayUse(caller, SCOPE)) throw lacksScope(caller, SCOPE)
  return true
}

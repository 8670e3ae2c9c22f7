import { problem } from '../base/errors.ts'
import type { Role } from '../db/tables/users.ts'
import { EVERY_SCOPE, lacksScope, mayUse } from './auth.ts'
import { scopesOf } from './roles.ts'
import { type Caller, SCOPES } from './types.ts'

/**
 * Refuses a role that may do what the caller may not: to give it, and to act on who has it. Throws `owner_only` or
 * `missing_scope`.
 */
export function requirePowerOver(caller: Caller, role: Role): void {
  if (role === 'owner' && !isOwner(caller)) throw problem('owner_only')
  requireScopes(caller, scopesOf(role))
}

/** Refuses scopes that the caller lacks, `*` being all of them. Throws `missing_scope` with the first. */
export function requireScopes(caller: Caller, scopes: readonly string[]): void {
  const named = scopes.includes(EVERY_SCOPE) ? SCOPES : scopes
  const beyond = named.find((scope) => !mayUse(caller, scope))
  if (beyond !== undefined) throw lacksScope(caller, beyond)
}

function isOwner(caller: Caller): boolean {
  return caller.kind === 'operator' || (caller.kind === 'user' && caller.role === 'owner')
}

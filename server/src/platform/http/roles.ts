import type { Role } from '../db/tables/users.ts'
import { type ApiScope, SCOPES } from './types.ts'

// What is withheld is for those who can decide whose it is, and who did what for those who answer for it; whoever knows the
// address of an endpoint may often write to it. Metrics are of the whole process, so they count every account.
const NOT_FOR_ALL: readonly ApiScope[] = ['sealed:read', 'audit:read', 'webhooks:read', 'metrics:read']
const READ = SCOPES.filter((scope) => scope.endsWith(':read') && !NOT_FOR_ALL.includes(scope))

/** What somebody may do in an account, by their role there. Nobody who signs in is the operator of the machine. */
const SCOPES_OF: Record<Role, readonly ApiScope[]> = {
  owner: SCOPES,
  admin: SCOPES,
  agent: [...READ, 'sealed:read', 'messages:write', 'conversations:write', 'contacts:write'],
  viewer: READ,
}

export function scopesOf(role: Role): readonly ApiScope[] {
  return SCOPES_OF[role]
}

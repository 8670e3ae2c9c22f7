import type { Role } from '../db/tables/users.ts'
import { type ApiScope, SCOPES } from './types.ts'

// Withheld history is for members who can decide whose it is, and the audit log for those who answer for it; the
// address of an endpoint often allows writing to it. Metrics are of the whole process, so they count every account.
const NOT_FOR_ALL: readonly ApiScope[] = ['sealed:read', 'audit:read', 'webhooks:read', 'metrics:read']
const READ = SCOPES.filter((scope) => scope.endsWith(':read') && !NOT_FOR_ALL.includes(scope))

/** What a user may do in an account, by their role there. No signed-in user is the operator of the machine. */
const SCOPES_OF: Record<Role, readonly ApiScope[]> = {
  owner: SCOPES,
  admin: SCOPES,
  agent: [...READ, 'sealed:read', 'messages:write', 'conversations:write', 'contacts:write'],
  viewer: READ,
}

export function scopesOf(role: Role): readonly ApiScope[] {
  return SCOPES_OF[role]
}

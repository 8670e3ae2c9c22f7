import type { Role } from '../../../api/types'

export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  viewer: { name: 'Viewer', may: 'Reads along, and changes nothing.' },
  agent: { name: 'Agent', may: 'Answers people and says who they are.' },
  admin: { name: 'Admin', may: 'Everything in the account but who its owners are.' },
  owner: { name: 'Owner', may: 'Everything in the account, its owners included.' },
}

// Object.keys forgets what it lists.
const ROLES = Object.keys(ROLE_WORDS) as Role[]

export const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].name }))

/** The role that a select was set to. */
export function roleOf(value: string): Role {
  return ROLES.find((role) => role === value) ?? 'viewer'
}

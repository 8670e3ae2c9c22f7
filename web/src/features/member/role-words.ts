import type { Access, Role } from '../../api/types'
import { t } from '../../i18n/t'

const ROLES: Role[] = ['viewer', 'agent', 'admin', 'owner']

export function roleWords(role: Role): { name: string; may: string } {
  switch (role) {
    case 'viewer':
      return { name: t('member.role.viewer'), may: t('member.role.viewer_hint') }
    case 'agent':
      return { name: t('member.role.agent'), may: t('member.role.agent_hint') }
    case 'admin':
      return { name: t('member.role.admin'), may: t('member.role.admin_hint') }
    case 'owner':
      return { name: t('member.role.owner'), may: t('member.role.owner_hint') }
  }
}

export function roleOptions() {
  return ROLES.map((role) => ({ value: role, label: roleWords(role).name }))
}

/** The role that a select was set to. */
export function roleOf(value: string): Role {
  return ROLES.find((role) => role === value) ?? 'viewer'
}

/** Owners and admins see everything, so there is nothing to choose. */
export function mayBeLimited(role: Role): boolean {
  return role === 'agent' || role === 'viewer'
}

export function accessOptions() {
  return [
    { value: 'everything', label: t('member.access.everything') },
    { value: 'teams', label: t('member.access.teams') },
  ]
}

/** What a member sees, as a select was set to. */
export function accessOf(value: string): Access {
  return value === 'teams' ? 'teams' : 'everything'
}

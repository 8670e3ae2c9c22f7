import type { Access, Role } from '../../api/types'
import { t } from '../../i18n/t'

const ROLES: Role[] = ['viewer', 'agent', 'admin', 'owner']

export function roleWords(role: Role): { name: string; may: string } {
  switch (role) {
    case 'viewer':
      return { name: t('Viewer'), may: t('Can read, but can’t change anything.') }
    case 'agent':
      return { name: t('Agent'), may: t('Can reply to contacts and review identities.') }
    case 'admin':
      return { name: t('Admin'), may: t('Can do everything except manage owners.') }
    case 'owner':
      return { name: t('Owner'), may: t('Can do everything, including manage owners.') }
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
    { value: 'everything', label: t('All inboxes') },
    { value: 'teams', label: t('Team inboxes only') },
  ]
}

/** What a member sees, as a select was set to. */
export function accessOf(value: string): Access {
  return value === 'teams' ? 'teams' : 'everything'
}

import type { Access, Role } from '../../../api/types'
import { t } from '../../../i18n/t'

const ROLES: Role[] = ['viewer', 'agent', 'admin', 'owner']

export function roleWords(role: Role): { name: string; may: string } {
  switch (role) {
    case 'viewer':
      return { name: t('Viewer'), may: t('Reads along, and changes nothing.') }
    case 'agent':
      return { name: t('Agent'), may: t('Answers people and says who they are.') }
    case 'admin':
      return { name: t('Admin'), may: t('Everything in the account but who its owners are.') }
    case 'owner':
      return { name: t('Owner'), may: t('Everything in the account, its owners included.') }
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
    { value: 'everything', label: t('Every inbox') },
    { value: 'teams', label: t('Inboxes of their teams') },
  ]
}

/** What a member sees, as a select was set to. */
export function accessOf(value: string): Access {
  return value === 'teams' ? 'teams' : 'everything'
}

import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { setupQuery } from '../../api/session'
import { t } from '../../i18n/t'
import type { View } from '../../paths'
import type { CommandGroup } from './command'

const views = (): Record<View, string> => ({
  mine: t('Mine'),
  unassigned: t('Unassigned'),
  mentions: t('Mentions'),
  open: t('All open'),
  pending: t('Pending'),
  snoozed: t('Snoozed'),
  resolved: t('Resolved'),
  all: t('All'),
})

const pages = () => ({
  '/conflicts': t('Identity review'),
  '/contacts': t('Contacts'),
  '/broadcasts': t('Broadcasts'),
  '/broadcasts/new': t('New broadcast'),
  '/settings/you': t('Settings: {name}', { name: t('You') }),
  '/settings/members': t('Settings: {name}', { name: t('Members') }),
  '/settings/teams': t('Settings: {name}', { name: t('Teams') }),
  '/settings/assignment': t('Settings: {name}', { name: t('Assignment') }),
  '/settings/labels': t('Settings: {name}', { name: t('Labels') }),
  '/settings/inboxes': t('Settings: {name}', { name: t('Inboxes') }),
  '/settings/templates': t('Settings: {name}', { name: t('Templates') }),
  '/settings/api-keys': t('Settings: {name}', { name: t('API keys') }),
  '/settings/canned-replies': t('Settings: {name}', { name: t('Canned replies') }),
  '/settings/blocked-phones': t('Settings: {name}', { name: t('Blocked phones') }),
  '/settings/webhooks': t('Settings: {name}', { name: t('Webhooks') }),
  '/settings/gateway': t('Settings: {name}', { name: t('Gateway') }),
  '/settings/retention': t('Settings: {name}', { name: t('Retention') }),
  '/settings/audit': t('Settings: {name}', { name: t('Audit log') }),
  '/connect': t('Connect WhatsApp'),
})

/** Every page and every view of the inbox. */
export function usePlaces(): CommandGroup {
  const { navigate } = useRouter()
  const sandbox = useQuery(setupQuery).data?.sandbox === true
  // Object.entries forgets what it lists.
  const named_views = Object.entries(views()) as [View, string][]
  const named_pages = Object.entries(pages()) as [keyof ReturnType<typeof pages>, string][]
  return {
    name: t('Go to'),
    commands: [
      ...named_views.map(([view, name]) => ({
        id: `view-${view}`,
        name: t('Inbox: {view}', { view: name }),
        run: () => void navigate({ to: '/inbox', search: { view } }),
      })),
      ...named_pages.map(([to, name]) => ({ id: to, name, run: () => void navigate({ to }) })),
      ...(sandbox
        ? [{ id: '/phone', name: t('Sandbox phone'), run: () => void navigate({ to: '/phone' }) }]
        : []),
    ],
  }
}

import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { setupQuery } from '../../api/session'
import { t } from '../../i18n/t'
import type { View } from '../../paths'
import type { CommandGroup } from './command'

const views = (): Record<View, string> => ({
  mine: t('view.mine'),
  unassigned: t('view.unassigned'),
  unread: t('view.unread'),
  mentions: t('view.mentions'),
  open: t('view.open'),
  pending: t('view.pending'),
  snoozed: t('view.snoozed'),
  resolved: t('view.resolved'),
  all: t('view.all'),
})

const pages = () => ({
  '/conflicts': t('navigation.identity_review'),
  '/contacts': t('contact.title'),
  '/broadcasts': t('broadcast.title'),
  '/broadcasts/new': t('broadcast.create'),
  '/settings/you': t('command.settings_page', { name: t('settings.you.title') }),
  '/settings/members': t('command.settings_page', { name: t('member.title') }),
  '/settings/teams': t('command.settings_page', { name: t('team.title') }),
  '/settings/assignment': t('command.settings_page', { name: t('assignment.title') }),
  '/settings/labels': t('command.settings_page', { name: t('label.title') }),
  '/settings/inboxes': t('command.settings_page', { name: t('inbox.title') }),
  '/settings/templates': t('command.settings_page', { name: t('template.title') }),
  '/settings/api-keys': t('command.settings_page', { name: t('api_key.title') }),
  '/settings/canned-replies': t('command.settings_page', { name: t('canned_reply.title') }),
  '/settings/blocked-phones': t('command.settings_page', { name: t('blocked_phone.title') }),
  '/settings/webhooks': t('command.settings_page', { name: t('webhook.title') }),
  '/settings/gateway': t('command.settings_page', { name: t('gateway.title') }),
  '/settings/retention': t('command.settings_page', { name: t('retention.title') }),
  '/settings/audit': t('command.settings_page', { name: t('audit.title') }),
  '/connect': t('onboarding.title'),
})

/** Every page and every view of the inbox. */
export function usePlaces(): CommandGroup {
  const { navigate } = useRouter()
  const sandbox = useQuery(setupQuery).data?.sandbox === true
  // Object.entries forgets what it lists.
  const named_views = Object.entries(views()) as [View, string][]
  const named_pages = Object.entries(pages()) as [keyof ReturnType<typeof pages>, string][]
  return {
    name: t('command.group.pages'),
    commands: [
      ...named_views.map(([view, name]) => ({
        id: `view-${view}`,
        name: t('command.inbox_view', { view: name }),
        run: () => void navigate({ to: '/inbox', search: { view } }),
      })),
      ...named_pages.map(([to, name]) => ({ id: to, name, run: () => void navigate({ to }) })),
      ...(sandbox
        ? [{ id: '/phone', name: t('sandbox.title'), run: () => void navigate({ to: '/phone' }) }]
        : []),
    ],
  }
}

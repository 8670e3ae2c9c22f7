import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { teamsQuery } from '../../api/desk'
import { inboxesQuery, membersQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { type InboxFilters, type InboxSearch, narrowingOf } from '../../paths'
import { IconX } from '../../ui/icons'
import { statusWords } from '../conversation/status-words'
import { priorityWords } from '../priority/priority-words'
import styles from './shown-filters.module.css'

/** What narrows the list now, each to be taken away. */
export function ShownFilters({ search }: { search: InboxSearch }) {
  const { status, assignee, team, inbox, label, priority, unread, sort } = narrowingOf(search)
  const members = useQuery(membersQuery).data ?? []
  const teams = useQuery(teamsQuery).data ?? []
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const nameIn = (rows: { id: string; name: string }[], id: string) =>
    rows.find((row) => row.id === id)?.name ?? t('conversation.filter.unknown')
  const shown: [keyof InboxFilters, string][] = []
  if (status) shown.push(['status', statusWords(status)])
  if (assignee)
    shown.push([
      'assignee',
      assignee === 'me'
        ? t('view.mine')
        : assignee === 'none'
          ? t('view.unassigned')
          : nameIn(members, assignee),
    ])
  if (team) shown.push(['team', team === 'none' ? t('conversation.team.none') : nameIn(teams, team)])
  if (inbox) shown.push(['inbox', nameIn(inboxes, inbox)])
  if (label) shown.push(['label', label])
  if (priority) shown.push(['priority', priorityWords(priority)])
  if (unread) shown.push(['unread', t('view.unread')])
  if (sort)
    shown.push(['sort', sort === 'waiting' ? t('conversation.sort.waiting') : t('conversation.sort.urgent')])
  if (shown.length === 0) return null
  return (
    <ul className={styles.filters} aria-label={t('common.filters')}>
      {shown.map(([key, words]) => (
        <li key={key}>
          <Link
            to="."
            search={{ ...search, [key]: undefined }}
            aria-label={t('conversation.filter.remove', { name: words })}
          >
            <bdi>{words}</bdi> <IconX size={12} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { teamsQuery } from '../../api/desk'
import { inboxesQuery, labelsQuery, membersQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { type InboxFilters, PRIORITIES } from '../../paths'
import { statusWords } from '../conversation/status-words'
import { priorityWords } from '../priority/priority-words'

type Option = { value: string; label: string }
type FilterChoice = { key: keyof InboxFilters; name: string; data: Option[] }

const STATUSES = ['open', 'pending', 'snoozed', 'resolved'] as const

/** What the list can be narrowed by, in order, each with its values; `label` is the one that narrows it now. */
export function useFilterChoices(label: string | undefined): FilterChoice[] {
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const labels = useQuery(labelsQuery).data ?? []
  const any = { value: '', label: t('conversation.filter.any') }
  const names = withChosen(
    labels.map(({ name }) => name),
    label,
  )
  return [
    {
      key: 'status',
      name: t('common.status'),
      data: [
        { value: '', label: t('conversation.filter.same_as_view') },
        ...STATUSES.map((it) => ({ value: it, label: statusWords(it) })),
      ],
    },
    ...useAssignmentChoices(any),
    { key: 'inbox', name: t('inbox.label'), data: [any, ...inboxes.map(toOption)] },
    { key: 'label', name: t('label.label'), data: [any, ...names.map((it) => ({ value: it, label: it }))] },
    {
      key: 'priority',
      name: t('conversation.priority'),
      data: [any, ...PRIORITIES.map((it) => ({ value: it, label: priorityWords(it) }))],
    },
    {
      key: 'unread',
      name: t('conversation.filter.unread'),
      data: [any, { value: 'true', label: t('view.unread') }],
    },
    {
      key: 'sort',
      name: t('conversation.sort.label'),
      data: [
        { value: '', label: t('conversation.sort.latest') },
        { value: 'waiting', label: t('conversation.sort.waiting') },
        { value: 'priority', label: t('conversation.sort.urgent') },
      ],
    },
  ]
}

function useAssignmentChoices(any: Option): FilterChoice[] {
  const members = useQuery(membersQuery).data ?? []
  const teams = useQuery(teamsQuery).data ?? []
  return [
    {
      key: 'assignee',
      name: t('conversation.filter.assignee'),
      data: [
        { value: '', label: t('conversation.filter.same_as_view') },
        { value: 'me', label: t('conversation.filter.me') },
        { value: 'none', label: t('conversation.assignee.none') },
        ...members.map(toOption),
      ],
    },
    {
      key: 'team',
      name: t('conversation.filter.team'),
      data: [any, { value: 'none', label: t('conversation.team.none') }, ...teams.map(toOption)],
    },
  ]
}

function toOption({ id, name }: { id: string; name: string }): Option {
  return { value: id, label: name }
}

/** A value that is no longer in use can still be in the address. */
function withChosen(names: string[], chosen: string | undefined): string[] {
  return chosen === undefined || names.includes(chosen) ? names : [...names, chosen]
}

import { ActionIcon, NativeSelect, Popover, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { teamsQuery } from '../../api/desk'
import { inboxesQuery, labelsQuery, membersQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { type InboxFilters, type InboxSearch, narrowingOf, PRIORITIES } from '../../paths'
import { IconAdjustmentsHorizontal } from '../../ui/icons'
import { statusWords } from '../conversation/status-words'
import { priorityWords } from '../priority/priority-words'
import { SaveView } from './save-view'

const STATUSES = ['open', 'pending', 'snoozed', 'resolved'] as const

/** What narrows the list, kept in the address; and a name for it, to come back to. */
export function FiltersMenu({ search }: { search: InboxSearch }) {
  const narrowed = Object.values(narrowingOf(search)).some((value) => value !== undefined)
  return (
    <Popover position="bottom-start" withinPortal={false} trapFocus width="17rem">
      <Popover.Target>
        <ActionIcon
          data-key="f"
          variant={narrowed ? 'light' : 'default'}
          size="lg"
          aria-label={t('conversation.filter.title')}
          title={t('conversation.filter.title')}
        >
          <IconAdjustmentsHorizontal size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Fields search={search} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Fields({ search }: { search: InboxSearch }) {
  const navigate = useNavigate()
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const labels = useQuery(labelsQuery).data ?? []
  const members = useQuery(membersQuery).data ?? []
  const teams = useQuery(teamsQuery).data ?? []
  const any = { value: '', label: t('conversation.filter.any') }
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const choices: { key: keyof InboxFilters; name: string; data: { value: string; label: string }[] }[] = [
    {
      key: 'status',
      name: t('common.status'),
      data: [
        { value: '', label: t('conversation.filter.same_as_view') },
        ...STATUSES.map((it) => ({ value: it, label: statusWords(it) })),
      ],
    },
    {
      key: 'assignee',
      name: t('conversation.filter.assignee'),
      data: [
        { value: '', label: t('conversation.filter.same_as_view') },
        { value: 'me', label: t('conversation.filter.me') },
        { value: 'none', label: t('conversation.assignee.none') },
        ...members.map(named),
      ],
    },
    {
      key: 'team',
      name: t('conversation.filter.team'),
      data: [any, { value: 'none', label: t('conversation.team.none') }, ...teams.map(named)],
    },
    { key: 'inbox', name: t('inbox.label'), data: [any, ...inboxes.map(named)] },
    {
      key: 'label',
      name: t('label.label'),
      data: [
        any,
        ...withChosen(
          labels.map(({ name }) => name),
          search.label,
        ).map((it) => ({ value: it, label: it })),
      ],
    },
    {
      key: 'priority',
      name: t('conversation.priority'),
      data: [any, ...PRIORITIES.map((it) => ({ value: it, label: priorityWords(it) }))],
    },
    {
      key: 'sort',
      name: t('conversation.sort.label'),
      data: [
        { value: '', label: t('conversation.sort.latest') },
        { value: 'priority', label: t('conversation.sort.urgent') },
      ],
    },
  ]
  return (
    <Stack gap="xs">
      {choices.map(({ key, name, data }) => (
        <NativeSelect
          key={key}
          label={name}
          size="xs"
          value={search[key] ?? ''}
          data={data}
          onChange={(event) =>
            void navigate({ to: '.', search: { ...search, [key]: event.currentTarget.value || undefined } })
          }
        />
      ))}
      <SaveView search={search} />
    </Stack>
  )
}

/** A value that is no longer in use can still be in the address. */
function withChosen(names: string[], chosen: string | undefined): string[] {
  return chosen === undefined || names.includes(chosen) ? names : [...names, chosen]
}

import { NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { countsQuery, inboxesQuery, labelsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { type InboxSearch, VIEWS, type View } from '../../paths'

const NAMES: Record<View, string> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  mentions: 'Mentions',
  open: 'All open',
  pending: 'Pending',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
}
// The server counts no further.
const MANY = 1000

export function ListHeader({ search }: { search: InboxSearch }) {
  const navigate = useNavigate()
  const counts = useQuery(countsQuery(search.inbox)).data
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const labels = useQuery(labelsQuery).data ?? []
  // Notes are of every inbox, and carry no label.
  const narrows = search.view !== 'mentions'
  const show = (change: Partial<InboxSearch>, replace = false) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace })
  return (
    <header className="list-header">
      <h1>Inbox</h1>
      <TextInput
        data-key="search"
        type="search"
        aria-label={t('Search people and messages')}
        placeholder={t('Name, number, or words of a message')}
        leftSection={<IconSearch size={16} />}
        defaultValue={search.q}
        onChange={(event) => show({ q: event.currentTarget.value || undefined }, true)}
      />
      {narrows && inboxes.length > 1 && (
        <NativeSelect
          aria-label="Inbox"
          value={search.inbox ?? ''}
          onChange={(event) => show({ inbox: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'All inboxes' },
            ...inboxes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      {narrows && (labels.length > 0 || search.label !== undefined) && (
        <NativeSelect
          aria-label="Label"
          value={search.label ?? ''}
          onChange={(event) => show({ label: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'All labels' },
            ...labels.map(({ name }) => name),
            // One that nothing carries any more can still stand in the address.
            ...(search.label === undefined || labels.some(({ name }) => name === search.label)
              ? []
              : [search.label]),
          ]}
        />
      )}
      <ul className="views">
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              to="/inbox"
              search={{ ...search, view, q: undefined }}
              aria-current={(search.view ?? 'open') === view ? 'page' : undefined}
              activeProps={{}}
            >
              {NAMES[view]} <Count of={view === 'resolved' || view === 'mentions' ? null : counts?.[view]} />
            </Link>
          </li>
        ))}
      </ul>
    </header>
  )
}

function Count({ of: count }: { of: number | null | undefined }) {
  if (!count) return null
  return <span className="count">{count === MANY ? `${MANY}+` : count}</span>
}

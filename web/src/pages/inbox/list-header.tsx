import {
  ActionIcon,
  NativeSelect,
  TextInput,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { IconLogout, IconMoon, IconSearch, IconSun, IconUserQuestion } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { conflictsQuery, countsQuery, inboxesQuery } from '../../api/queries'
import { meQuery, signOut } from '../../api/session'
import { type InboxSearch, VIEWS, type View } from '../../paths'

const NAMES: Record<View, string> = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  open: 'All open',
  pending: 'Pending',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
}
// The server counts no further.
const MANY = 1000

export function ListHeader({ search }: { search: InboxSearch }) {
  const navigate = useNavigate()
  const me = useQuery(meQuery).data
  const counts = useQuery(countsQuery(search.inbox)).data
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const show = (change: Partial<InboxSearch>, replace = false) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace })
  return (
    <header className="list-header">
      <div className="brand">
        <h1>Selfsame</h1>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={dark ? 'Use light colours' : 'Use dark colours'}
          onClick={() => setColorScheme(dark ? 'light' : 'dark')}
        >
          {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
        </ActionIcon>
        <OpenQuestions />
        {me && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Sign out ${me.user.name}`}
            // A whole new page, so that nothing of theirs stays in memory.
            onClick={() => void signOut().finally(() => location.assign('/sign-in'))}
          >
            <IconLogout size={18} />
          </ActionIcon>
        )}
      </div>
      <TextInput
        data-key="search"
        type="search"
        aria-label="Search people"
        placeholder="Name, @username, phone or ID"
        leftSection={<IconSearch size={16} />}
        defaultValue={search.q}
        onChange={(event) => show({ q: event.currentTarget.value || undefined }, true)}
      />
      {inboxes.length > 1 && (
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
      <ul className="views">
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              to="/inbox"
              search={{ ...search, view, q: undefined }}
              aria-current={(search.view ?? 'open') === view ? 'page' : undefined}
              activeProps={{}}
            >
              {NAMES[view]} <Count of={view === 'resolved' ? null : counts?.[view]} />
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

function OpenQuestions() {
  const pages = useInfiniteQuery(conflictsQuery).data?.pages ?? []
  const open = pages.flatMap((page) => page.data).length
  if (open === 0) return null
  const many = pages.at(-1)?.next_cursor != null
  return (
    <Link className="questions" to="/conflicts">
      <IconUserQuestion size={16} aria-hidden="true" /> {open}
      {many && '+'} to decide
    </Link>
  )
}

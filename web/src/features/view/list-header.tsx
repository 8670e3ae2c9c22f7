import { ActionIcon, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { countsQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { type InboxSearch, VIEWS, type View } from '../../paths'
import { IconMessagePlus, IconSearch } from '../../ui/icons'
import panesStyles from '../../ui/panes.module.css'
import viewsStyles from '../../ui/views.module.css'
import { Count } from './count'
import { FiltersMenu } from './filters-menu'
import styles from './list-header.module.css'
import { SavedViews } from './saved-views'
import { ShownFilters } from './shown-filters'

function viewWords(view: View): string {
  const words: Record<View, string> = {
    mine: t('view.mine'),
    unassigned: t('view.unassigned'),
    unread: t('view.unread'),
    mentions: t('view.mentions'),
    open: t('view.open'),
    pending: t('view.pending'),
    snoozed: t('view.snoozed'),
    resolved: t('view.resolved'),
    all: t('view.all'),
  }
  return words[view]
}

export function ListHeader({ search, begin }: { search: InboxSearch; begin: () => void }) {
  const navigate = useNavigate()
  const counts = useQuery(countsQuery(search.inbox)).data
  const { view = 'open', saved } = search
  const counted = (one: View) =>
    one === 'resolved' || one === 'mentions' || one === 'all' ? null : counts?.[one]
  return (
    <header className={panesStyles.header}>
      <div className={styles.title}>
        <h1>{t('navigation.inbox')}</h1>
        {/* Notes are of every inbox, and carry no label. */}
        {view !== 'mentions' && <FiltersMenu search={search} />}
        <ActionIcon
          data-key="c"
          size="lg"
          aria-label={t('conversation.create')}
          title={t('conversation.create_shortcut')}
          onClick={begin}
        >
          <IconMessagePlus size={18} />
        </ActionIcon>
      </div>
      <TextInput
        data-key="search"
        type="search"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch size={16} />}
        defaultValue={search.q}
        onChange={(event) =>
          void navigate({
            to: '.',
            search: { ...search, q: event.currentTarget.value || undefined },
            replace: true,
          })
        }
      />
      <ul className={viewsStyles.views}>
        {VIEWS.map((one) => (
          <li key={one}>
            <Link
              to="/inbox"
              // The filters of a saved view go with it; filters that the user added stay.
              search={saved === undefined ? { ...search, view: one, q: undefined } : { view: one }}
              aria-current={saved === undefined && view === one ? 'page' : undefined}
              activeProps={{}}
            >
              {viewWords(one)} <Count of={counted(one)} />
            </Link>
          </li>
        ))}
      </ul>
      <SavedViews search={search} />
      {view !== 'mentions' && <ShownFilters search={search} />}
    </header>
  )
}

import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { contactsQuery } from '../../api/contacts'
import { foundMessagesQuery, foundNotesQuery } from '../../api/search'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import { Notice } from '../../ui/notice'
import { PaneLoader } from '../../ui/pane-loader'
import panesStyles from '../../ui/panes.module.css'
import { FoundGroup } from './found-group'
import { FoundMessage } from './found-message'
import { FoundNote } from './found-note'
import { FoundPerson } from './found-person'
import styles from './search-results.module.css'
import { SearchScope } from './search-scope'
import { useResultKeys } from './use-result-keys'

const PAUSE_MS = 150

/** People, messages and private notes that what was typed finds. */
export function SearchResults({ query: typed, search }: { query: string; search: InboxSearch }) {
  const [query] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const wanted = { query, inbox_id: search.inbox }
  const people = useInfiniteQuery({ ...contactsQuery({ query }), enabled: query !== '' })
  const messages = useInfiniteQuery(foundMessagesQuery(wanted))
  const notes = useInfiniteQuery(foundNotesQuery(wanted))
  useResultKeys(search)
  const groups = [people, messages, notes]
  const busy = groups.some(({ isLoading }) => isLoading)
  const nothing = groups.every(({ data, error, hasNextPage }) => {
    return !error && !hasNextPage && !data?.pages.some((page) => page.data.length > 0)
  })
  if (nothing && busy) return <PaneLoader label={t('common.searching')} />
  if (nothing && query !== '') {
    return (
      <>
        <SearchScope search={search} />
        <Notice title={t('search.empty')} words={t('search.empty_hint')} />
      </>
    )
  }
  return (
    <div className={`${panesStyles.scroll} ${styles.results}`} aria-busy={busy}>
      <SearchScope search={search} />
      <FoundGroup
        title={t('contact.title')}
        items={people.data?.pages.flatMap((page) => page.data) ?? []}
        of={people}
        keyOf={({ id }) => id}
      >
        {(person) => <FoundPerson person={person} search={search} />}
      </FoundGroup>
      <FoundGroup
        title={t('message.title')}
        items={messages.data?.pages.flatMap((page) => page.data) ?? []}
        of={messages}
        keyOf={({ message_id }) => message_id}
      >
        {(message) => <FoundMessage message={message} search={search} />}
      </FoundGroup>
      <FoundGroup
        title={t('search.notes')}
        items={notes.data?.pages.flatMap((page) => page.data) ?? []}
        of={notes}
        keyOf={({ note }) => note.id}
      >
        {(found) => <FoundNote found={found} search={search} />}
      </FoundGroup>
    </div>
  )
}

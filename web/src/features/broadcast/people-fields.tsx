import { ActionIcon, Button, Loader, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wordsOf } from '../../api/client'
import { contactSearchQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconSearch, IconX } from '../../ui/icons'
import type { BroadcastDraft } from './broadcast-draft'
import broadcastFieldsStyles from './broadcast-fields.module.css'
import styles from './people-fields.module.css'

type People = BroadcastDraft['people']
type Props = { people: People; change: (people: People) => void }

const PAUSE_MS = 250

export function PeopleFields({ people, change }: Props) {
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), PAUSE_MS)
  return (
    <div className={broadcastFieldsStyles.inner}>
      <TextInput
        type="search"
        label={t('contact.search.label')}
        placeholder={t('contact.search.placeholder')}
        leftSection={<IconSearch size={16} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        // A press of Enter is for the search, not for the whole form.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      {asked !== '' && <Found query={asked} people={people} add={(person) => change([...people, person])} />}
      <h3>{t('broadcast.people.selected', { number: people.length })}</h3>
      <ul className={styles.chosen} aria-label={t('broadcast.people.selected_title')}>
        {people.map(({ id, display_name }) => (
          <li key={id}>
            <bdi>{display_name}</bdi>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={t('common.remove_name', { name: display_name })}
              onClick={() => change(people.filter((person) => person.id !== id))}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </div>
  )
}

type FoundProps = { query: string; people: People; add: (person: People[number]) => void }

function Found({ query, people, add }: FoundProps) {
  const found = useQuery(contactSearchQuery(query))
  if (found.isPending) return <Loader size="sm" aria-label={t('common.searching')} />
  if (found.error) return <p className={common.warning}>{wordsOf(found.error)}</p>
  if (found.data.data.length === 0) return <p className={common.quiet}>{t('broadcast.people.none_found')}</p>
  return (
    <ul className={styles.found} aria-label={t('broadcast.people.found')}>
      {found.data.data.map(({ id, display_name, phone, username }) => {
        const is_added = people.some((person) => person.id === id)
        const verb = is_added ? t('broadcast.people.added') : t('common.add')
        return (
          <li key={id}>
            <span>
              <bdi>{display_name}</bdi>{' '}
              <span className={common.quiet}>
                <bdi>{phone ?? (username ? `@${username}` : t('contact.phone.unknown'))}</bdi>
              </span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              disabled={is_added}
              aria-label={`${verb} ${display_name}`}
              onClick={() => add({ id, display_name })}
            >
              {verb}
            </Button>
          </li>
        )
      })}
      {found.data.next_cursor !== null && (
        <li className={common.quiet}>{t('broadcast.people.more_match')}</li>
      )}
    </ul>
  )
}

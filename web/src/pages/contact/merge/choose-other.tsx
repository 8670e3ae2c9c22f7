import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { contactSearchQuery } from '../../../api/queries'
import type { Contact } from '../../../api/types'
import { Unready } from '../../../components/unready'
import { t } from '../../../i18n/t'
import { toMerge } from '../../../paths'
import { PersonAvatar } from '../../../ui/person-avatar'

/** Finds the other contact, by whatever is known of it. */
export function ChooseOther({ person }: { person: Contact }) {
  const [typed, type] = useState('')
  const query = typed.trim()
  return (
    <section className="ground" aria-label={t('The other contact')}>
      <h2>{t('With whom?')}</h2>
      <TextInput
        type="search"
        aria-label={t('Search for the other contact')}
        placeholder={t('Name, @username, phone or ID')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        autoFocus
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      {query === '' ? (
        <p className="quiet">{t('Former names and numbers count, too.')}</p>
      ) : (
        <Found person={person} query={query} />
      )}
    </section>
  )
}

function Found({ person, query }: { person: Contact; query: string }) {
  const found = useQuery({ ...contactSearchQuery(query), placeholderData: (before) => before })
  if (found.data === undefined) return <Unready of={found} title={t('The search failed')} />
  const others = found.data.data.filter(({ id }) => id !== person.id)
  if (others.length === 0) return <p className="quiet">{t('Nobody else fits.')}</p>
  return (
    <ul className="merge-found">
      {others.map(({ id, display_name, username, phone }) => (
        <li key={id}>
          <Link {...toMerge(person.id, id)} className="row">
            <PersonAvatar id={id} name={display_name} />
            <span className="row-main">
              <strong>
                <bdi>{display_name}</bdi>
              </strong>
              <span className="row-text">
                {username ? <bdi>@{username}</bdi> : t('no username')} ·{' '}
                <bdi>{phone ?? t('phone hidden')}</bdi>
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { contactSearchQuery } from '../../api/queries'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import { toMerge } from '../../paths'
import common from '../../ui/common.module.css'
import { IconSearch } from '../../ui/icons'
import { PersonAvatar } from '../../ui/person-avatar'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Unready } from '../../ui/unready'
import styles from './choose-other.module.css'

/** Finds the other contact, by whatever is known of it. */
export function ChooseOther({ person }: { person: Contact }) {
  const [typed, type] = useState('')
  const query = typed.trim()
  return (
    <section className={sectionStyles.ground} aria-label={t('merge.choose.label')}>
      <h2>{t('merge.choose.title')}</h2>
      <TextInput
        type="search"
        aria-label={t('merge.choose.search')}
        placeholder={t('contact.search.placeholder')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        autoFocus
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      {query === '' ? (
        <p className={common.quiet}>{t('merge.choose.search_hint')}</p>
      ) : (
        <Found person={person} query={query} />
      )}
    </section>
  )
}

function Found({ person, query }: { person: Contact; query: string }) {
  const found = useQuery({ ...contactSearchQuery(query), placeholderData: (before) => before })
  if (found.data === undefined) return <Unready of={found} title={t('merge.choose.failed')} />
  const others = found.data.data.filter(({ id }) => id !== person.id)
  if (others.length === 0) return <p className={common.quiet}>{t('merge.choose.none_match')}</p>
  return (
    <ul className={styles.found}>
      {others.map(({ id, display_name, username, phone }) => (
        <li key={id}>
          <Link {...toMerge(person.id, id)} className={rowStyles.row}>
            <PersonAvatar id={id} name={display_name} />
            <span className={rowStyles.main}>
              <strong>
                <bdi>{display_name}</bdi>
              </strong>
              <span className={rowStyles.text}>
                {username ? <bdi>@{username}</bdi> : t('contact.no_username')} ·{' '}
                <bdi>{phone ?? t('contact.phone.hidden')}</bdi>
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

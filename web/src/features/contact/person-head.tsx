import { Alert } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'

/** A username, a phone, and what they were called before: what tells one Ana from another. */
export function WhoLine({ person }: { person: Contact }) {
  const former = person.usernames
    .filter(({ username }) => username !== person.username)
    .map(({ username }) => `@${username}`)
  return (
    <>
      <span className={common.quiet}>
        {person.username ? <bdi>@{person.username}</bdi> : t('contact.no_username')} ·{' '}
        <bdi>{person.phone ?? t('contact.phone.hidden')}</bdi>
      </span>
      {former.length > 0 && (
        <span className={common.quiet}>
          {t('contact.head.formerly')} <bdi>{former.join(', ')}</bdi>
        </span>
      )}
    </>
  )
}

/** Open decisions about a contact, and what is withheld until then. */
export function Undecided({ person }: { person: Contact }): ReactNode {
  return (
    <>
      {person.conflict_ids.length > 0 && (
        <Alert color="orange" title={t('contact.conflict.title')}>
          {t('contact.conflict.hint')}{' '}
          {person.conflict_ids.map((id, index) => (
            <Link key={id} to="/conflicts/$conflict_id" params={{ conflict_id: id }}>
              {index === 0
                ? t('contact.conflict.compare')
                : t('contact.conflict.number', { number: index + 1 })}
            </Link>
          ))}
        </Alert>
      )}
      {person.sealed && (
        <Alert color="gray" title={t('contact.withheld.title')}>
          {t('contact.withheld.hint')}
        </Alert>
      )}
    </>
  )
}

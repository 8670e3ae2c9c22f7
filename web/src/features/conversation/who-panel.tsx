import { ActionIcon, Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { wordsOf } from '../../api/client'
import { contactQuery } from '../../api/queries'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toContact, toMerge } from '../../paths'
import common from '../../ui/common.module.css'
import { IconX } from '../../ui/icons'
import { PaneLoader } from '../../ui/pane-loader'
import { PersonAvatar } from '../../ui/person-avatar'
import { windowLeft } from '../../util/words'
import { Undecided, WhoLine } from '../contact/person-head'
import { PersonParts } from '../contact/person-parts'
import { MergesSection } from '../merge/merges-section'
import styles from './who-panel.module.css'

type Props = { contact_id: string; conversation: Conversation; search: InboxSearch; close: () => void }

export function WhoPanel({ contact_id, conversation, search, close }: Props) {
  const contact = useQuery(contactQuery(contact_id))
  if (contact.isPending) return <PaneLoader label={t('common.loading')} />
  if (contact.data === undefined) return <Alert color="red">{wordsOf(contact.error)}</Alert>
  const person = contact.data
  const { id, inbox_id, window } = conversation
  return (
    <>
      <ActionIcon className={styles.close} variant="subtle" aria-label={t('common.close')} onClick={close}>
        <IconX size={18} />
      </ActionIcon>
      <header className={styles.head}>
        <PersonAvatar id={person.id} name={person.display_name} />
        <h2>
          <Link {...toContact(person.id)} className={common.plainLink}>
            <bdi>{person.display_name}</bdi>
          </Link>
        </h2>
        <WhoLine person={person} />
        {window?.customer_service_until && (
          <span className={common.tag}>
            {t('conversation.window_left', { left: windowLeft(window.customer_service_until) })}
          </span>
        )}
      </header>
      <Undecided person={person} />
      <MergesSection contact_id={person.id} />
      <div>
        <PersonParts person={person} beside={{ id, inbox_id }} search={search} />
      </div>
      <nav className={styles.ways} aria-label={t('contact.panel.more')}>
        <Link {...toContact(person.id)}>{t('contact.panel.view_profile')}</Link>
        <Link {...toMerge(person.id)}>{t('merge.start')}</Link>
      </nav>
    </>
  )
}

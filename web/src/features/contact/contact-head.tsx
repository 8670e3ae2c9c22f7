import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { wordsOf } from '../../api/client'
import type { Contact } from '../../api/types'
import { t } from '../../i18n/t'
import { toMerge } from '../../paths'
import common from '../../ui/common.module.css'
import formStyles from '../../ui/form.module.css'
import pageStyles from '../../ui/page.module.css'
import { PersonAvatar } from '../../ui/person-avatar'
import { longTime } from '../../util/words'
import styles from './contact-page.module.css'
import { WhoLine } from './person-head'
import { useOpenThread } from './use-open-thread'

/** The name of a contact, and what can be started with them. */
export function ContactHead({ person }: { person: Contact }) {
  const opening = useOpenThread(person.id, {})
  return (
    <header className={pageStyles.header}>
      <div className={styles.head}>
        <PersonAvatar id={person.id} name={person.display_name} />
        <div>
          <h1>
            <bdi>{person.display_name}</bdi>
          </h1>
          <WhoLine person={person} />
          <span className={common.quiet}>{t('contact.since', { time: longTime(person.created_at) })}</span>
        </div>
      </div>
      <div className={formStyles.actions}>
        <Button variant="default" loading={opening.isPending} onClick={() => opening.mutate()}>
          {t('conversation.open.action')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link {...props} {...toMerge(person.id)} />}>
          {t('merge.start')}
        </Button>
        {opening.data === false && <span className={common.quiet}>{t('conversation.none_yet')}</span>}
        {opening.error && <span className={common.warning}>{wordsOf(opening.error)}</span>}
      </div>
    </header>
  )
}

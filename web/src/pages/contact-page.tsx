import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ApiError, wordsOf } from '../api/client'
import { contactQuery } from '../api/queries'
import type { Contact } from '../api/types'
import styles from '../features/contact/contact-page.module.css'
import { Erase } from '../features/contact/erase'
import { Undecided, WhoLine } from '../features/contact/person-head'
import { PersonParts } from '../features/contact/person-parts'
import { useOpenThread } from '../features/contact/use-open-thread'
import { IdentityView } from '../features/identity/identity-view'
import { Why } from '../features/identity/why'
import { MergesSection } from '../features/merge/merges-section'
import { t } from '../i18n/t'
import { toMerge } from '../paths'
import common from '../ui/common.module.css'
import formStyles from '../ui/form.module.css'
import { Notice } from '../ui/notice'
import pageStyles from '../ui/page.module.css'
import { PersonAvatar } from '../ui/person-avatar'
import sectionStyles from '../ui/section.module.css'
import { Unready } from '../ui/unready'
import { longTime } from '../util/words'

const route = getRouteApi('/inside/contacts/$contact_id')

/** Everything that is known of one person, and why. */
export function ContactPage() {
  const { contact_id } = route.useParams()
  const contact = useQuery(contactQuery(contact_id))
  if (contact.data === undefined)
    return (
      <main className={pageStyles.page}>
        {isNobody(contact.error) ? (
          <Notice title={t('contact.not_found.title')} words={t('contact.not_found.hint')}>
            <Link to="/contacts">{t('contact.list.all')}</Link>
          </Notice>
        ) : (
          <Unready of={contact} title={t('contact.load_failed')} />
        )}
      </main>
    )
  const person = contact.data
  return (
    <main className={pageStyles.page}>
      <Head person={person} />
      <Undecided person={person} />
      <div className={styles.columns}>
        <div>
          <section className={sectionStyles.ground} aria-label={t('identity.history.title')}>
            <h2>{t('identity.history.title')}</h2>
            <IdentityView contact_id={person.id} />
          </section>
          <section className={sectionStyles.ground} aria-label={t('explain.title')}>
            <h2>{t('explain.title')}</h2>
            <Why contact_id={person.id} />
          </section>
          <section className={sectionStyles.ground} aria-label={t('merge.title')}>
            <h2>{t('merge.title')}</h2>
            <MergesSection contact_id={person.id} whole />
          </section>
        </div>
        <div>
          <div className={`${sectionStyles.ground} ${sectionStyles.parts}`}>
            <PersonParts person={person} />
          </div>
          <Erase person={person} />
        </div>
      </div>
    </main>
  )
}

/** Whether the address names no contact, however often it is loaded. */
function isNobody(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 400 || error.status === 404)
}

function Head({ person }: { person: Contact }) {
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

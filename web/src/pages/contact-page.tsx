import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ApiError } from '../api/client'
import { contactQuery } from '../api/queries'
import { ContactHead } from '../features/contact/contact-head'
import styles from '../features/contact/contact-page.module.css'
import { Erase } from '../features/contact/erase'
import { Undecided } from '../features/contact/person-head'
import { PersonParts } from '../features/contact/person-parts'
import { IdentityView } from '../features/identity/identity-view'
import { Why } from '../features/identity/why'
import { MergesSection } from '../features/merge/merges-section'
import { t } from '../i18n/t'
import { Notice } from '../ui/notice'
import pageStyles from '../ui/page.module.css'
import sectionStyles from '../ui/section.module.css'
import { Unready } from '../ui/unready'

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
      <ContactHead person={person} />
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

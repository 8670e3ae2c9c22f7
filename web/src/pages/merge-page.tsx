import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { contactQuery } from '../api/queries'
import type { Merge } from '../api/types'
import { ChooseOther } from '../features/merge/choose-other'
import { Compare } from '../features/merge/compare'
import { Merged } from '../features/merge/merged'
import { t } from '../i18n/t'
import { toContact } from '../paths'
import common from '../ui/common.module.css'
import pageStyles from '../ui/page.module.css'
import { Unready } from '../ui/unready'

const route = getRouteApi('/inside/contacts/$contact_id/merge')

/** Merges two contacts: the other contact, the values to keep, and the result. */
export function MergePage() {
  const { contact_id } = route.useParams()
  const { with: other } = route.useSearch()
  const [merge, setMerge] = useState<Merge | null>(null)
  const contact = useQuery(contactQuery(contact_id))
  if (contact.data === undefined)
    return (
      <main className={pageStyles.page}>
        <Unready of={contact} title={t('contact.load_failed')} />
      </main>
    )
  const person = contact.data
  return (
    <main className={pageStyles.page}>
      <header className={pageStyles.header}>
        <div>
          <Link {...toContact(contact_id)} className={`${common.quiet} ${pageStyles.back}`}>
            <bdi>{person.display_name}</bdi>
          </Link>
          <h1>{t('merge.page.title')}</h1>
          <p className={common.quiet}>{t('merge.page.hint')}</p>
        </div>
      </header>
      {merge !== null ? (
        <Merged merge={merge} again={() => setMerge(null)} />
      ) : other === undefined ? (
        <ChooseOther person={person} />
      ) : (
        <Compare key={other} person={person} other_id={other} merged={setMerge} />
      )}
    </main>
  )
}

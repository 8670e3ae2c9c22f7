import type { Contact, MergePreview } from '../../api/types'
import { t } from '../../i18n/t'
import { PersonAvatar } from '../../ui/person-avatar'
import candidateStyles from '../conflict/candidate.module.css'
import { Recent } from '../conflict/recent'
import { WhoLine } from '../contact/person-head'
import { Identities } from '../identity/identities'

type Props = { person: Contact; counts: MergePreview['sides'][number] | undefined }

/** One of the two: who it is, what was said last, and what would move. */
export function SideCard({ person, counts }: Props) {
  return (
    <section className={candidateStyles.candidate} aria-label={person.display_name}>
      <header>
        <PersonAvatar id={person.id} name={person.display_name} />
        <h3>
          <bdi>{person.display_name}</bdi>
        </h3>
      </header>
      <WhoLine person={person} />
      {counts && (
        <p>
          {t('conversation.count', { count: counts.conversations })},{' '}
          {t('message.count', { count: counts.messages })}
        </p>
      )}
      <h4>{t('identity.title')}</h4>
      <Identities identities={person.identities} brief />
      <Recent contact_id={person.id} />
    </section>
  )
}

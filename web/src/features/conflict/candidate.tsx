import { Link } from '@tanstack/react-router'
import type { Conflict } from '../../api/types'
import { t } from '../../i18n/t'
import { toContact } from '../../paths'
import { PersonAvatar } from '../../ui/person-avatar'
import { longTime } from '../../util/words'
import { Identities } from '../identity/identities'
import { Recent } from './recent'
import '../contact/contact.css'

/** One of the two that a conflict is about: who it is, what speaks for it, and what was said last. */
export function Candidate({ side }: { side: Conflict['left'] }) {
  return (
    <section className="candidate" aria-label={side.display_name}>
      <header>
        <PersonAvatar id={side.contact_id} name={side.display_name} />
        <h3>
          <Link {...toContact(side.contact_id)} className="who-name">
            <bdi>{side.display_name}</bdi>
          </Link>
        </h3>
      </header>
      <h4>{t('Identities')}</h4>
      <Identities identities={side.identities} />
      <h4>{t('Evidence')}</h4>
      <ul>
        {side.evidence.map(({ phone, first_at, last_at, webhook_event_id }) => (
          <li key={`${phone} ${first_at}`} className="quiet">
            <bdi>{phone === null ? t('Seen without a number') : t('Seen with {phone}', { phone })}</bdi>{' '}
            {longTime(first_at) === longTime(last_at)
              ? t('on {time}', { time: longTime(first_at) })
              : t('from {first} to {last}', { first: longTime(first_at), last: longTime(last_at) })}
            {webhook_event_id !== null && (
              <span className="evidence-by" title={webhook_event_id}>
                {t('confirmed by WhatsApp in a signed webhook')}
              </span>
            )}
          </li>
        ))}
        {side.evidence.length === 0 && <li className="quiet">{t('No evidence from WhatsApp.')}</li>}
      </ul>
      <Recent contact_id={side.contact_id} />
    </section>
  )
}

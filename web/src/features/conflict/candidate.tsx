import { Link } from '@tanstack/react-router'
import type { Conflict } from '../../api/types'
import { t } from '../../i18n/t'
import { toContact } from '../../paths'
import common from '../../ui/common.module.css'
import { PersonAvatar } from '../../ui/person-avatar'
import { longTime } from '../../util/words'
import { Identities } from '../identity/identities'
import styles from './candidate.module.css'
import { Recent } from './recent'

/** One of the two that a conflict is about: who it is, what speaks for it, and what was said last. */
export function Candidate({ side }: { side: Conflict['left'] }) {
  return (
    <section className={styles.candidate} aria-label={side.display_name}>
      <header>
        <PersonAvatar id={side.contact_id} name={side.display_name} />
        <h3>
          <Link {...toContact(side.contact_id)} className={common.plainLink}>
            <bdi>{side.display_name}</bdi>
          </Link>
        </h3>
      </header>
      <h4>{t('identity.title')}</h4>
      <Identities identities={side.identities} />
      <h4>{t('conflict.side.evidence')}</h4>
      <ul>
        {side.evidence.map(({ phone, first_at, last_at, webhook_event_id }) => (
          <li key={`${phone} ${first_at}`} className={common.quiet}>
            <bdi>
              {phone === null
                ? t('conflict.side.seen_without_phone')
                : t('conflict.side.seen_with_phone', { phone })}
            </bdi>{' '}
            {longTime(first_at) === longTime(last_at)
              ? t('identity.seen.on', { time: longTime(first_at) })
              : t('identity.seen.from_to', { first: longTime(first_at), last: longTime(last_at) })}
            {webhook_event_id !== null && (
              <span className={styles.by} title={webhook_event_id}>
                {t('conflict.side.confirmed')}
              </span>
            )}
          </li>
        ))}
        {side.evidence.length === 0 && <li className={common.quiet}>{t('conflict.side.no_evidence')}</li>}
      </ul>
      <Recent contact_id={side.contact_id} />
    </section>
  )
}

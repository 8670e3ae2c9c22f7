import { Link } from '@tanstack/react-router'
import type { Broadcast } from '../../api/types'
import { t } from '../../i18n/t'
import { amount } from '../../util/words'
import { reasonWords } from './reason-words'
import styles from './reasons.module.css'

/** Why people get nothing or got nothing, the most frequent first; each leads to those people. */
export function Reasons({ broadcast: { id, counts } }: { broadcast: Broadcast }) {
  const reasons = Object.entries(counts.by_reason).toSorted(([, one], [, other]) => other - one)
  if (reasons.length === 0) return null
  return (
    <ul aria-label={t('broadcast.reason.title')}>
      {reasons.map(([reason, count]) => (
        <li key={reason}>
          <span className={styles.tally}>{amount(count)}</span>{' '}
          <Link
            to="/broadcasts/$broadcast_id"
            params={{ broadcast_id: id }}
            search={{ reason }}
            resetScroll={false}
          >
            {reasonWords(reason)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

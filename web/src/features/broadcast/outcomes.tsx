import { Link } from '@tanstack/react-router'
import type { RecipientFilter } from '../../api/broadcasts'
import type { Broadcast } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import viewsStyles from '../../ui/views.module.css'
import { amount } from '../../util/words'
import { OUTCOMES, outcomeWords } from './broadcast-words'
import styles from './outcomes.module.css'
import { reasonWords } from './reason-words'

type Props = { broadcast: Broadcast; filter: RecipientFilter }

/** How many there are of each outcome; each shows those people below. */
export function Outcomes({ broadcast: { id, recipients, counts }, filter }: Props) {
  const place = { to: '/broadcasts/$broadcast_id', params: { broadcast_id: id }, resetScroll: false } as const
  // The selected one stays, also when it counts no recipients.
  const shown = OUTCOMES.filter((state) => counts.by_state[state] || state === filter.state)
  return (
    <nav className={styles.outcomes} aria-label={t('broadcast.outcome.title')}>
      <ul className={viewsStyles.views}>
        <li>
          <Link {...place} search={{}} activeProps={{}} aria-current={isAll(filter) ? 'page' : undefined}>
            {t('broadcast.outcome.all')} <Count of={recipients} />
          </Link>
        </li>
        {shown.map((state) => (
          <li key={state}>
            <Link
              {...place}
              search={{ state }}
              activeProps={{}}
              aria-current={filter.state === state ? 'page' : undefined}
            >
              {outcomeWords(state).name} <Count of={counts.by_state[state] ?? 0} />
            </Link>
          </li>
        ))}
      </ul>
      {filter.reason !== undefined && (
        <p>
          {t('broadcast.outcome.reason', { reason: reasonWords(filter.reason) })}{' '}
          <Link {...place} search={{}}>
            {t('broadcast.outcome.show_all')}
          </Link>
        </p>
      )}
    </nav>
  )
}

function isAll({ state, reason }: RecipientFilter): boolean {
  return state === undefined && reason === undefined
}

function Count({ of: count }: { of: number }) {
  return <span className={common.count}>{amount(count)}</span>
}

import type { Broadcast } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { categoryWords } from '../../util/template-words'
import { amount } from '../../util/words'
import { addressWords } from './broadcast-words'
import styles from './dry-run.module.css'
import { Reasons } from './reasons'
import reasonsStyles from './reasons.module.css'

/** Who would get it and by what, and who would not and why; nothing has left. */
export function DryRun({ broadcast }: { broadcast: Broadcast }) {
  const { planned = 0, unreachable = 0, erased = 0 } = broadcast.counts.by_state
  return (
    <div className={styles.verdict}>
      <section aria-label={t('broadcast.dry_run.reached_title')}>
        <h2>
          {say('broadcast.dry_run.reached', {
            count: planned,
            number: <strong>{amount(planned)}</strong>,
          })}
        </h2>
        <ul>
          {Object.entries(broadcast.counts.by_address_kind).map(([kind, count]) => (
            <li key={kind}>
              <span className={reasonsStyles.tally}>{amount(count)}</span> {addressWords(kind)}
            </li>
          ))}
        </ul>
        <Charges broadcast={broadcast} />
      </section>
      <section aria-label={t('broadcast.dry_run.left_out_title')}>
        <h2>
          {say('broadcast.dry_run.left_out', {
            count: unreachable,
            number: <strong>{amount(unreachable)}</strong>,
          })}
        </h2>
        {unreachable === 0 && <p className={common.quiet}>{t('broadcast.dry_run.all_reached')}</p>}
        <Reasons broadcast={broadcast} />
        {erased > 0 && <p className={common.quiet}>{t('broadcast.dry_run.erased', { count: erased })}</p>}
      </section>
    </div>
  )
}

function Charges({ broadcast: { estimate } }: { broadcast: Broadcast }) {
  if (estimate.length === 0) return null
  return (
    <details>
      <summary>{t('broadcast.price.title')}</summary>
      <ul>
        {estimate.map(({ category, market, messages }) => (
          <li key={`${category} ${market}`}>
            <span className={reasonsStyles.tally}>{amount(messages)}</span>{' '}
            {market === null
              ? t('broadcast.price.unknown_country', { category: categoryWords(category) })
              : t('broadcast.price.country', { category: categoryWords(category), country: market })}
          </li>
        ))}
      </ul>
      <p className={common.quiet}>{t('broadcast.price.hint')}</p>
    </details>
  )
}

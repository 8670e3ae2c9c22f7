import { Progress as Bar, Loader } from '@mantine/core'
import type { Broadcast } from '../../api/types'
import { t } from '../../i18n/t'
import pageStyles from '../../ui/page.module.css'
import { longTime } from '../../util/words'
import styles from './progress.module.css'
import { Reasons } from './reasons'

/** How far the dry run, or the run, has got. */
export function Progress({ broadcast }: { broadcast: Broadcast }) {
  const { state, recipients, checked, counts, send_at, started_at } = broadcast
  if (state === 'draft' || state === 'preparing') {
    return (
      <section className={pageStyles.part} aria-label={t('broadcast.state.dry_run')}>
        <p className={styles.busy}>
          <Loader size="xs" aria-hidden="true" />
          {t('broadcast.progress.dry_run', {
            checked,
            count: recipients,
          })}
        </p>
        <Share label={t('broadcast.progress.checked')} part={checked} whole={recipients} />
      </section>
    )
  }
  if (state === 'scheduled' && send_at !== null)
    return <p role="status">{t('broadcast.progress.starts_at', { time: longTime(send_at) })}</p>
  if (started_at === null) return state === 'cancelled' ? <p>{t('broadcast.progress.nothing_sent')}</p> : null
  const {
    sent = 0,
    delivered = 0,
    read = 0,
    failed = 0,
    unknown = 0,
    queued = 0,
    planned = 0,
  } = counts.by_state
  const left = sent + delivered + read + failed + unknown
  const whole = left + queued + planned
  return (
    <section className={pageStyles.part} aria-label={t('broadcast.progress.title')}>
      <p>
        {state === 'finished' && sent + delivered > 0
          ? t('broadcast.progress.sent_waiting', {
              done: left,
              count: whole,
            })
          : t('broadcast.progress.sent', { done: left, count: whole })}
      </p>
      <Share label={t('broadcast.progress.processed')} part={left} whole={whole} />
      <div className={styles.reasons}>
        <Reasons broadcast={broadcast} />
      </div>
    </section>
  )
}

function Share({ label, part, whole }: { label: string; part: number; whole: number }) {
  return <Bar aria-label={label} value={whole === 0 ? 0 : Math.round((100 * part) / whole)} />
}

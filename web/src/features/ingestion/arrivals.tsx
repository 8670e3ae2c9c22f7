import { useQuery } from '@tanstack/react-query'
import { ingestQuery } from '../../api/settings'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import { amount, longTime } from '../../util/words'
import styles from './arrivals.module.css'
import { spanWords } from './failure-words'
import { Failures } from './failures'
import { Replays } from './replays'

/** What became of the webhooks, in figures, and what could not be used. */
export function Arrivals() {
  const status = useQuery(ingestQuery)
  return (
    <Loaded of={status}>
      {({ stored, processed, queued, failed, unroutable, waiting, lag_ms, last_processed_at }) => {
        const unused = failed + unroutable + waiting
        return (
          <>
            <dl className={styles.figures}>
              <Figure name={t('webhook.state.stored')} value={stored} />
              <Figure name={t('webhook.state.processed')} value={processed} />
              <Figure name={t('webhook.state.queued')} value={queued} />
              <Figure name={t('webhook.state.failed')} value={failed} bad={failed > 0} />
              <Figure name={t('webhook.state.unroutable')} value={unroutable} bad={unroutable > 0} />
              <Figure name={t('webhook.state.waiting')} value={waiting} bad={false} />
            </dl>
            <p className={common.quiet}>
              {lag_ms > 0
                ? t('ingestion.oldest_queued', { time: spanWords(lag_ms) })
                : t('ingestion.queue_empty')}{' '}
              {last_processed_at !== null &&
                t('ingestion.last_processed', { time: longTime(last_processed_at) })}
            </p>
            {unused === 0 ? <p className={common.quiet}>{t('ingestion.no_problems')}</p> : <Failures />}
            <Replays failed={failed + waiting} unroutable={unroutable} />
          </>
        )
      }}
    </Loaded>
  )
}

function Figure({ name, value, bad = false }: { name: string; value: number; bad?: boolean }) {
  return (
    <div data-bad={bad}>
      <dt>{name}</dt>
      <dd>{amount(value)}</dd>
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { ingestQuery } from '../../../api/settings'
import { t } from '../../../i18n/t'
import { amount, longTime } from '../../../util/words'
import { Loaded } from '../loaded'
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
            <dl className="figures">
              <Figure name={t('Stored')} value={stored} />
              <Figure name={t('Processed')} value={processed} />
              <Figure name={t('In line')} value={queued} />
              <Figure name={t('Failed')} value={failed} bad={failed > 0} />
              <Figure name={t('For no inbox here')} value={unroutable} bad={unroutable > 0} />
              <Figure name={t('Waiting')} value={waiting} bad={false} />
            </dl>
            <p className="quiet">
              {lag_ms > 0
                ? t('The oldest has been waiting for {time}.', { time: spanWords(lag_ms) })
                : t('Nothing is waiting in line.')}{' '}
              {last_processed_at !== null &&
                t('The last was processed {time}.', { time: longTime(last_processed_at) })}
            </p>
            {unused === 0 ? (
              <p className="quiet">{t('Everything that arrived could be used.')}</p>
            ) : (
              <Failures />
            )}
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

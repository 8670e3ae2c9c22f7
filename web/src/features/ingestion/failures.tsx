import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { failuresQuery, rawEventQuery } from '../../api/settings'
import type { IngestFailure } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Loaded } from '../../ui/loaded'
import rawStyles from '../../ui/raw.module.css'
import settingStyles from '../../ui/setting.module.css'
import { ShowMore } from '../../ui/show-more'
import { longTime } from '../../util/words'
import { failureWords, stateWords } from './failure-words'

type State = IngestFailure['state']

const STATES: State[] = ['failed', 'unroutable', 'waiting']

/** What could not be used, and why. */
export function Failures() {
  const [state, setState] = useState<State | undefined>()
  const failures = useInfiniteQuery(failuresQuery(state))
  return (
    <>
      <NativeSelect
        label={t('ingestion.problem.title')}
        value={state ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          setState(STATES.find((it) => it === chosen))
        }}
        data={[
          { value: '', label: t('ingestion.problem.all') },
          ...STATES.map((value) => ({ value, label: stateWords()[value] })),
        ]}
      />
      <Loaded of={failures}>
        {({ pages }) => (
          <>
            <ul className={settingStyles.rows} aria-label={t('ingestion.problem.title')}>
              {pages
                .flatMap((page) => page.data)
                .map((failure) => (
                  <FailureRow key={`${failure.event_id} ${failure.path}`} failure={failure} />
                ))}
            </ul>
            {pages[0]?.data.length === 0 && <p className={common.quiet}>{t('ingestion.problem.none')}</p>}
            <ShowMore of={failures} />
          </>
        )}
      </Loaded>
    </>
  )
}

function FailureRow({ failure }: { failure: IngestFailure }) {
  const [shown, setShown] = useState(false)
  const { event_id, path, state, reason, detail, waits_for, received_at, first_at, attempts } = failure
  return (
    <li>
      <div className={settingStyles.row}>
        <div className={settingStyles.what}>
          <strong>{failureWords(reason)}</strong>
          <span className={common.quiet}>
            {stateWords()[state]} ·{' '}
            {t('ingestion.problem.received', { time: longTime(received_at ?? first_at) })} ·{' '}
            {attempts === 1
              ? t('ingestion.problem.tried_once')
              : t('ingestion.problem.tried', { count: attempts })}
          </span>
          {waits_for !== null && (
            <span className={common.quiet}>
              {t('ingestion.problem.waiting_for')} <bdi>{waits_for}</bdi>
            </span>
          )}
          {reason === 'phone_number_id_unknown' && <Link to="/connect">{t('onboarding.connect')}</Link>}
          {detail !== null && <bdi className={common.quiet}>{detail}</bdi>}
          {path !== '' && (
            <span className={common.quiet}>
              {t('ingestion.problem.json_path')} <bdi>{path}</bdi>
            </span>
          )}
        </div>
        <Button variant="default" size="xs" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? t('common.hide') : t('ingestion.problem.show_webhook')}
        </Button>
      </div>
      {shown && <RawEvent id={event_id} />}
    </li>
  )
}

function RawEvent({ id }: { id: string }) {
  const event = useQuery(rawEventQuery(id))
  return (
    <Loaded of={event}>
      {({ body }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className={rawStyles.raw} tabIndex={0} aria-label={t('ingestion.problem.payload')}>
          <pre>{body === null ? t('ingestion.problem.erased') : indented(body)}</pre>
        </section>
      )}
    </Loaded>
  )
}

/** JSON as it is easier to read; anything else as it came. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

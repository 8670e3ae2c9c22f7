import { useQuery } from '@tanstack/react-query'
import { ingestQuery } from '../../../api/settings'
import { longTime } from '../../../util/words'
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
              <Figure name="Stored" value={stored} />
              <Figure name="Worked on" value={processed} />
              <Figure name="Still to do" value={queued} />
              <Figure name="Failed" value={failed} bad={failed > 0} />
              <Figure name="Not routable" value={unroutable} bad={unroutable > 0} />
              <Figure name="Waiting" value={waiting} bad={false} />
            </dl>
            <p className="quiet">
              {lag_ms > 0
                ? `The oldest has been waiting for ${spanWords(lag_ms)}.`
                : 'Nothing new waits to be worked on.'}
              {last_processed_at !== null && ` The last was worked on ${longTime(last_processed_at)}.`}
            </p>
            {unused === 0 ? <p className="quiet">Everything that arrived could be used.</p> : <Failures />}
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
      <dd>{value.toLocaleString('en')}</dd>
    </div>
  )
}

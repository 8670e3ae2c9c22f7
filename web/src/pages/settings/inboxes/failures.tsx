import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failuresQuery, rawEventQuery } from '../../../api/settings'
import type { IngestFailure } from '../../../api/types'
import { ShowMore } from '../../../components/show-more'
import { longTime } from '../../../util/words'
import { Loaded } from '../loaded'
import { failureWords, STATE_WORDS } from './failure-words'

type State = IngestFailure['state']

// Object.keys forgets what it lists.
const STATES = Object.keys(STATE_WORDS) as State[]

/** What could not be used, and why. */
export function Failures() {
  const [state, setState] = useState<State | undefined>()
  const failures = useInfiniteQuery(failuresQuery(state))
  return (
    <>
      <NativeSelect
        label="What could not be used"
        value={state ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          setState(STATES.find((it) => it === chosen))
        }}
        data={[
          { value: '', label: 'All of it' },
          ...STATES.map((value) => ({ value, label: STATE_WORDS[value].name })),
        ]}
      />
      <Loaded of={failures}>
        {({ pages }) => (
          <>
            <ul className="setting-rows" aria-label="What could not be used">
              {pages
                .flatMap((page) => page.data)
                .map((failure) => (
                  <FailureRow key={`${failure.event_id} ${failure.path}`} failure={failure} />
                ))}
            </ul>
            {pages[0]?.data.length === 0 && <p className="quiet">Nothing of this kind.</p>}
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
      <div className="setting-row">
        <div className="setting-what">
          <strong>{failureWords(reason)}</strong>
          <span className="quiet">
            {STATE_WORDS[state].name} · arrived {longTime(received_at ?? first_at)} · tried{' '}
            {attempts === 1 ? 'once' : `${attempts} times`}
          </span>
          {waits_for !== null && (
            <span className="quiet">
              Waits for <bdi>{waits_for}</bdi>
            </span>
          )}
          {detail !== null && <bdi className="quiet">{detail}</bdi>}
          {path !== '' && (
            <span className="quiet">
              At <bdi>{path}</bdi>
            </span>
          )}
        </div>
        <Button variant="default" size="xs" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide' : 'What was sent'}
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
        <section className="raw" tabIndex={0} aria-label="What WhatsApp sent">
          <pre>{body === null ? 'It has been erased.' : indented(body)}</pre>
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

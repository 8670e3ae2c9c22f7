import { Progress as Bar, Loader } from '@mantine/core'
import type { Broadcast } from '../../api/types'
import { longTime } from '../../util/words'
import { people } from './broadcast-words'
import { Reasons } from './reasons'

/** How far the dry run, or the run, has got. */
export function Progress({ broadcast }: { broadcast: Broadcast }) {
  const { state, recipients, checked, counts, send_at, started_at } = broadcast
  if (state === 'draft' || state === 'preparing') {
    return (
      <section className="page-part" aria-label="Dry run">
        <p className="busy">
          <Loader size="xs" aria-hidden="true" />
          Dry run: {checked.toLocaleString('en')} of {people(recipients)} decided about. Nothing is sent.
        </p>
        <Share label="Decided" part={checked} whole={recipients} />
      </section>
    )
  }
  if (state === 'scheduled' && send_at !== null)
    return <p role="status">It waits until {longTime(send_at)}, and then goes out by itself.</p>
  if (started_at === null) return state === 'cancelled' ? <p>Nothing of it was sent.</p> : null
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
    <section className="page-part" aria-label="Progress">
      <p>
        {left.toLocaleString('en')} of {whole.toLocaleString('en')} {whole === 1 ? 'message' : 'messages'}{' '}
        done
        {state === 'finished' && sent + delivered > 0 && '; what their phones tell still comes in'}
      </p>
      <Share label="Done" part={left} whole={whole} />
      <div className="page-reasons">
        <Reasons broadcast={broadcast} />
      </div>
    </section>
  )
}

function Share({ label, part, whole }: { label: string; part: number; whole: number }) {
  return <Bar aria-label={label} value={whole === 0 ? 0 : Math.round((100 * part) / whole)} />
}

import type { Broadcast } from '../../api/types'
import { addressWords, people } from './broadcast-words'
import { Reasons } from './reasons'

/** Who would get it and by what, and who would not and why; nothing has left. */
export function DryRun({ broadcast }: { broadcast: Broadcast }) {
  const { planned = 0, unreachable = 0, erased = 0 } = broadcast.counts.by_state
  return (
    <div className="verdict">
      <section aria-label="Gets it">
        <h2>
          <strong>{planned.toLocaleString('en')}</strong> {planned === 1 ? 'person gets it' : 'people get it'}
        </h2>
        <ul>
          {Object.entries(broadcast.counts.by_address_kind).map(([kind, count]) => (
            <li key={kind}>
              <span className="tally">{count.toLocaleString('en')}</span> {addressWords(kind)}
            </li>
          ))}
        </ul>
        <Charges broadcast={broadcast} />
      </section>
      <section aria-label="Does not get it">
        <h2>
          <strong>{unreachable.toLocaleString('en')}</strong>{' '}
          {unreachable === 1 ? 'person does not' : 'people do not'}
        </h2>
        {unreachable === 0 && <p className="quiet">Everybody can be reached.</p>}
        <Reasons broadcast={broadcast} />
        {erased > 0 && <p className="quiet">{people(erased)} erased since.</p>}
      </section>
    </div>
  )
}

function Charges({ broadcast: { estimate } }: { broadcast: Broadcast }) {
  if (estimate.length === 0) return null
  return (
    <details>
      <summary>What WhatsApp would charge for</summary>
      <ul>
        {estimate.map(({ category, market, messages }) => (
          <li key={`${category} ${market}`}>
            <span className="tally">{messages.toLocaleString('en')}</span> {category}
            {market === null ? ', country not known' : ` to ${market}`}
          </li>
        ))}
      </ul>
      <p className="quiet">What each costs is for WhatsApp to say.</p>
    </details>
  )
}

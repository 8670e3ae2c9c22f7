import type { Broadcast } from '../../api/types'
import { say } from '../../i18n/say'
import { t } from '../../i18n/t'
import { categoryWords } from '../../util/template-words'
import { amount } from '../../util/words'
import { addressWords } from './broadcast-words'
import { Reasons } from './reasons'

/** Who would get it and by what, and who would not and why; nothing has left. */
export function DryRun({ broadcast }: { broadcast: Broadcast }) {
  const { planned = 0, unreachable = 0, erased = 0 } = broadcast.counts.by_state
  return (
    <div className="verdict">
      <section aria-label={t('Contacts that get the message')}>
        <h2>
          {say('{number} contacts get the message', {
            count: planned,
            number: <strong>{amount(planned)}</strong>,
          })}
        </h2>
        <ul>
          {Object.entries(broadcast.counts.by_address_kind).map(([kind, count]) => (
            <li key={kind}>
              <span className="tally">{amount(count)}</span> {addressWords(kind)}
            </li>
          ))}
        </ul>
        <Charges broadcast={broadcast} />
      </section>
      <section aria-label={t('Contacts left out')}>
        <h2>
          {say('{number} contacts are left out', {
            count: unreachable,
            number: <strong>{amount(unreachable)}</strong>,
          })}
        </h2>
        {unreachable === 0 && <p className="quiet">{t('All contacts can be reached.')}</p>}
        <Reasons broadcast={broadcast} />
        {erased > 0 && (
          <p className="quiet">{t('{count} contacts were erased in the meantime.', { count: erased })}</p>
        )}
      </section>
    </div>
  )
}

function Charges({ broadcast: { estimate } }: { broadcast: Broadcast }) {
  if (estimate.length === 0) return null
  return (
    <details>
      <summary>{t('Messages WhatsApp would charge for')}</summary>
      <ul>
        {estimate.map(({ category, market, messages }) => (
          <li key={`${category} ${market}`}>
            <span className="tally">{amount(messages)}</span>{' '}
            {market === null
              ? t('{category}, unknown country', { category: categoryWords(category) })
              : t('{category} to {country}', { category: categoryWords(category), country: market })}
          </li>
        ))}
      </ul>
      <p className="quiet">{t('WhatsApp sets the price of each message.')}</p>
    </details>
  )
}

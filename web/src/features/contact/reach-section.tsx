import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { reachabilityQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import { IconCheck, IconX } from '../../ui/icons'
import { refusalWords } from '../../util/words'

/** How can we reach this person? */
export function ReachSection({ contact_id, inbox_id }: { contact_id: string; inbox_id: string }) {
  const reach = useQuery(reachabilityQuery(contact_id, inbox_id))
  const kinds = [
    ['free_form', t('contact.reach.free_form')],
    ['utility_template', t('contact.reach.utility')],
    ['marketing_template', t('contact.reach.marketing')],
    ['authentication_template', t('contact.reach.passwords')],
  ] as const
  if (reach.error) return <p className="quiet">{wordsOf(reach.error)}</p>
  if (reach.data === undefined) return null
  return (
    <ul className="reach">
      {kinds.map(([kind, name]) => {
        const { reachable, reasons } = reach.data.messages[kind]
        return (
          <li key={kind}>
            {reachable ? (
              <IconCheck className="yes" size={16} role="img" aria-label={t('contact.reach.possible')} />
            ) : (
              <IconX className="no" size={16} role="img" aria-label={t('contact.reach.impossible')} />
            )}
            <span>
              {name}
              {reasons.map((reason) => (
                <span className="quiet" key={reason}>
                  {' '}
                  {refusalWords(reason)}
                </span>
              ))}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { reachabilityQuery } from '../../api/queries'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { IconCheck, IconX } from '../../ui/icons'
import { refusalWords } from '../../util/words'
import styles from './reach-section.module.css'

/** How can we reach this person? */
export function ReachSection({ contact_id, inbox_id }: { contact_id: string; inbox_id: string }) {
  const reach = useQuery(reachabilityQuery(contact_id, inbox_id))
  const kinds = [
    ['free_form', t('contact.reach.free_form')],
    ['utility_template', t('contact.reach.utility')],
    ['marketing_template', t('contact.reach.marketing')],
    ['authentication_template', t('contact.reach.passwords')],
  ] as const
  if (reach.error) return <p className={common.quiet}>{wordsOf(reach.error)}</p>
  if (reach.data === undefined) return null
  return (
    <ul className={styles.reach}>
      {kinds.map(([kind, name]) => {
        const { reachable, reasons } = reach.data.messages[kind]
        return (
          <li key={kind}>
            {reachable ? (
              <IconCheck
                className={styles.yes}
                size={16}
                role="img"
                aria-label={t('contact.reach.possible')}
              />
            ) : (
              <IconX className={styles.no} size={16} role="img" aria-label={t('contact.reach.impossible')} />
            )}
            <span>
              {name}
              {reasons.map((reason) => (
                <span className={common.quiet} key={reason}>
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

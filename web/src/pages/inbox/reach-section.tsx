import { IconCheck, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../../api/client'
import { reachabilityQuery } from '../../api/queries'
import { refusalWords } from '../../util/words'

const KINDS = [
  ['free_form', 'Free messages'],
  ['utility_template', 'Utility templates'],
  ['marketing_template', 'Marketing templates'],
  ['authentication_template', 'One-time passwords'],
] as const

/** How can we reach this person? */
export function ReachSection({ contact_id, inbox_id }: { contact_id: string; inbox_id: string }) {
  const reach = useQuery(reachabilityQuery(contact_id, inbox_id))
  return (
    <section>
      <h3>How can we reach them?</h3>
      {reach.error && <p className="quiet">{wordsOf(reach.error)}</p>}
      {reach.data && (
        <ul className="reach">
          {KINDS.map(([kind, name]) => {
            const { reachable, reasons } = reach.data.messages[kind]
            return (
              <li key={kind}>
                {reachable ? (
                  <IconCheck className="yes" size={16} role="img" aria-label="possible" />
                ) : (
                  <IconX className="no" size={16} role="img" aria-label="not possible" />
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
      )}
    </section>
  )
}

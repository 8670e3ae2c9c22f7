import { Badge } from '@mantine/core'
import type { Identity } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { longTime, shortTime } from '../../util/words'
import formerStyles from './former.module.css'
import styles from './identities.module.css'
import { evidenceWords, nameOf, retiredWords, stateColour, stateWords } from './identity-words'

type Props = {
  identities: Identity[]
  /** Only what they are, without since when and on whose word. */
  brief?: boolean
}

/** The identifiers of a contact, present ones before former ones. */
export function Identities({ identities, brief = false }: Props) {
  const now = identities.filter(({ state }) => state !== 'retired')
  const former = identities.filter(({ state }) => state === 'retired')
  return (
    <>
      <ul className={styles.identities}>
        {now.map((identity) => (
          <IdentityLine key={identity.id} identity={identity} brief={brief} />
        ))}
        {identities.length === 0 && <li className={common.quiet}>{t('identity.empty')}</li>}
      </ul>
      {former.length > 0 && (
        <details className={formerStyles.former}>
          <summary>{t('identity.former_count', { count: former.length })}</summary>
          <ul className={styles.identities}>
            {former.map((identity) => (
              <IdentityLine key={identity.id} identity={identity} brief={brief} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function IdentityLine({ identity, brief }: { identity: Identity; brief: boolean }) {
  const { kind, value, state, reason, evidence, first_at, last_at } = identity
  return (
    <li>
      <bdi title={value}>{nameOf(kind, value)}</bdi>
      <Badge size="sm" variant={state === 'active' ? 'light' : 'outline'} color={stateColour(state)}>
        {stateWords(state)}
      </Badge>
      {!brief && (
        <>
          <span className={`${common.quiet} ${styles.wide}`}>
            {evidenceWords(evidence)}
            {reason !== null && `; ${retiredWords(reason)}`}
          </span>
          <span
            className={`${common.quiet} ${styles.wide}`}
            title={`${longTime(first_at)} – ${longTime(last_at)}`}
          >
            {t('identity.seen.first_last', {
              first: shortTime(first_at),
              last: shortTime(last_at),
            })}
          </span>
        </>
      )}
    </li>
  )
}

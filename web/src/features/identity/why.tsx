import { useQuery } from '@tanstack/react-query'
import { isForbidden, wordsOf } from '../../api/client'
import { explanationQuery } from '../../api/person'
import type { Explanation } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import { Unready } from '../../ui/unready'
import { longTime } from '../../util/words'
import formerStyles from './former.module.css'
import { nameOf, stateWords } from './identity-words'
import { sentenceWords } from './sentence-words'
import styles from './why.module.css'

/** Why a contact is who it is, in the words of the rules, with the evidence for each of them. */
export function Why({ contact_id }: { contact_id: string }) {
  const explained = useQuery(explanationQuery(contact_id))
  if (isForbidden(explained.error)) return <p className={common.quiet}>{wordsOf(explained.error)}</p>
  if (explained.data === undefined) return <Unready of={explained} title={t('explain.load_failed')} />
  const { sentences, identities, refused, facts } = explained.data
  return (
    <>
      <ol className={styles.why}>
        {sentences.map((sentence) => (
          <li key={sentence.text}>
            <bdi>{sentenceWords(sentence)}</bdi>
          </li>
        ))}
      </ol>
      {refused.length > 0 && (
        <>
          <h3>{t('explain.refused_title')}</h3>
          <ul className={styles.why}>
            {refused.map((sentence) => (
              <li key={sentence.text}>
                <bdi>{sentenceWords(sentence)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <details className={formerStyles.former}>
        <summary>{t('explain.details', { count: identities.length })}</summary>
        <dl className={styles.each}>
          {identities.map(({ kind, portfolio_id, value, state, sentences: own }) => (
            <div key={`${kind} ${portfolio_id} ${value}`}>
              <dt>
                <bdi>{nameOf(kind, value)}</bdi> <span className={common.quiet}>{stateWords(state)}</span>
              </dt>
              {own.map((sentence) => (
                <dd key={sentence.text}>
                  <bdi>{sentenceWords(sentence)}</bdi>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </details>
      <details className={formerStyles.former}>
        <summary>{t('explain.evidence', { count: facts.length })}</summary>
        <Facts facts={facts} />
      </details>
    </>
  )
}

function Facts({ facts }: { facts: Explanation['facts'] }) {
  const kinds = {
    sighting: t('explain.fact.sighting'),
    phone_sighting: t('explain.fact.phone_sighting'),
    rotation: t('explain.fact.rotation'),
    claim: t('explain.fact.claim'),
  }
  return (
    <ul className={styles.facts}>
      {facts.map(({ kind, identifiers, source, first_at, last_at, webhook_event_id }) => (
        <li key={`${kind} ${identifiers.join(' ')} ${first_at}`}>
          <bdi>{identifiers.join(kind === 'rotation' ? ' → ' : ' · ')}</bdi>
          <span className={common.quiet}>
            {kinds[kind]}, {longTime(first_at)}
            {last_at !== first_at && ` – ${longTime(last_at)}`}
          </span>
          <span className={common.quiet}>
            {webhook_event_id === null
              ? t('explain.source.name', { source: source ?? t('explain.source.manual') })
              : t('identity.history.signed_webhook', { id: webhook_event_id })}
          </span>
        </li>
      ))}
    </ul>
  )
}

import { UnstyledButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, dataOf, wordsOf } from '../../../api/client'
import type { AuditEntry } from '../../../api/types'
import { t } from '../../../i18n/t'
import { type AuditSearch, toConversation } from '../../../paths'
import { longTime } from '../../../util/words'
import { useOpenThread } from '../../inbox/use-open-thread'
import { AskFirst } from '../ask-first'
import { actorWords, detailWords, didWords } from './audit-words'

type Props = { entry: AuditEntry; show: (change: AuditSearch) => void }

export function AuditRow({ entry, show }: Props) {
  const { at, actor, merge } = entry
  const subject = isWorthNaming(entry) ? entry.subject : null
  const beside = detailWords(entry)
  return (
    <li className="audit-entry">
      <div>
        <p>
          <strong>
            <bdi>{actorWords(actor)}</bdi>
          </strong>{' '}
          {didWords(entry)}
          {subject !== null && (
            <>
              {subject.name !== null && ': '}
              <Subject subject={subject} />
            </>
          )}
        </p>
        <div className="audit-beside">
          {actor.kind === 'api_key' && <span>{t('by an API key')}</span>}
          {beside.map((words) => (
            <bdi key={words}>{words}</bdi>
          ))}
          {subject !== null && (
            <UnstyledButton
              className="link"
              onClick={() => show({ subject: subject.id, action: undefined, actor: undefined })}
            >
              {subject.name === null
                ? t('Everything about this')
                : t('Everything about {name}', { name: subject.name })}
            </UnstyledButton>
          )}
        </div>
      </div>
      <div className="audit-undo">
        <time dateTime={at}>{longTime(at)}</time>
        {merge !== null && <Undo merge={merge} name={subject?.name ?? ''} />}
      </div>
    </li>
  )
}

/** Neither the account as a whole, nor whoever did something about themselves. */
function isWorthNaming({ actor, subject }: AuditEntry): boolean {
  return subject?.kind !== 'account' && subject?.id !== actor.id
}

/** What an entry is about, as a way there where there is one. */
function Subject({ subject: { kind, id, name } }: { subject: NonNullable<AuditEntry['subject']> }) {
  if (name === null) return null
  if (kind === 'conversation') {
    return (
      <Link {...toConversation(id, {})}>
        <bdi>{name}</bdi>
      </Link>
    )
  }
  if (kind === 'contact') return <Person id={id} name={name} />
  const place = PLACES[kind]
  if (place === undefined) return <bdi>{name}</bdi>
  return (
    <Link to={place}>
      <bdi>{name}</bdi>
    </Link>
  )
}

const PLACES: Partial<
  Record<
    NonNullable<AuditEntry['subject']>['kind'],
    '/settings/inboxes' | '/settings/members' | '/settings/api-keys' | '/settings/canned-replies'
  >
> = {
  inbox: '/settings/inboxes',
  user: '/settings/members',
  api_key: '/settings/api-keys',
  canned_reply: '/settings/canned-replies',
}

function Person({ id, name }: { id: string; name: string }) {
  const opening = useOpenThread(id, {})
  return (
    <>
      <UnstyledButton className="link" onClick={() => opening.mutate()}>
        <bdi>{name}</bdi>
      </UnstyledButton>
      {opening.data === false && <span className="quiet"> {t('No conversation yet.')}</span>}
      {opening.error && <span className="warning"> {wordsOf(opening.error)}</span>}
    </>
  )
}

function Undo({ merge: { id, undone_at }, name }: { merge: NonNullable<AuditEntry['merge']>; name: string }) {
  const queries = useQueryClient()
  if (undone_at !== null) {
    return <span className="quiet">{t('taken apart again {time}', { time: longTime(undone_at) })}</span>
  }
  return (
    <AskFirst
      label={t('Undo')}
      name={t('Undo the merge of {name}', { name })}
      title={t('Take this merge apart again?')}
      words={t(
        'The two are two people again, each with what they wrote and with their own conversation. What was merged since stays.',
      )}
      action={t('Take it apart')}
      harmless
      run={async () => dataOf(await client.DELETE('/v1/merges/{id}', { params: { path: { id } } }))}
      done={() => void queries.invalidateQueries()}
    />
  )
}

import { ActionIcon } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, dataOf } from '../../api/client'
import type { AuditEntry } from '../../api/types'
import { t } from '../../i18n/t'
import { type AuditSearch, toContact, toConversation } from '../../paths'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import { IconFilter } from '../../ui/icons'
import { longTime } from '../../util/words'
import styles from './audit-row.module.css'
import { actorWords, detailWords, didWords } from './audit-words'

type Props = { entry: AuditEntry; show: (change: AuditSearch) => void }

export function AuditRow({ entry, show }: Props) {
  const { at, actor, merge } = entry
  const subject = isWorthNaming(entry) ? entry.subject : null
  const beside = detailWords(entry)
  return (
    <li className={styles.entry}>
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
              <Narrow subject={subject} show={show} />
            </>
          )}
        </p>
        <div className={styles.beside}>
          {actor.kind === 'api_key' && <span>{t('audit.row.by_api_key')}</span>}
          {beside.map((words) => (
            <bdi key={words}>{words}</bdi>
          ))}
        </div>
      </div>
      <div className={styles.undo}>
        <time dateTime={at}>{longTime(at)}</time>
        {merge !== null && <Undo merge={merge} name={subject?.name ?? ''} />}
      </div>
    </li>
  )
}

type Narrowing = { subject: NonNullable<AuditEntry['subject']>; show: Props['show'] }

/** Shows only what is about the same person or thing. */
function Narrow({ subject: { id, name }, show }: Narrowing) {
  const words = name === null ? t('audit.row.only_this') : t('audit.row.only_named', { name })
  return (
    <ActionIcon
      className={styles.narrow}
      variant="subtle"
      color="gray"
      size={24}
      aria-label={words}
      title={words}
      onClick={() => show({ subject: id, action: undefined, actor: undefined })}
    >
      <IconFilter size={14} />
    </ActionIcon>
  )
}

/** Neither the account as a whole, nor a user who changed themselves. */
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
  if (kind === 'contact') {
    return (
      <Link {...toContact(id)}>
        <bdi>{name}</bdi>
      </Link>
    )
  }
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

function Undo({ merge: { id, undone_at }, name }: { merge: NonNullable<AuditEntry['merge']>; name: string }) {
  const queries = useQueryClient()
  if (undone_at !== null) {
    return <span className={common.quiet}>{t('audit.row.undone_at', { time: longTime(undone_at) })}</span>
  }
  return (
    <AskFirst
      label={t('common.undo')}
      name={t('audit.undo_merge.name', { name })}
      title={t('audit.undo_merge.title')}
      words={t('audit.undo_merge.hint')}
      action={t('merge.undo')}
      harmless
      run={async () => dataOf(await client.DELETE('/v1/merges/{id}', { params: { path: { id } } }))}
      done={() => void queries.invalidateQueries()}
    />
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inboxesQuery, membersQuery } from '../../api/queries'
import type { Conversation } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toConversation } from '../../paths'
import common from '../../ui/common.module.css'
import { PersonAvatar } from '../../ui/person-avatar'
import rowStyles from '../../ui/row.module.css'
import { readDraft } from '../../util/draft'
import { badgeOf, shortTime } from '../../util/words'
import { LabelTag } from '../label/label-tag'
import { type Author, useAuthorWords } from '../message/author-words'
import { typeWords } from '../message/content/type-words'
import { PriorityMark } from '../priority/priority-mark'
import styles from './conversation-row.module.css'

type Props = {
  conversation: Conversation
  search: InboxSearch
  selected: boolean
  picked: boolean
  /** `through`: with everything between it and the one that was picked before. */
  pick: (through: boolean) => void
}

export function ConversationRow({ conversation, search, selected, picked, pick }: Props) {
  const { id, contact, last_message, last_message_at, priority, unread_count } = conversation
  const name = contact?.display_name ?? t('conversation.group')
  const draft = selected ? '' : readDraft(id)
  const writerOf = useAuthorWords()
  return (
    <div className={styles.place} data-picked={picked} data-unread={(unread_count ?? 0) > 0}>
      <Link
        {...toConversation(id, search)}
        className={rowStyles.row}
        aria-current={selected ? 'true' : undefined}
      >
        <PersonAvatar id={contact?.id ?? id} name={name} />
        <span className={`${rowStyles.main} ${styles.main}`}>
          <span className={rowStyles.top}>
            <strong>
              {priority !== 'none' && <PriorityMark priority={priority} />}
              <bdi title={name}>{name}</bdi>
            </strong>
            {last_message_at && <time dateTime={last_message_at}>{shortTime(last_message_at)}</time>}
            <UnreadCount of={unread_count ?? 0} />
          </span>
          <span className={`${rowStyles.text} ${styles.text}`}>
            {draft !== '' && <em>{t('conversation.row.draft')} </em>}
            <Failed message={last_message} />
            <bdi>{draft || previewOf(last_message, writerOf)}</bdi>
          </span>
          <Tags conversation={conversation} names_inbox={search.inbox === undefined} />
        </span>
      </Link>
      <label className={styles.pick}>
        <input
          type="checkbox"
          aria-label={t('conversation.row.select', { name })}
          data-pick={selected ? 'open' : undefined}
          checked={picked}
          // Read off the click: a change does not say which keys are held.
          onChange={(event) => pick(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        />
      </label>
    </div>
  )
}

type TagsProps = { conversation: Conversation; names_inbox: boolean }

function Tags({ conversation, names_inbox }: TagsProps) {
  const { contact, window, labels, assignee_id, inbox_id, waiting_since } = conversation
  const members = useQuery(membersQuery).data ?? []
  const inboxes = useQuery(inboxesQuery).data?.data ?? []
  const inbox = names_inbox && inboxes.length > 1 ? inboxes.find(({ id }) => id === inbox_id) : undefined
  const assignee = members.find(({ id }) => id === assignee_id)?.name
  return (
    <span className={`${rowStyles.tags} ${styles.tags}`}>
      {waiting_since && (
        <span className={styles.waiting}>
          {t('conversation.row.waits', { time: shortTime(waiting_since) })}
        </span>
      )}
      {inbox && (
        <span className={common.tag} title={t('inbox.label')}>
          <bdi>{inbox.name}</bdi>
        </span>
      )}
      {contact?.username && <bdi>@{contact.username}</bdi>}
      {window?.may_send === 'templates' && (
        <span className={common.tag}>{t('conversation.row.templates_only')}</span>
      )}
      {labels.map((label) => (
        <LabelTag key={label} name={label} />
      ))}
      {assignee && (
        <span className={styles.assignee}>
          <bdi>{assignee}</bdi>
        </span>
      )}
    </span>
  )
}

function UnreadCount({ of: count }: { of: number }) {
  if (count === 0) return null
  return (
    <span className={styles.unread}>
      <span aria-hidden="true">{badgeOf(count)}</span>
      <span className={common.unseen}>{t('conversation.row.unread', { count })}</span>
    </span>
  )
}

type LastMessage = Conversation['last_message']

function previewOf(message: LastMessage, writerOf: (author: Author) => string): string {
  if (message === null) return t('conversation.row.no_messages')
  const { author, direction, text, type } = message
  const words = text ?? typeWords(type)
  return direction === 'outbound' ? t('conversation.row.from', { name: writerOf(author), words }) : words
}

/** Says where the last message of a conversation did not arrive. */
function Failed({ message }: { message: LastMessage }) {
  if (message?.direction !== 'outbound' || message.status !== 'failed') return null
  return <strong className={common.warning}>{t('conversation.row.failed')} </strong>
}

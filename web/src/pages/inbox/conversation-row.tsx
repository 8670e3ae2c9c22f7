import { Link } from '@tanstack/react-router'
import type { Conversation } from '../../api/types'
import { type InboxSearch, toConversation } from '../../paths'
import { PersonAvatar } from '../../ui/person-avatar'
import { readDraft } from '../../util/draft'
import { shortTime } from '../../util/words'
import { typeWords } from './type-words'

type Props = { conversation: Conversation; search: InboxSearch; selected: boolean }

export function ConversationRow({ conversation, search, selected }: Props) {
  const { id, contact, last_message, last_message_at, window, labels } = conversation
  const name = contact?.display_name ?? 'Group'
  const draft = selected ? '' : readDraft(id)
  return (
    <Link {...toConversation(id, search)} className="row" aria-current={selected ? 'true' : undefined}>
      <PersonAvatar id={contact?.id ?? id} name={name} />
      <span className="row-main">
        <span className="row-top">
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {last_message_at && <time dateTime={last_message_at}>{shortTime(last_message_at)}</time>}
        </span>
        <span className="row-text">
          {draft !== '' && <em>Draft: </em>}
          <bdi>{draft || previewOf(last_message)}</bdi>
        </span>
        <span className="row-tags">
          {contact?.username && <bdi>@{contact.username}</bdi>}
          {window?.may_send === 'templates' && <span className="tag">template only</span>}
          {labels.map((label) => (
            <span className="tag" key={label}>
              {label}
            </span>
          ))}
        </span>
      </span>
    </Link>
  )
}

function previewOf(message: Conversation['last_message']): string {
  if (message === null) return 'No message yet'
  const words = message.text ?? typeWords(message.type)
  return message.direction === 'outbound' ? `You: ${words}` : words
}

import { Link } from '@tanstack/react-router'
import type { FoundNote as Found } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toConversation } from '../../paths'
import { PersonAvatar } from '../../ui/person-avatar'
import { shortTime } from '../../util/words'
import { Marked } from './marked'

/** Leads to the conversation that shows the note today. */
export function FoundNote({ found: { note, parts }, search }: { found: Found; search: InboxSearch }) {
  const name = note.contact?.display_name ?? t('conversation.group')
  const content = (
    <>
      <PersonAvatar id={note.contact?.id ?? note.id} name={name} />
      <span className="row-main">
        <span className="row-top">
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <time dateTime={note.created_at}>{shortTime(note.created_at)}</time>
        </span>
        <span className="excerpt">
          <bdi>{note.author.name}</bdi>: <Marked parts={parts} />
        </span>
      </span>
    </>
  )
  // After an undo the person may have no conversation where the note was written.
  if (note.conversation_id === null) return <div className="row">{content}</div>
  return (
    <Link className="row" {...toConversation(note.conversation_id, search)} activeProps={{}}>
      {content}
    </Link>
  )
}

import { Link } from '@tanstack/react-router'
import type { FoundNote as Found } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toConversation } from '../../paths'
import { PersonAvatar } from '../../ui/person-avatar'
import rowStyles from '../../ui/row.module.css'
import { shortTime } from '../../util/words'
import excerptStyles from './excerpt.module.css'
import { Marked } from './marked'

/** Leads to the conversation that shows the note today. */
export function FoundNote({ found: { note, parts }, search }: { found: Found; search: InboxSearch }) {
  const name = note.contact?.display_name ?? t('conversation.group')
  const content = (
    <>
      <PersonAvatar id={note.contact?.id ?? note.id} name={name} />
      <span className={rowStyles.main}>
        <span className={rowStyles.top}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <time dateTime={note.created_at}>{shortTime(note.created_at)}</time>
        </span>
        <span className={excerptStyles.excerpt}>
          <bdi>{note.author.name}</bdi>: <Marked parts={parts} />
        </span>
      </span>
    </>
  )
  // After an undo the person may have no conversation where the note was written.
  if (note.conversation_id === null)
    return (
      <div className={rowStyles.row} data-result>
        {content}
      </div>
    )
  return (
    <Link
      className={rowStyles.row}
      data-result
      {...toConversation(note.conversation_id, search)}
      activeProps={{}}
    >
      {content}
    </Link>
  )
}

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { mentionsQuery } from '../../api/notes'
import type { Note } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toConversation } from '../../paths'
import { Notice } from '../../ui/notice'
import panesStyles from '../../ui/panes.module.css'
import { PersonAvatar } from '../../ui/person-avatar'
import rowStyles from '../../ui/row.module.css'
import { ShowMore } from '../../ui/show-more'
import { Unready } from '../../ui/unready'
import { shortTime } from '../../util/words'

type Props = { search: InboxSearch; selected: string | undefined }

/** The notes that mention the current user, each with a link to its conversation. */
export function MentionsList({ search, selected }: Props) {
  const list = useInfiniteQuery(mentionsQuery)
  const notes = list.data?.pages.flatMap((page) => page.data)
  if (notes === undefined) return <Unready of={list} title={t('note.mention.load_failed')} />
  if (notes.length === 0)
    return <Notice title={t('note.mention.empty')} words={t('note.mention.empty_hint')} />
  return (
    <div className={panesStyles.scroll}>
      <ul>
        {notes.map((note) => (
          <li key={note.id}>
            <Mention note={note} search={search} selected={note.conversation_id === selected} />
          </li>
        ))}
      </ul>
      <ShowMore of={list} />
    </div>
  )
}

function Mention({ note, search, selected }: { note: Note; search: InboxSearch; selected: boolean }) {
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
        <span className={rowStyles.text}>
          <bdi>{note.author.name}</bdi>: <bdi>{note.text}</bdi>
        </span>
      </span>
    </>
  )
  // After an undo the person may have no conversation where the note was written.
  if (note.conversation_id === null) return <div className={rowStyles.row}>{content}</div>
  return (
    <Link
      className={rowStyles.row}
      {...toConversation(note.conversation_id, search)}
      aria-current={selected ? 'page' : undefined}
      activeProps={{}}
    >
      {content}
    </Link>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../api/client'
import { meQuery } from '../../api/session'
import type { Note } from '../../api/types'
import { AskFirst } from '../../ui/ask-first'
import { IconLock } from '../../ui/icons'
import { clockTime, longTime } from '../../util/words'
import './notes.css'
import { t } from '../../i18n/t'

/** A note between the messages, unlike any of them. */
export function NoteEntry({ note, conversation_id }: { note: Note; conversation_id: string }) {
  const queries = useQueryClient()
  const me = useQuery(meQuery).data
  const role = me?.account?.role
  const may_remove = note.author.id === me?.user.id || role === 'owner' || role === 'admin'
  return (
    <li className="bubble note" data-entry={note.id}>
      <article
        aria-label={t('note.entry', {
          name: note.author.name,
          time: longTime(note.created_at),
        })}
      >
        <span className="note-sign">
          <IconLock size={14} aria-hidden="true" /> {t('note.private')} · <bdi>{note.author.name}</bdi>
        </span>
        <bdi className="said">{note.text}</bdi>
        <footer>
          {may_remove && (
            <AskFirst
              label={t('common.remove')}
              name={t('note.remove.name')}
              title={t('note.remove.title')}
              words={t('note.remove.hint')}
              action={t('common.remove')}
              run={async () =>
                requireDone(await client.DELETE('/v1/notes/{id}', { params: { path: { id: note.id } } }))
              }
              done={() => void queries.invalidateQueries({ queryKey: ['messages', conversation_id] })}
            />
          )}
          <time dateTime={note.created_at}>{clockTime(note.created_at)}</time>
        </footer>
      </article>
    </li>
  )
}

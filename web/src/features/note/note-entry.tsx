import { useQuery, useQueryClient } from '@tanstack/react-query'
import { client, requireDone } from '../../api/client'
import { meQuery } from '../../api/session'
import type { Note } from '../../api/types'
import { t } from '../../i18n/t'
import { AskFirst } from '../../ui/ask-first'
import common from '../../ui/common.module.css'
import entryStyles from '../../ui/entry.module.css'
import { IconLock } from '../../ui/icons'
import { clockTime, longTime } from '../../util/words'
import noteStyles from './note.module.css'

/** A note between the messages, unlike any of them. */
export function NoteEntry({ note, conversation_id }: { note: Note; conversation_id: string }) {
  const queries = useQueryClient()
  const me = useQuery(meQuery).data
  const role = me?.account?.role
  const may_remove = note.author.id === me?.user.id || role === 'owner' || role === 'admin'
  return (
    <li className={`${entryStyles.bubble} ${noteStyles.note}`} data-entry={note.id}>
      <article
        aria-label={t('note.entry', {
          name: note.author.name,
          time: longTime(note.created_at),
        })}
      >
        <span className={noteStyles.sign}>
          <IconLock size={14} aria-hidden="true" /> {t('note.private')} · <bdi>{note.author.name}</bdi>
        </span>
        <bdi className={common.said}>{note.text}</bdi>
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

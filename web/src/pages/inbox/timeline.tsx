import { Button, Loader } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { wordsOf } from '../../api/client'
import { threadNotesQuery } from '../../api/notes'
import { identityEventsQuery, messagesQuery } from '../../api/queries'
import type { Conversation, IdentityEvent, Message, Note } from '../../api/types'
import { Notice } from '../../ui/notice'
import { dayOf } from '../../util/words'
import { Bubble } from './bubble'
import { identityWords } from './identity-words'
import { NoteEntry } from './notes/note-entry'

// These stand on the message that they are about.
const SHOWN_ELSEWHERE = new Set(['reaction', 'edit', 'revoke'])

type Entry = { at: string; key: string } & ({ message: Message } | { event: IdentityEvent } | { note: Note })

type Props = { conversation: Conversation; quote: (message: Message) => void }

export function Timeline({ conversation, quote }: Props) {
  const { id, contact } = conversation
  const pages = useInfiniteQuery(messagesQuery(id))
  const events = useQuery({ ...identityEventsQuery(contact?.id ?? ''), enabled: contact !== null }).data?.data
  const notes = useQuery(threadNotesQuery(id)).data
  if (pages.isPending) return <Loader className="pane-loader" aria-label="Loading messages" />
  if (pages.data === undefined)
    return <Notice title="The messages cannot be shown" words={wordsOf(pages.error)} />
  const messages = pages.data.pages.flatMap((page) => page.data)
  const by_id = new Map(messages.map((message) => [message.id, message]))
  const entries = weave(messages, events ?? [], notes ?? [], pages.hasNextPage)
  return (
    // Reversed, so that the newest is in sight from the start and stays there. Reachable, so that it scrolls by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="timeline" aria-label="Messages" tabIndex={0}>
      <ol>
        {pages.hasNextPage && (
          <li className="line">
            <Button
              variant="subtle"
              size="compact-sm"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              Show earlier messages
            </Button>
          </li>
        )}
        {entries.map((entry, index) => (
          <Fragment key={entry.key}>
            {dayOf(entry.at) !== dayOf(entries[index - 1]?.at ?? '') && (
              <li className="line day">{dayOf(entry.at)}</li>
            )}
            {'message' in entry ? (
              <Bubble
                message={entry.message}
                quoted={by_id.get(entry.message.refers_to?.message_id ?? '')}
                names_sender={conversation.group_id !== null}
                quote={quote}
              />
            ) : 'note' in entry ? (
              <NoteEntry note={entry.note} conversation_id={id} />
            ) : (
              <li className="line">
                <bdi>{identityWords(entry.event)}</bdi>
              </li>
            )}
          </Fragment>
        ))}
      </ol>
    </section>
  )
}

/** Messages, notes and what was learnt about the person, the oldest first, as far back as messages are loaded. */
function weave(messages: Message[], events: IdentityEvent[], notes: Note[], more: boolean): Entry[] {
  const shown = messages.filter(({ type }) => !SHOWN_ELSEWHERE.has(type))
  const earliest = more ? (messages.at(-1)?.sent_at ?? '') : ''
  const entries: Entry[] = [
    ...shown.map((message) => ({ at: message.sent_at, key: message.id, message })).reverse(),
    ...events
      .filter((event) => event.at >= earliest && identityWords(event) !== null)
      .map((event) => ({ at: event.at, key: event.id, event })),
    ...notes
      .filter((note) => note.created_at >= earliest)
      .map((note) => ({ at: note.created_at, key: note.id, note })),
  ]
  return entries.sort((one, other) => one.at.localeCompare(other.at))
}

import { Button, Loader } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ApiError, wordsOf } from '../../api/client'
import { threadNotesQuery } from '../../api/notes'
import { identityEventsQuery, messagesQuery } from '../../api/queries'
import type { Conversation, Message } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toMessage } from '../../paths'
import { Notice } from '../../ui/notice'
import { Thread } from './thread/thread'
import { weave } from './thread/weave'

type Props = { conversation: Conversation; search: InboxSearch; quote: (message: Message) => void }

/** What happened in a conversation: from its newest message on, or around the one that the address names. */
export function Timeline({ conversation, search, quote }: Props) {
  const { id, contact } = conversation
  const { message: around } = search
  const asked = messagesQuery(id, around)
  const pages = useInfiniteQuery(asked)
  const events = useQuery({ ...identityEventsQuery(contact?.id ?? ''), enabled: contact !== null }).data
  const notes = useQuery(threadNotesQuery(id)).data
  const queries = useQueryClient()
  const navigate = useNavigate()
  if (pages.isPending) return <Loader className="pane-loader" aria-label={t('Loading messages')} />
  if (pages.data === undefined) return <Missing error={pages.error} id={id} search={search} />
  const messages = pages.data.pages.flatMap((page) => page.data)
  const more = { older: pages.hasNextPage, newer: pages.hasPreviousPage }
  return (
    <Thread
      key={around ?? 'newest'}
      conversation={conversation}
      entries={weave({ messages, events: events ?? [], notes: notes ?? [], more })}
      messages={messages}
      around={around}
      pages={pages}
      quote={quote}
      goTo={(message_id) => void navigate(toMessage(id, message_id, search))}
      goToNewest={async () => {
        if (around === undefined) await queries.resetQueries({ queryKey: asked.queryKey })
        else await navigate(toMessage(id, undefined, search))
      }}
    />
  )
}

type MissingProps = { error: unknown; id: string; search: InboxSearch }

function Missing({ error, id, search }: MissingProps) {
  const gone = search.message !== undefined && error instanceof ApiError && error.status === 404
  return (
    <Notice
      title={t('The messages cannot be shown')}
      words={
        gone ? t('The message that was asked for is not in this conversation any more.') : wordsOf(error)
      }
    >
      {gone && (
        <Button
          variant="default"
          renderRoot={(props) => <Link {...toMessage(id, undefined, search)} {...props} />}
        >
          {t('Show the newest messages')}
        </Button>
      )}
    </Notice>
  )
}

import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { activityQuery } from '../../api/activity'
import { ApiError, wordsOf } from '../../api/client'
import { teamsQuery } from '../../api/desk'
import { threadNotesQuery } from '../../api/notes'
import { identityEventsQuery, membersQuery, messagesQuery } from '../../api/queries'
import type { Activity, Conversation, Message } from '../../api/types'
import { t } from '../../i18n/t'
import { type InboxSearch, toMessage } from '../../paths'
import { Notice } from '../../ui/notice'
import { PaneLoader } from '../../ui/pane-loader'
import { activityWords } from './activity-words'
import { Thread } from './thread'
import { weave } from './weave'

type Props = { conversation: Conversation; search: InboxSearch; quote: (message: Message) => void }

/** What happened in a conversation: from its newest message on, or around the one that the address names. */
export function Timeline({ conversation, search, quote }: Props) {
  const { id, contact } = conversation
  const { message: around } = search
  const asked = messagesQuery(id, around)
  const pages = useInfiniteQuery(asked)
  const events = useQuery({ ...identityEventsQuery(contact?.id ?? ''), enabled: contact !== null }).data
  const notes = useQuery(threadNotesQuery(id)).data
  const activity = useQuery(activityQuery(id)).data
  const members = useQuery(membersQuery).data
  const teams = useQuery(teamsQuery).data
  const names = {
    member: (user_id: string) => members?.find((member) => member.id === user_id)?.name,
    team: (team_id: string) => teams?.find((team) => team.id === team_id)?.name,
  }
  const tell = (it: Activity) => activityWords(it, names)
  const queries = useQueryClient()
  const navigate = useNavigate()
  if (pages.isPending) return <PaneLoader label={t('message.list.loading')} />
  if (pages.data === undefined) return <Missing error={pages.error} id={id} search={search} />
  const messages = pages.data.pages.flatMap((page) => page.data)
  const more = { older: pages.hasNextPage, newer: pages.hasPreviousPage }
  return (
    <Thread
      key={around ?? 'newest'}
      conversation={conversation}
      entries={weave({
        messages,
        events: events ?? [],
        notes: notes ?? [],
        activity: activity ?? [],
        tell,
        more,
      })}
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
    <Notice title={t('message.list.load_failed')} words={gone ? t('timeline.message_gone') : wordsOf(error)}>
      {gone && (
        <Button
          variant="default"
          renderRoot={(props) => <Link {...toMessage(id, undefined, search)} {...props} />}
        >
          {t('timeline.show_latest')}
        </Button>
      )}
    </Notice>
  )
}

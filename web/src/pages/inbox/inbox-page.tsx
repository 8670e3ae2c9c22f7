import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type Connection, follow } from '../../api/live'
import { Notice } from '../../ui/notice'
import { ConversationList } from './conversation-list'
import { ConversationPane } from './conversation-pane'
import { ListHeader } from './list-header'
import { useKeys } from './use-keys'

const route = getRouteApi('/inside/inbox')

const STATES: Record<Connection, string> = {
  live: 'Live',
  connecting: 'Connecting …',
  offline: 'Offline: what you type is kept',
}

export function InboxPage() {
  const search = route.useSearch()
  const { conversation_id } = useParams({ strict: false })
  const queries = useQueryClient()
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(() => follow(queries, setConnection), [queries])
  useKeys(conversation_id, search)
  return (
    <div className="inbox" data-open={conversation_id === undefined ? 'list' : 'conversation'}>
      <nav className="list-pane" aria-label="Conversations">
        <ListHeader search={search} />
        <ConversationList search={search} selected={conversation_id} />
        <p className={`connection connection-${connection}`} role="status">
          {STATES[connection]}
        </p>
      </nav>
      {conversation_id === undefined ? (
        <main className="thread-pane empty-pane">
          <Notice
            title="Choose a conversation"
            words="j and k move through the list, r answers, e resolves."
          />
        </main>
      ) : (
        <ConversationPane key={conversation_id} id={conversation_id} search={search} />
      )}
    </div>
  )
}

import { getRouteApi, useParams } from '@tanstack/react-router'
import { Notice } from '../../ui/notice'
import { ConversationList } from './conversation-list'
import { ConversationPane } from './conversation-pane'
import { ListHeader } from './list-header'
import { useKeys } from './use-keys'

const route = getRouteApi('/inside/inbox')

export function InboxPage() {
  const search = route.useSearch()
  const { conversation_id } = useParams({ strict: false })
  useKeys(conversation_id, search)
  return (
    <div className="inbox" data-open={conversation_id === undefined ? 'list' : 'conversation'}>
      <nav className="list-pane" aria-label="Conversations">
        <ListHeader search={search} />
        <ConversationList search={search} selected={conversation_id} />
      </nav>
      {conversation_id === undefined ? (
        <main className="thread-pane empty-pane">
          <Notice
            title="Choose a conversation"
            words="j and k move through the list, r answers, n writes a note, e resolves, a assigns, l labels, / searches."
          />
        </main>
      ) : (
        <ConversationPane key={conversation_id} id={conversation_id} search={search} />
      )}
    </div>
  )
}

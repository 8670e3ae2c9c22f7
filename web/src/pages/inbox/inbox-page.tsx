import { getRouteApi, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'
import { ConversationList } from './conversation-list'
import './desk.css'
import { inboxKeys } from './keys'
import { ListHeader } from './list-header'
import { PaneLater, usePaneSoon } from './pane-later'
import { useKeys } from './use-keys'

const route = getRouteApi('/inside/inbox')

// Begun now and then: not part of the first view.
const NewConversation = lazy(async () => ({
  default: (await import('./new-conversation/new-conversation')).NewConversation,
}))

export function InboxPage() {
  const search = route.useSearch()
  const { conversation_id } = useParams({ strict: false })
  const [beginning, begin] = useState(false)
  useKeys(conversation_id, search)
  usePaneSoon()
  return (
    <div className="inbox" data-open={conversation_id === undefined ? 'list' : 'conversation'}>
      <nav className="list-pane" aria-label={t('Conversations')}>
        <ListHeader search={search} begin={() => begin(true)} />
        <ConversationList search={search} selected={conversation_id} />
      </nav>
      {conversation_id === undefined ? (
        <main className="thread-pane empty-pane">
          <Notice title={t('Choose a conversation')} words={t('Or use keyboard shortcuts:')}>
            <dl className="key-list">
              {inboxKeys().map(({ key, what }) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </Notice>
        </main>
      ) : (
        <PaneLater key={conversation_id} id={conversation_id} search={search} />
      )}
      {beginning && (
        <Suspense>
          <NewConversation search={search} close={() => begin(false)} />
        </Suspense>
      )}
    </div>
  )
}

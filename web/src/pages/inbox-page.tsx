import { getRouteApi, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ConversationList } from '../features/conversation/conversation-list'
import { PaneLater, usePaneSoon } from '../features/conversation/pane-later'
import { inboxKeys } from '../features/palette/keys'
import { useKeys } from '../features/palette/use-keys'
import { ListHeader } from '../features/view/list-header'
import { t } from '../i18n/t'
import keyListStyles from '../ui/key-list.module.css'
import { Notice } from '../ui/notice'
import panesStyles from '../ui/panes.module.css'

const route = getRouteApi('/inside/inbox')

// Begun now and then: not part of the first view.
const NewConversation = lazy(async () => ({
  default: (await import('../features/conversation/new-conversation')).NewConversation,
}))

export function InboxPage() {
  const search = route.useSearch()
  const { conversation_id } = useParams({ strict: false })
  const [beginning, begin] = useState(false)
  useKeys(conversation_id, search)
  usePaneSoon()
  return (
    <div className={panesStyles.panes} data-open={conversation_id === undefined ? 'list' : 'conversation'}>
      <nav className={panesStyles.list} aria-label={t('conversation.title')}>
        <ListHeader search={search} begin={() => begin(true)} />
        <ConversationList search={search} selected={conversation_id} />
      </nav>
      {conversation_id === undefined ? (
        <main className={`${panesStyles.main} ${panesStyles.empty}`}>
          <Notice title={t('conversation.unselected.title')} words={t('conversation.unselected.hint')}>
            <dl className={keyListStyles.keys}>
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

import { useQuery } from '@tanstack/react-query'
import { phoneQuery, threadOfQuery } from '../../api/sandbox'
import { t } from '../../i18n/t'
import { Notice } from '../../ui/notice'
import panesStyles from '../../ui/panes.module.css'
import { ConversationPane } from '../conversation/conversation-pane'
import styles from './phone-page.module.css'

/** The team's conversation with the holder of the phone. */
export function TeamSide({ id, inbox_id }: { id: string; inbox_id: string }) {
  const phone = useQuery(phoneQuery(id)).data
  const bsuid = phone?.inboxes.find((line) => line.inbox_id === inbox_id)?.bsuid ?? null
  const thread = useQuery(threadOfQuery(inbox_id, bsuid)).data
  return (
    <div className={styles.team}>
      {thread ? (
        <ConversationPane key={thread} id={thread} search={{}} />
      ) : (
        <main className={`${panesStyles.main} ${panesStyles.empty}`}>
          <Notice title={t('sandbox.inbox.empty')} words={t('sandbox.inbox.empty_hint')} />
        </main>
      )}
    </div>
  )
}

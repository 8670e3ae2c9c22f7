import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { conversationQuery } from '../../api/queries'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import type { InboxSearch } from '../../paths'
import panesStyles from '../../ui/panes.module.css'
import { Unready } from '../../ui/unready'
import { Composer } from '../composer/composer'
import { NoteComposer } from '../note/note-composer'
import { TakenNotice } from '../presence/taken-notice'
import { WhoIsWriting } from '../presence/who-is-here'
import { Timeline } from '../timeline/timeline'
import { ConversationBar } from './conversation-bar'
import styles from './conversation-pane.module.css'
import { WhoPanel } from './who-panel'

export function ConversationPane({ id, search }: { id: string; search: InboxSearch }) {
  const found = useQuery(conversationQuery(id))
  const [who_open, setWhoOpen] = useState(false)
  const [quoted, setQuoted] = useState<Message | null>(null)
  const [noting, setNoting] = useState(false)
  // At once, so that the field is there to be focused.
  const answer = () => flushSync(() => setNoting(false))
  if (found.data === undefined) {
    return (
      <main className={panesStyles.main}>
        <Unready of={found} title={t('conversation.load_failed')} />
      </main>
    )
  }
  const conversation = found.data
  return (
    <>
      <main className={panesStyles.main} aria-label={t('conversation.label')}>
        <ConversationBar
          conversation={conversation}
          search={search}
          who_open={who_open}
          toggleWho={() => setWhoOpen(!who_open)}
        />
        <Timeline
          conversation={conversation}
          search={search}
          quote={(message) => {
            answer()
            setQuoted(message)
          }}
        />
        <TakenNotice conversation={conversation} />
        <WhoIsWriting conversation_id={conversation.id} />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is drawn as a box of a form, which these are not in */}
        <div className={styles.switch} role="group" aria-label={t('composer.kind')}>
          <button
            type="button"
            aria-pressed={!noting}
            {...(noting && { 'data-key': 'answer' })}
            onClick={() => {
              answer()
              document.querySelector<HTMLElement>('[data-key=r]')?.focus()
            }}
          >
            {t('composer.reply')}
          </button>
          <button type="button" aria-pressed={noting} data-key="n" onClick={() => setNoting(true)}>
            {t('note.private')}
          </button>
        </div>
        {noting ? (
          <NoteComposer conversation_id={conversation.id} />
        ) : (
          <Composer conversation={conversation} quoted={quoted} quote={setQuoted} />
        )}
      </main>
      {conversation.contact && (
        <aside className={styles.who} aria-label={t('conversation.contact_details')} data-shown={who_open}>
          <WhoPanel
            contact_id={conversation.contact.id}
            conversation={conversation}
            search={search}
            close={() => setWhoOpen(false)}
          />
        </aside>
      )}
    </>
  )
}

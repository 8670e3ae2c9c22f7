import { ActionIcon } from '@mantine/core'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import common from '../../ui/common.module.css'
import entryStyles from '../../ui/entry.module.css'
import { IconCornerUpLeft } from '../../ui/icons'
import { clockTime, longTime } from '../../util/words'
import { useAuthorWords } from './author-words'
import styles from './bubble.module.css'
import bubbleActionStyles from './bubble-action.module.css'
import { MessageContent } from './content/message-content'
import { TakenBack } from './content/taken-back'
import { typeWords } from './content/type-words'
import { Delayed } from './delayed'
import { Failure } from './failure'
import { MessageDetails } from './message-details'
import { Reactions } from './reactions'
import { Ticks } from './ticks'
import { Undecided } from './undecided'

type Props = {
  message: Message
  /** What it answers, where that is loaded. */
  quoted: Message | undefined
  names_sender: boolean
  /** Whether it goes on where the entry before it ended. */
  follows: boolean
  state: { asked_for: boolean; lit: boolean }
  quote: (message: Message) => void
  /** Goes to another message of the conversation. */
  jump: (message_id: string) => void
}

export function Bubble({ message, quoted, names_sender, follows, state, quote, jump }: Props) {
  const { direction, contact, sent_at, refers_to } = message
  const gone = isTakenBack(message)
  const mine = direction === 'outbound'
  const writer = useAuthorWords()(message.author)
  const who = mine ? writer : (contact?.display_name ?? t('contact.unknown'))
  const named = mine
    ? message.author !== null && writer !== t('common.you')
    : names_sender && contact !== null
  return (
    <li
      className={`${entryStyles.bubble} ${mine ? entryStyles.mine : entryStyles.theirs}`}
      data-entry={message.id}
      data-follows={follows}
      data-lit={state.lit}
    >
      <article
        tabIndex={-1}
        aria-current={state.asked_for}
        aria-label={t('message.bubble.label', { name: who, time: longTime(sent_at) })}
      >
        {named && !follows && <bdi className={entryStyles.sender}>{who}</bdi>}
        {refers_to && !gone && message.type !== 'edit' && (
          <Quote message_id={refers_to.message_id} words={quotedWords(quoted)} jump={jump} />
        )}
        {gone ? <TakenBack message={message} /> : <MessageContent message={message} />}
        {!gone && <Edits message={message} />}
        {mine && message.status === 'queued' && <Delayed message={message} />}
        {mine && message.status === 'failed' && <Failure message={message} />}
        {mine && message.status === 'unknown' && <Undecided message={message} />}
        <Footer message={message} quote={quote} />
        <Reactions message={message} />
      </article>
    </li>
  )
}

function Footer({ message, quote }: Pick<Props, 'message' | 'quote'>) {
  const { direction, edits, sent_at } = message
  const gone = isTakenBack(message)
  return (
    <footer>
      {!gone && (
        <ActionIcon
          className={bubbleActionStyles.action}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('message.reply')}
          onClick={() => {
            quote(message)
            document.querySelector<HTMLElement>('[data-key=r]')?.focus()
          }}
        >
          <IconCornerUpLeft size={14} />
        </ActionIcon>
      )}
      {direction === 'outbound' && message.wamid !== null && <MessageDetails message={message} />}
      {message.misaddressed && <strong className={common.warning}>{t('message.misaddressed')}</strong>}
      {edits.length > 0 && !gone && <span>{t('message.edited')}</span>}
      <time dateTime={sent_at} title={longTime(sent_at)}>
        {clockTime(sent_at)}
      </time>
      {direction === 'outbound' && <Ticks message={message} />}
    </footer>
  )
}

/** Whether nothing is left of a message but that it was there: one that tells it of another stands for that one. */
function isTakenBack({ type, revoked_at }: Message): boolean {
  return revoked_at !== null || type === 'revoke'
}

function quotedWords(quoted: Message | undefined): string {
  if (quoted === undefined) return t('message.quote.earlier')
  if (isTakenBack(quoted)) return t('message.quote.deleted')
  return quoted.edits.at(-1)?.text ?? quoted.text ?? typeWords(quoted.type)
}

/** The former text of an edited message, on request. */
function Edits({ message: { text, edits } }: { message: Message }) {
  const former = [{ text, at: null }, ...edits].slice(0, -1)
  if (edits.length === 0) return null
  return (
    <details className={styles.former}>
      <summary>{t('message.edit_history')}</summary>
      <ol>
        {former.map((version) => (
          <li key={version.at ?? 'first'} dir="auto">
            {version.text ?? t('message.no_text')}
          </li>
        ))}
      </ol>
    </details>
  )
}

type QuoteProps = { message_id: string | null; words: string; jump: (message_id: string) => void }

/** What a message answers; it leads there where we have it. */
function Quote({ message_id, words, jump }: QuoteProps) {
  const said = <bdi>{words}</bdi>
  if (message_id === null) return <blockquote>{said}</blockquote>
  return (
    <blockquote>
      <button type="button" className={styles.quote} onClick={() => jump(message_id)}>
        <span className={common.unseen}>{t('message.quote.go_to')} </span>
        {said}
      </button>
    </blockquote>
  )
}

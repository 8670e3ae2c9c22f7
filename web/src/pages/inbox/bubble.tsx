import { ActionIcon } from '@mantine/core'
import { IconCornerUpLeft } from '@tabler/icons-react'
import type { Message } from '../../api/types'
import { t } from '../../i18n/t'
import { clockTime, longTime } from '../../util/words'
import { MessageContent } from './message-content'
import { Ticks } from './ticks'
import { typeWords } from './type-words'

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
  const { direction, contact, revoked_at, edits, reactions, sent_at, refers_to } = message
  const mine = direction === 'outbound'
  return (
    <li
      className={`bubble ${mine ? 'mine' : 'theirs'}`}
      data-entry={message.id}
      data-follows={follows}
      data-lit={state.lit}
    >
      <article
        tabIndex={-1}
        aria-current={state.asked_for}
        aria-label={`${mine ? 'You' : (contact?.display_name ?? 'Somebody')}, ${longTime(sent_at)}`}
      >
        {names_sender && !mine && contact && <bdi className="sender">{contact.display_name}</bdi>}
        {refers_to && (
          <Quote
            message_id={refers_to.message_id}
            words={quoted ? (quoted.text ?? typeWords(quoted.type)) : t('An earlier message')}
            jump={jump}
          />
        )}
        {revoked_at === null ? (
          <MessageContent message={message} />
        ) : (
          <p className="quiet">{mine ? 'You took this message back.' : 'They took this message back.'}</p>
        )}
        <footer>
          {revoked_at === null && (
            <ActionIcon
              className="bubble-action"
              variant="subtle"
              color="gray"
              size="sm"
              aria-label="Answer this message"
              onClick={() => {
                quote(message)
                document.querySelector<HTMLElement>('[data-key=r]')?.focus()
              }}
            >
              <IconCornerUpLeft size={14} />
            </ActionIcon>
          )}
          {message.misaddressed && <strong className="warning">went to somebody else</strong>}
          {message.source === 'echo' && <span>typed in the WhatsApp app</span>}
          {edits.length > 0 && revoked_at === null && <span>edited</span>}
          <time dateTime={sent_at}>{clockTime(sent_at)}</time>
          {mine && <Ticks message={message} />}
        </footer>
        {reactions.length > 0 && (
          <ul className="reactions" aria-label="Reactions">
            {reactions.map((reaction) => (
              <li key={reaction.message_id}>{reaction.emoji}</li>
            ))}
          </ul>
        )}
      </article>
    </li>
  )
}

type QuoteProps = { message_id: string | null; words: string; jump: (message_id: string) => void }

/** What a message answers; it leads there where we have it. */
function Quote({ message_id, words, jump }: QuoteProps) {
  const said = <bdi>{words}</bdi>
  if (message_id === null) return <blockquote>{said}</blockquote>
  return (
    <blockquote>
      <button type="button" className="quote" onClick={() => jump(message_id)}>
        <span className="unseen">{t('Go to the message that this answers:')} </span>
        {said}
      </button>
    </blockquote>
  )
}

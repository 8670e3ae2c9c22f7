import type { Conversation, Message } from '../../api/types'
import common from '../../ui/common.module.css'
import { identityWords } from '../identity/identity-words'
import { Bubble } from '../message/bubble'
import { NoteEntry } from '../note/note-entry'
import { type Entry, follows } from './weave'

type Props = {
  conversation: Conversation
  entry: Entry
  before: Entry | undefined
  /** The message that one refers to, where it was read. */
  quotedBy: (message: Message) => Message | undefined
  state: { asked_for: boolean; lit: boolean }
  quote: (message: Message) => void
  jump: (message_id: string) => void
}

/** A message, a note, or what happened in the conversation or to the identity of its contact. */
export function ThreadEntry({ conversation, entry, before, quotedBy, state, quote, jump }: Props) {
  switch (entry.kind) {
    case 'message':
      return (
        <Bubble
          message={entry.message}
          quoted={quotedBy(entry.message)}
          names_sender={conversation.group_id !== null}
          follows={follows(entry, before)}
          state={state}
          quote={quote}
          jump={jump}
        />
      )
    case 'note':
      return <NoteEntry note={entry.note} conversation_id={conversation.id} />
    default:
      return (
        <li className={common.line} data-entry={entry.key}>
          <bdi>{entry.kind === 'activity' ? entry.words : identityWords(entry.event)}</bdi>
        </li>
      )
  }
}

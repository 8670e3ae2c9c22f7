import type { Activity, IdentityEvent, Message, Note } from '../../api/types'
import { identityWords } from '../identity/identity-words'
import { isSameAuthor } from '../message/author-words'

/** One thing that a timeline shows, at its place in time. */
export type Entry = { at: string; key: string } & (
  | { kind: 'message'; message: Message }
  | { kind: 'event'; event: IdentityEvent }
  | { kind: 'note'; note: Note }
  | { kind: 'activity'; words: string }
)

/** What was read of a conversation: messages as the server lists them, and whether there are more on either side. */
export type Read = {
  messages: Message[]
  events: IdentityEvent[]
  notes: Note[]
  activity: Activity[]
  /** What to say of an activity; null: nothing. */
  tell: (activity: Activity) => string | null
  more: { older: boolean; newer: boolean }
}

// These stand on the message that they are about.
const SHOWN_ELSEWHERE = new Set(['reaction', 'edit', 'revoke'])

/** Everything that was read, the oldest first, as far as messages reach on either side. */
export function weave({ messages, events, notes, activity, tell, more }: Read): Entry[] {
  const from = more.older ? (messages.at(-1)?.sent_at ?? '') : ''
  const until = more.newer ? (messages[0]?.sent_at ?? '') : '~'
  const entries: Entry[] = [
    ...messages
      .filter((message) => isShown(message))
      .map((message): Entry => ({ kind: 'message', at: message.sent_at, key: message.id, message }))
      .reverse(),
    ...events
      .filter((event) => identityWords(event) !== null)
      .map((event): Entry => ({ kind: 'event', at: event.at, key: event.id, event })),
    ...notes.map((note): Entry => ({ kind: 'note', at: note.created_at, key: note.id, note })),
    // As listed the latest is first: of two at one moment it would stand before the other.
    ...activity.toReversed().flatMap((it): Entry[] => {
      const words = tell(it)
      return words === null ? [] : [{ kind: 'activity', at: it.at, key: it.id, words }]
    }),
  ]
  return entries
    .filter(({ at, kind }) => kind === 'message' || (at >= from && at <= until))
    .sort((one, other) => one.at.localeCompare(other.at))
}

/** Whether a message stands for itself. One that is about another that we do not have would be lost otherwise. */
function isShown({ type, refers_to }: Message): boolean {
  return !SHOWN_ELSEWHERE.has(type) || refers_to?.message_id === null
}

const TOGETHER_MS = 5 * 60_000

/** Whether a message goes on where the entry before it ended: by the same hand, soon after. */
export function follows(entry: Entry, before: Entry | undefined): boolean {
  if (entry.kind !== 'message' || before?.kind !== 'message') return false
  const [one, other] = [before.message, entry.message]
  return (
    one.direction === other.direction &&
    one.contact?.id === other.contact?.id &&
    isSameAuthor(one.author, other.author) &&
    one.type !== 'call' &&
    other.type !== 'call' &&
    Date.parse(other.sent_at) - Date.parse(one.sent_at) < TOGETHER_MS
  )
}

import { advanceConversations, type ConversationAdvance } from '../conversations/advance-conversations.ts'
import { refreshThreads } from '../conversations/refresh-threads.ts'
import { bringsInbound, endsQuiet, isHappening, isNewInbound } from './copy-effects.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { PlacedMessage } from './place-messages.ts'

/** The numbers of the messages that happen now. */
export type Arrivals = Map<PlacedMessage, number>

/**
 * Moves the threads of messages forward. New inbound wakes one that was put aside; history, reactions, edits and
 * deletions do not, and a thread that holds nothing else is resolved from the start.
 */
export async function advanceThreads(
  locked: IngestScope,
  placed: PlacedMessage[],
  arrivals: Arrivals,
): Promise<void> {
  const threads = new Map<string, ConversationAdvance>()
  for (const message of placed) {
    const { item, conversation_id } = message
    const thread = threads.get(conversation_id) ?? begin(conversation_id)
    const moved = item.known !== null && item.known.conversation_id !== conversation_id
    thread.wakes ||= isNewInbound(item) || (moved && bringsInbound(item))
    thread.ends_quiet ||= endsQuiet(item) || (moved && isHappening(item))
    if (!item.known) reach(thread, message)
    arrive(thread, message, arrivals.get(message) ?? null)
    threads.set(conversation_id, thread)
  }
  const rows = [...threads.values()].filter(
    ({ last_at, wakes, ends_quiet, arrival, answered }) =>
      last_at !== null || wakes || ends_quiet || arrival !== null || answered,
  )
  await advanceConversations(locked, rows)
  await refreshThreads(locked, rewritten(placed))
}

function begin(id: string): ConversationAdvance {
  return {
    id,
    last_at: null,
    inbound_at: null,
    anchor_id: null,
    key: '',
    wakes: false,
    ends_quiet: false,
    arrival: null,
    waits_since: null,
    answered: false,
  }
}

/** A contact's message waits until one of ours follows. A call does not wait. */
function arrive(thread: ConversationAdvance, { item }: PlacedMessage, arrival: number | null): void {
  if (arrival === null) return
  const { direction, content, at_ms } = item.update
  if (direction === 'outbound') {
    thread.answered ||= content.type !== 'call'
    if (content.type !== 'call') thread.waits_since = null
    return
  }
  thread.arrival = arrival
  const at = new Date(at_ms)
  if (content.type !== 'call' && (thread.waits_since === null || at < thread.waits_since))
    thread.waits_since = at
}

function reach(thread: ConversationAdvance, { item, place }: PlacedMessage): void {
  const at = new Date(item.update.at_ms)
  if (thread.last_at === null || at > thread.last_at) thread.last_at = at
  if (item.update.direction !== 'inbound') return
  const key = place?.key ?? ''
  const is_last = thread.inbound_at === null || at > thread.inbound_at
  if (is_last || (at.getTime() === thread.inbound_at?.getTime() && key > thread.key)) {
    thread.inbound_at = at
    thread.anchor_id = place?.anchor_id ?? null
    thread.key = key
  }
}

/**
 * Threads whose last message may be another now: a copy reported an earlier time, another direction or another person.
 */
function rewritten(placed: PlacedMessage[]): string[] {
  return placed.flatMap(({ item: { known, update }, conversation_id, place }) => {
    if (known === null) return []
    const stays =
      known.conversation_id === conversation_id &&
      known.direction === update.direction &&
      known.sent_at.getTime() === update.at_ms &&
      known.anchor_id === place?.anchor_id
    return stays ? [] : [known.conversation_id, conversation_id]
  })
}

import { moreUrgent, type Priority } from '../../conversations/priority.ts'

/** What people set on a thread: what a merge combines and an undo gives back. */
export type ThreadState = {
  status: string
  assignee_id: string | null
  team_id: string | null
  labels: string[]
  priority: Priority
  snoozed_until: string | null
}

export type MovedConversation = ThreadState & {
  id: string
  inbox_id: string
  contact_id: string
  merged_into: string | null
  last_inbound_at: string | null
}

const AWAKE = ['open', 'pending', 'snoozed', 'resolved']

type Since = 'team_id' | 'priority'

/** A record that a merge has kept may be older than teams and priorities are: no thread had any then. */
export function stateOf(thread: Omit<ThreadState, Since> & Partial<Pick<ThreadState, Since>>): ThreadState {
  const { status, assignee_id, team_id = null, labels, priority = 'none', snoozed_until } = thread
  return { status, assignee_id, team_id, labels, priority, snoozed_until }
}

/** The more awake status, the more urgent priority, the survivor's assignee and team or else the loser's, labels united. */
function combineStates(survivor: ThreadState, loser: ThreadState): ThreadState {
  const status = AWAKE.find((it) => it === loser.status || it === survivor.status) ?? survivor.status
  const snoozes = [survivor, loser].flatMap((it) => (it.status === status ? (it.snoozed_until ?? []) : []))
  return {
    status,
    assignee_id: survivor.assignee_id ?? loser.assignee_id,
    team_id: survivor.team_id ?? loser.team_id,
    labels: [...new Set([...survivor.labels, ...loser.labels])],
    priority: moreUrgent(survivor.priority, loser.priority),
    snoozed_until: status === 'snoozed' ? (snoozes.sort()[0] ?? null) : null,
  }
}

/**
 * Reverts, in the current state, what led from `before` to `after`. Later changes stay, and labels added or removed
 * since stay added or removed.
 */
export function takeBack(now: ThreadState, before: ThreadState, after: ThreadState): ThreadState {
  const untouched = now.status === after.status && now.snoozed_until === after.snoozed_until
  const added = now.labels.filter((label) => !after.labels.includes(label))
  const removed = after.labels.filter((label) => !now.labels.includes(label))
  const kept = before.labels.filter((label) => !removed.includes(label))
  return {
    status: untouched ? before.status : now.status,
    snoozed_until: untouched ? before.snoozed_until : now.snoozed_until,
    assignee_id: now.assignee_id === after.assignee_id ? before.assignee_id : now.assignee_id,
    team_id: now.team_id === after.team_id ? before.team_id : now.team_id,
    labels: [...new Set([...kept, ...added])],
    priority: now.priority === after.priority ? before.priority : now.priority,
  }
}

export function isSameState(a: ThreadState, b: ThreadState): boolean {
  return JSON.stringify(stateOf(a)) === JSON.stringify(stateOf(b))
}

/** Which of the survivor's threads each of the loser's is laid under: the one of the same inbox. */
export function pairThreads(
  threads: MovedConversation[],
  loser: string,
): { loser: MovedConversation; survivor: MovedConversation | null }[] {
  const shown = threads.filter(({ merged_into }) => merged_into === null)
  return shown
    .filter(({ contact_id }) => contact_id === loser)
    .map((thread) => ({
      loser: thread,
      survivor:
        shown.find((other) => other.contact_id !== loser && other.inbox_id === thread.inbox_id) ?? null,
    }))
}

/** The states of the survivor's threads once the loser's lie under them, by thread. */
export function statesAfter(threads: MovedConversation[], loser: string): Record<string, ThreadState> {
  return Object.fromEntries(
    pairThreads(threads, loser).flatMap((pair) =>
      pair.survivor ? [[pair.survivor.id, combineStates(stateOf(pair.survivor), stateOf(pair.loser))]] : [],
    ),
  )
}

import type { NewEvent } from '../platform/events/append.ts'
import { type ChangedBy, changedByData } from './changed-by.ts'
import type { Priority } from './priority.ts'
import type { ConversationStatus } from './queries.ts'

/** What people set on a conversation. */
export type State = {
  status: ConversationStatus
  labels: string[]
  priority: Priority
  assignee_id: string | null
  team_id: string | null
  snoozed_until: Date | null
}

export type StateRow = State & { id: string; contact_id: string | null; inbox_id: string }

/** The columns of a `StateRow`. */
export const STATE_COLUMNS = [
  'id',
  'contact_id',
  'inbox_id',
  'status',
  'labels',
  'priority',
  'assignee_id',
  'team_id',
  'snoozed_until',
] as const

/** Who changes a conversation, and when. */
export type ChangeAuthor = { by: ChangedBy; now: Date }

/** What the feed tells after a conversation's state was changed. */
export function conversationUpdated(
  row: StateRow,
  former_status: ConversationStatus,
  { by, now }: ChangeAuthor,
): NewEvent {
  const { id, contact_id, inbox_id, snoozed_until, ...state } = row
  return {
    type: 'conversation.updated',
    at: now,
    contact_id,
    conversation_id: id,
    inbox_id,
    data: {
      conversation_id: id,
      ...state,
      snoozed_until: snoozed_until?.toISOString() ?? null,
      former_status,
      ...changedByData(by),
    },
  }
}

export function isSame(before: State, after: State): boolean {
  return (
    before.status === after.status &&
    before.priority === after.priority &&
    before.assignee_id === after.assignee_id &&
    before.team_id === after.team_id &&
    before.snoozed_until?.getTime() === after.snoozed_until?.getTime() &&
    before.labels.length === after.labels.length &&
    before.labels.every((label, position) => label === after.labels[position])
  )
}

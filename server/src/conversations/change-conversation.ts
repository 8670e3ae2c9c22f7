import type { Trx } from '../db/types.ts'
import { invalidField, problem } from '../errors.ts'
import { appendEvents, type NewEvent } from '../events/append.ts'
import { findMember } from '../people/memberships.ts'
import { findTeam, isOnTeamOf } from '../teams/teams.ts'
import type { ConversationStatus } from './queries.ts'

export type ConversationChange = {
  status?: ConversationStatus | undefined
  labels?: string[] | undefined
  /** Of a member; null: nobody's. */
  assignee_id?: string | null | undefined
  /** Null: no team's. */
  team_id?: string | null | undefined
  snoozed_until?: string | null | undefined
}

/**
 * Changes the state of a conversation and tells what it is now. The caller holds the account's lock, so that a message
 * that wakes the thread comes before or after, never in between.
 */
export async function changeConversation(
  trx: Trx,
  account_id: string,
  id: string,
  change: ConversationChange,
  now: Date,
): Promise<void> {
  const before = await trx
    .selectFrom('conversations')
    .select(TOLD_OF_CONVERSATION)
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (before === undefined) throw problem('not_found')
  const status = change.status ?? before.status
  const snoozed_until = snoozeEnd(change, before, status, now)
  const assignee_id = change.assignee_id === undefined ? before.assignee_id : change.assignee_id
  const team_id = change.team_id === undefined ? before.team_id : change.team_id
  const after = { status, labels: change.labels ?? before.labels, assignee_id, team_id, snoozed_until }
  if (isSame(before, after)) return
  if (assignee_id !== null && assignee_id !== before.assignee_id)
    await requireMember(trx, account_id, assignee_id, before.inbox_id)
  if (team_id !== null && team_id !== before.team_id) await requireTeam(trx, account_id, team_id)
  await trx
    .updateTable('conversations')
    .set(after)
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
  await appendEvents(trx, account_id, [conversationUpdated({ ...before, ...after, id }, now)])
}

/** The columns that `conversationUpdated` tells of. */
export const TOLD_OF_CONVERSATION = [
  'id',
  'contact_id',
  'inbox_id',
  'status',
  'labels',
  'assignee_id',
  'team_id',
  'snoozed_until',
] as const

/** What the feed tells after a conversation's state was changed. */
export function conversationUpdated(row: State & Subject, now: Date): NewEvent {
  const { id, contact_id, inbox_id, status, labels, assignee_id, team_id, snoozed_until } = row
  return {
    type: 'conversation.updated',
    at: now,
    contact_id,
    conversation_id: id,
    inbox_id,
    data: { conversation_id: id, status, labels, assignee_id, team_id, snoozed_until },
  }
}

type Subject = { id: string; contact_id: string | null; inbox_id: string }
type State = {
  status: ConversationStatus
  labels: string[]
  assignee_id: string | null
  team_id: string | null
  snoozed_until: Date | null
}

/** What is given to somebody who does not see it would be waited for in vain. */
async function requireMember(trx: Trx, account_id: string, user_id: string, inbox_id: string): Promise<void> {
  const member = await findMember(trx, account_id, user_id)
  if (member === null) throw invalidField('body.assignee_id', 'must be a member of this account')
  if (member.access === 'teams' && !(await isOnTeamOf(trx, account_id, user_id, inbox_id)))
    throw invalidField('body.assignee_id', 'must be a member who sees this inbox')
}

async function requireTeam(trx: Trx, account_id: string, id: string): Promise<void> {
  if ((await findTeam(trx, account_id, id)) === null)
    throw invalidField('body.team_id', 'must be a team of this account')
}

function snoozeEnd(
  change: ConversationChange,
  before: State,
  status: ConversationStatus,
  now: Date,
): Date | null {
  const { snoozed_until } = change
  if (status !== 'snoozed') {
    if (typeof snoozed_until === 'string')
      throw invalidField('body.snoozed_until', 'only a snoozed conversation opens again by itself')
    return null
  }
  if (snoozed_until === undefined) return before.status === 'snoozed' ? before.snoozed_until : null
  if (snoozed_until === null) return null
  const until = new Date(snoozed_until)
  if (until <= now) throw invalidField('body.snoozed_until', 'must be in the future')
  return until
}

function isSame(before: State, after: State): boolean {
  return (
    before.status === after.status &&
    before.assignee_id === after.assignee_id &&
    before.team_id === after.team_id &&
    before.snoozed_until?.getTime() === after.snoozed_until?.getTime() &&
    before.labels.length === after.labels.length &&
    before.labels.every((label, position) => label === after.labels[position])
  )
}

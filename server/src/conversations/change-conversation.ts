import { sql } from 'kysely'
import { findTeam, listInboxesOf } from '../access/teams/teams.ts'
import { findMember } from '../access/users/memberships.ts'
import { lastArrival } from '../platform/account-lock/arrivals.ts'
import type { Locked } from '../platform/account-lock/lock.ts'
import { invalidField, Problem, problem } from '../platform/base/errors.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { Trx } from '../platform/db/types.ts'
import { appendEvents } from '../platform/events/append.ts'
import type { ChangedBy } from './changed-by.ts'
import type { Priority } from './priority.ts'
import type { ConversationStatus } from './queries.ts'
import { conversationUpdated, isSame, STATE_COLUMNS, type State, type StateRow } from './state.ts'
import { waitingOf } from './waiting.ts'

/** How many labels a conversation carries at most. */
export const MOST_LABELS = 50

export type ConversationChange = {
  status?: ConversationStatus | undefined
  labels?: string[] | undefined
  add_labels?: string[] | undefined
  remove_labels?: string[] | undefined
  priority?: Priority | undefined
  /** Of a member; null: unassigned. */
  assignee_id?: string | null | undefined
  /** Null: no team's. */
  team_id?: string | null | undefined
  snoozed_until?: string | null | undefined
}

/** What became of one of several. */
export type ChangeOutcome = { before: State; refused: Problem | null; changed: boolean }

/**
 * Changes the state of a conversation and tells what it is now. Under the account's lock a message that wakes the thread
 * comes before or after, never in between.
 */
export async function changeConversation(
  locked: Locked,
  id: string,
  change: ConversationChange,
  by: ChangedBy,
): Promise<void> {
  const outcome = (await changeConversations(locked, [id], change, by)).get(id)
  if (outcome === undefined) throw problem('not_found')
  if (outcome.refused !== null) throw outcome.refused
}

/**
 * The same for several, in as many statements as for one. What one of them refuses is done to the others; what there is
 * not, has no outcome.
 */
export async function changeConversations(
  locked: Locked,
  ids: string[],
  change: ConversationChange,
  by: ChangedBy,
): Promise<Map<string, ChangeOutcome>> {
  if (ids.length === 0) return new Map()
  const { trx, account_id, now } = locked
  const assignee =
    change.assignee_id == null ? null : await requireMember(trx, account_id, change.assignee_id)
  if (change.team_id != null) await requireTeam(trx, account_id, change.team_id)
  const rows = await trx
    .selectFrom('conversations')
    .select(STATE_COLUMNS)
    .where('account_id', '=', account_id)
    .where('id', 'in', ids)
    .execute()
  const passing = change.status === 'resolved' ? await passingLabels(trx, account_id) : new Set<string>()
  const outcomes = new Map<string, ChangeOutcome>()
  const changed: { before: StateRow; after: StateRow }[] = []
  for (const before of rows) {
    const after = isUnseen(assignee, before)
      ? invalidField('assignee_id', 'must be a member with access to this inbox')
      : nextState(before, change, passing, now)
    const refused = after instanceof Problem ? after : null
    const is_changed = !(after instanceof Problem) && !isSame(before, after)
    outcomes.set(before.id, { before, refused, changed: is_changed })
    if (!(after instanceof Problem) && is_changed) changed.push({ before, after: { ...before, ...after } })
  }
  await writeStates(
    trx,
    account_id,
    changed.map(({ after }) => after),
  )
  await appendEvents(
    locked,
    changed.map(({ before, after }) => conversationUpdated(after, before.status, { by, now })),
  )
  return outcomes
}

async function writeStates(trx: Trx, account_id: string, rows: StateRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update conversations c set status = s.status, priority = s.priority, assignee_id = s.assignee_id,
      team_id = s.team_id, quiet = false, snoozed_until = s.snoozed_until,
      -- Opened again, it waits as if it had not been resolved.
      waiting_since = case when s.status = 'resolved' then null when c.status = 'resolved' then ${waitingOf(sql`0`)}
        else c.waiting_since end,
      settled_arrival = case when s.status <> 'resolved' then case c.status when 'resolved' then 0 else c.settled_arrival end
        when c.status = 'resolved' then c.settled_arrival else ${lastArrival(account_id)} end, labels = array(select json_array_elements_text(s.labels))
      from ${rowsOf(rows, 's', {
        id: 'uuid',
        status: 'text',
        priority: 'text',
        assignee_id: 'uuid',
        team_id: 'uuid',
        snoozed_until: 'timestamptz',
        labels: 'json',
      })}
     where c.account_id = ${account_id} and c.id = s.id`.execute(trx)
}

/** `sees`: the inboxes that they see; null: every one. */
type NewAssignee = { user_id: string; sees: Set<string> | null }

async function requireMember(trx: Trx, account_id: string, user_id: string): Promise<NewAssignee> {
  const member = await findMember(trx, account_id, user_id)
  if (member === null) throw invalidField('assignee_id', 'must be a member of this account')
  const sees = member.access === 'teams' ? new Set(await listInboxesOf(trx, account_id, user_id)) : null
  return { user_id, sees }
}

/** A conversation assigned to a member who can't see it would wait in vain. */
function isUnseen(assignee: NewAssignee | null, { assignee_id, inbox_id }: StateRow): boolean {
  if (assignee === null || assignee.sees === null || assignee.user_id === assignee_id) return false
  return !assignee.sees.has(inbox_id)
}

async function requireTeam(trx: Trx, account_id: string, id: string): Promise<void> {
  if ((await findTeam(trx, account_id, id)) === null)
    throw invalidField('team_id', 'must be a team of this account')
}

/** The labels that a conversation loses when it is resolved. */
async function passingLabels(trx: Trx, account_id: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('labels')
    .select('name')
    .where('account_id', '=', account_id)
    .where('sticky', '=', false)
    .execute()
  return new Set(rows.map(({ name }) => name))
}

/** What a conversation becomes, or why it cannot. */
function nextState(
  before: StateRow,
  change: ConversationChange,
  passing: Set<string>,
  now: Date,
): State | Problem {
  const status = change.status ?? before.status
  const snoozed_until = snoozeEnd(change, before, status, now)
  if (snoozed_until instanceof Problem) return snoozed_until
  const { add_labels = [], remove_labels = [] } = change
  const labels = [...new Set([...(change.labels ?? before.labels), ...add_labels])].filter(
    (label) => !remove_labels.includes(label) && !passing.has(label),
  )
  if (labels.length > MOST_LABELS && labels.length > before.labels.length)
    return invalidField('add_labels', `results in more than ${MOST_LABELS} labels`)
  return {
    status,
    labels,
    priority: change.priority ?? before.priority,
    assignee_id: change.assignee_id === undefined ? before.assignee_id : change.assignee_id,
    team_id: change.team_id === undefined ? before.team_id : change.team_id,
    snoozed_until,
  }
}

function snoozeEnd(
  { snoozed_until }: ConversationChange,
  before: State,
  status: ConversationStatus,
  now: Date,
): Date | Problem | null {
  if (status !== 'snoozed') {
    if (typeof snoozed_until === 'string')
      return invalidField('snoozed_until', 'only applies to a snoozed conversation')
    return null
  }
  if (snoozed_until === undefined) return before.status === 'snoozed' ? before.snoozed_until : null
  if (snoozed_until === null) return null
  const until = new Date(snoozed_until)
  return until > now ? until : invalidField('snoozed_until', 'must be in the future')
}

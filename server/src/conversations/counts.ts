import { type RawBuilder, sql } from 'kysely'
import { normalForms } from '../platform/base/normal-forms.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import {
  type Assignee,
  assignedTo,
  type ConversationFilters,
  type ConversationStatus,
  ofTeam,
  STATUSES,
} from './queries.ts'
import { isUnread, LOOKED_AT_UNREAD } from './reads/unread.ts'

/** No member works through more in a sitting, and counting further takes longer the more there are. */
export const MOST_COUNTED = 1000

export type ConversationCounts = {
  open: number
  mine: number | null
  unassigned: number
  pending: number
  snoozed: number
  /** Open ones with unread messages of the user, among the latest of each inbox. */
  unread: number | null
}

/** How many there are of what a team works through, up to `MOST_COUNTED` of each. */
export async function countConversations(
  trx: ReadTrx,
  account_id: string,
  inbox_id: string | null,
  user_id: string | null,
): Promise<ConversationCounts> {
  const count = (status: ConversationStatus, assignee: Assignee) =>
    countUpTo(account_id, inbox_id, status, assignedTo(assignee))
  const mine = user_id === null ? sql`null` : count('open', { user_id })
  const unread = user_id === null ? sql`null` : countUnread(account_id, inbox_id, user_id)
  const { rows } = await sql<ConversationCounts>`
    select ${count('open', 'anybody')} as open, ${mine} as mine, ${count('open', 'nobody')} as unassigned,
      ${count('pending', 'anybody')} as pending, ${count('snoozed', 'anybody')} as snoozed, ${unread} as unread`.execute(
    trx,
  )
  const [row] = rows
  if (row === undefined) throw new Error('a select without a table gave no row')
  return row
}

// A filter that fits few is counted among the latest conversations of each inbox and status only: beyond, a count costs more
// than it tells.
const LOOKED_AT = 2000

/** How many of the latest conversations fit these filters, up to `MOST_COUNTED`. */
export async function countMatching(
  trx: ReadTrx,
  account_id: string,
  { status, inbox_id, assignee, team, label, priority, unread_by }: ConversationFilters,
): Promise<number> {
  const ofInbox = inbox_id === null ? sql`true` : sql`i.id = ${inbox_id}::uuid`
  const labelled = label === null ? sql`true` : sql`c.labels && ${normalForms(label)}::text[]`
  const prior = priority === null ? sql`true` : sql`c.priority = ${priority}`
  const unread = unread_by === null ? sql`true` : isUnread(account_id, unread_by)
  // With conditions that an index holds, all that it holds is looked at.
  const indexed = sql`${assignedTo(assignee)} and ${ofTeam(team)} and ${priority === null || priority === 'none' ? sql`true` : sql`c.priority = ${priority} and c.priority <> 'none'`}`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from inboxes i cross join unnest(${status === null ? STATUSES : [status]}::text[]) as s(status) cross join lateral (
        select c.id, c.labels, c.priority, c.group_id, c.contact_id, c.inbox_id, c.last_arrival from conversations c
         where c.account_id = ${account_id} and c.inbox_id = i.id and c.status = s.status and c.merged_into is null
           and c.last_message_at is not null and ${indexed}
         order by c.last_message_at desc, c.id desc limit ${unread_by === null ? LOOKED_AT : LOOKED_AT_UNREAD.counts}) as c
       where i.account_id = ${account_id} and ${ofInbox} and ${labelled} and ${prior} and ${unread} limit ${MOST_COUNTED}) as counted`.execute(
    trx,
  )
  return rows[0]?.count ?? 0
}

function countUpTo(
  account_id: string,
  inbox_id: string | null,
  status: ConversationStatus,
  assigned: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const ofInbox = inbox_id === null ? sql`true` : sql`i.id = ${inbox_id}::uuid`
  return sql`(select count(*)::int from (
    select from inboxes i cross join lateral (
      select from conversations c where c.account_id = ${account_id} and c.inbox_id = i.id and c.status = ${status}
        and c.merged_into is null and c.last_message_at is not null and ${assigned} limit ${MOST_COUNTED}) as found
     where i.account_id = ${account_id} and ${ofInbox} limit ${MOST_COUNTED}) as counted)`
}

function countUnread(account_id: string, inbox_id: string | null, user_id: string): RawBuilder<unknown> {
  const ofInbox = inbox_id === null ? sql`true` : sql`i.id = ${inbox_id}::uuid`
  return sql`(select count(*)::int from (
    select from inboxes i cross join lateral (
      select c.id, c.group_id, c.contact_id, c.inbox_id, c.last_arrival from conversations c
       where c.account_id = ${account_id} and c.inbox_id = i.id and c.status = 'open' and c.merged_into is null
         and c.last_message_at is not null
       order by c.last_message_at desc, c.id desc limit ${LOOKED_AT_UNREAD.counts}) as c
     where i.account_id = ${account_id} and ${ofInbox} and ${isUnread(account_id, user_id)} limit ${MOST_COUNTED}) as counted)`
}

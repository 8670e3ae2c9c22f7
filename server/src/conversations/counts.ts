import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { type Assignee, assignedTo, type ConversationStatus } from './queries.ts'

/** Nobody works through more in a sitting, and counting on costs the longer the more there are. */
export const MOST_COUNTED = 1000

export type ConversationCounts = {
  open: number
  mine: number | null
  unassigned: number
  pending: number
  snoozed: number
}

/** How many there are of what a team works through, up to `MOST_COUNTED` of each. */
export async function countConversations(
  trx: Trx,
  account_id: string,
  inbox_id: string | null,
  user_id: string | null,
): Promise<ConversationCounts> {
  const count = (status: ConversationStatus, assignee: Assignee) =>
    countUpTo(account_id, inbox_id, status, assignedTo(assignee))
  const mine = user_id === null ? sql`null` : count('open', { user_id })
  const { rows } = await sql<ConversationCounts>`
    select ${count('open', 'anybody')} as open, ${mine} as mine, ${count('open', 'nobody')} as unassigned,
      ${count('pending', 'anybody')} as pending, ${count('snoozed', 'anybody')} as snoozed`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('a select without a table gave no row')
  return row
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

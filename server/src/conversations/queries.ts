import { type RawBuilder, sql } from 'kysely'
import { problem } from '../platform/base/errors.ts'
import type { ReadTrx } from '../platform/db/types.ts'
import type { AuthorColumns } from './messages/author.ts'
import type { Priority } from './priority.ts'
import { type Unread, unreadOf } from './reads/unread.ts'
import { loadWindows, type Window } from './windows.ts'

export type ConversationStatus = 'open' | 'pending' | 'snoozed' | 'resolved'
export const STATUSES: ConversationStatus[] = ['open', 'pending', 'snoozed', 'resolved']

export type ConversationRow = {
  id: string
  inbox_id: string
  contact_id: string | null
  group_id: string | null
  status: ConversationStatus
  assignee_id: string | null
  team_id: string | null
  labels: string[]
  priority: Priority
  snoozed_until: Date | null
  last_message_at: Date | null
  last_inbound_at: Date | null
  waiting_since: Date | null
  created_at: Date
  last_message:
    | (AuthorColumns & {
        id: string
        direction: 'inbound' | 'outbound'
        source: string
        type: string
        text: string | null
        status: string | null
        sent_at: string
      })
    | null
  /** The reader's unread messages; null without any, and where no member reads. */
  unread: Unread | null
  /** The window of the registration that wrote last; null if none has, and for a group. */
  window: Window | null
}

/** `reader_id`: the member whose unread messages are counted. */
export type ConversationView = { now: Date; include_sealed: boolean; reader_id: string | null }

export type ConversationFilters = {
  contact_id: string | null
  inbox_id: string | null
  status: ConversationStatus | null
  assignee: Assignee
  team: TeamChoice
  label: string | null
  priority: Priority | null
  /** Only conversations that hold unread messages of this member. */
  unread_by: string | null
}

/** Of a user with this id, unassigned, or any. */
export type Assignee = { user_id: string } | 'nobody' | 'anybody'

/** Of the team with this id, of none, or whichever's. */
export type TeamChoice = { team_id: string } | 'none' | 'any'

/** The conversation that an id names today: itself, or the one that it was merged into. Null if there is none. */
async function resolveConversationId(trx: ReadTrx, account_id: string, id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('conversations')
    .select(['id', 'merged_into'])
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : (row.merged_into ?? row.id)
}

/** The same for several: those that name one. */
export async function resolveConversationIds(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('conversations')
    .select(['id', 'merged_into'])
    .where('account_id', '=', account_id)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, merged_into }) => [id, merged_into ?? id]))
}

/** As `resolveConversationId`. Throws `not_found` where there is none. */
export async function requireConversation(
  trx: ReadTrx,
  account_id: string,
  asked_for: string,
): Promise<string> {
  const id = await resolveConversationId(trx, account_id, asked_for)
  if (id === null) throw problem('not_found')
  return id
}

/** What an id names today, as `resolveConversationId` finds it: whose it is, and where. */
export async function findThread(
  trx: ReadTrx,
  account_id: string,
  asked_for: string,
): Promise<{ id: string; inbox_id: string; contact_id: string | null } | null> {
  const id = await resolveConversationId(trx, account_id, asked_for)
  if (id === null) return null
  const row = await trx
    .selectFrom('conversations')
    .select(['id', 'inbox_id', 'contact_id'])
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function findConversation(
  trx: ReadTrx,
  account_id: string,
  id: string,
  view: ConversationView,
): Promise<ConversationRow | null> {
  const [row] = await selectConversations(trx, account_id, sql`select ${id}::uuid as id`, view)
  return row ?? null
}

/** Which rows of `conversations c` that is. */
export function assignedTo(assignee: Assignee): RawBuilder<unknown> {
  if (assignee === 'anybody') return sql`true`
  return assignee === 'nobody' ? sql`c.assignee_id is null` : sql`c.assignee_id = ${assignee.user_id}::uuid`
}

export function ofTeam(team: TeamChoice): RawBuilder<unknown> {
  if (team === 'any') return sql`true`
  return team === 'none' ? sql`c.team_id is null` : sql`c.team_id = ${team.team_id}::uuid`
}

/** The conversations whose ids a statement finds, in the order that it gives. */
export async function selectConversations(
  trx: ReadTrx,
  account_id: string,
  ids: RawBuilder<unknown>,
  { now, include_sealed, reader_id }: ConversationView,
  order: RawBuilder<unknown> = sql`c.id`,
): Promise<ConversationRow[]> {
  const unread =
    reader_id === null
      ? sql`cross join (select null::json as unread) as u`
      : unreadOf(account_id, reader_id, include_sealed)
  type Row = Omit<ConversationRow, 'window'> & { last_inbound_anchor_id: string | null }
  const { rows } = await sql<Row>`
    with page as materialized (${ids})
    select c.id, c.inbox_id, c.contact_id, c.group_id, c.status, c.assignee_id, c.team_id, c.labels, c.priority, c.snoozed_until,
      c.last_message_at, c.last_inbound_at, c.waiting_since, c.last_inbound_anchor_id, c.created_at, l.message as last_message, u.unread
      from page join conversations c on c.account_id = ${account_id} and c.id = page.id
      left join lateral (
        select json_build_object('id', m.id, 'direction', m.direction, 'source', m.source, 'type', m.type, 'text', m.text, 'status', m.status,
            'author_kind', m.author_kind, 'author_id', m.author_id, 'author_name', m.author_name, 'sent_at', m.sent_at) as message
          from messages m left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
         where m.account_id = c.account_id and m.conversation_id = c.id and (${include_sealed}::boolean or a.sealed is not true)
           -- A broadcast is the last message of a conversation that holds nothing else.
           and (m.author_kind is distinct from 'broadcast' or m.sent_at = c.last_message_at)
         order by m.sent_at desc, m.id desc limit 1) as l on true
      ${unread}
     order by ${order}`.execute(trx)
  const asked = rows.flatMap(({ id, inbox_id, group_id, last_inbound_anchor_id: anchor_id }) =>
    group_id === null && anchor_id !== null ? [{ conversation_id: id, inbox_id, anchor_id }] : [],
  )
  const windows = await loadWindows(trx, account_id, asked, now)
  const by_conversation = new Map(windows.map((window) => [window.conversation_id, window]))
  return rows.map(({ last_inbound_anchor_id, ...row }) => ({
    ...row,
    window: by_conversation.get(row.id) ?? null,
  }))
}

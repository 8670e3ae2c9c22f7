import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { loadWindows, type Window } from './windows.ts'

export type ConversationStatus = 'open' | 'pending' | 'snoozed' | 'resolved'
const STATUSES: ConversationStatus[] = ['open', 'pending', 'snoozed', 'resolved']

export type ConversationRow = {
  id: string
  inbox_id: string
  contact_id: string | null
  group_id: string | null
  status: ConversationStatus
  assignee_id: string | null
  team_id: string | null
  labels: string[]
  snoozed_until: Date | null
  last_message_at: Date | null
  last_inbound_at: Date | null
  created_at: Date
  last_message: {
    id: string
    direction: 'inbound' | 'outbound'
    type: string
    text: string | null
    sent_at: string
  } | null
  /** That of whoever wrote last; null where nobody has, and for a group. */
  window: Window | null
}

export type ConversationView = { now: Date; include_sealed: boolean }

/** Where a page ended: the latest message first, then by id. */
export type ConversationPosition = [last_message_at: string, id: string]

export type ConversationFilters = {
  contact_id: string | null
  inbox_id: string | null
  status: ConversationStatus | null
  assignee: Assignee
  team: TeamChoice
  label: string | null
}

/** Of somebody with this id, of nobody, or whosever. */
export type Assignee = { user_id: string } | 'nobody' | 'anybody'

/** Of the team with this id, of none, or whichever's. */
export type TeamChoice = { team_id: string } | 'none' | 'any'

/** The conversation that an id names today: itself, or the one that it was folded into. Null where there is none. */
export async function resolveConversationId(
  trx: Trx,
  account_id: string,
  id: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('conversations')
    .select(['id', 'merged_into'])
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : (row.merged_into ?? row.id)
}

/** What an id names today, as `resolveConversationId` finds it: whose it is, and where. */
export async function findThread(
  trx: Trx,
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
  trx: Trx,
  account_id: string,
  id: string,
  view: ConversationView,
): Promise<ConversationRow | null> {
  const [row] = await selectConversations(trx, account_id, sql`select ${id}::uuid as id`, view)
  return row ?? null
}

/** Conversations that hold a message, the one with the latest first. */
export function listConversations(
  trx: Trx,
  account_id: string,
  filters: ConversationFilters,
  page: { limit: number; after: ConversationPosition | null },
  view: ConversationView,
): Promise<ConversationRow[]> {
  const { limit, after } = page
  const behind =
    after === null
      ? sql`true`
      : sql`(c.last_message_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const newest = sql`order by c.last_message_at desc, c.id desc limit ${limit}`
  const statuses = filters.status === null ? STATUSES : [filters.status]
  const assigned = sql`${assignedTo(filters.assignee)} and ${ofTeam(filters.team)}`
  const labelled = filters.label === null ? sql`true` : sql`c.labels @> array[${filters.label}]::text[]`
  const ofInbox = filters.inbox_id === null ? sql`true` : sql`i.id = ${filters.inbox_id}::uuid`
  if (filters.contact_id !== null) {
    return selectConversations(
      trx,
      account_id,
      sql`select c.id from inboxes i join conversations c on c.account_id = i.account_id and c.inbox_id = i.id
           where i.account_id = ${account_id} and c.contact_id = ${filters.contact_id} and ${ofInbox} and ${behind}
             and c.merged_into is null and c.last_message_at is not null and c.status = any(${statuses}::text[])
             and ${assigned} and ${labelled} ${newest}`,
      view,
    )
  }
  if (filters.label !== null) {
    // Its index holds the conversations with labels only, from their newest end.
    const inInbox = filters.inbox_id === null ? sql`true` : sql`c.inbox_id = ${filters.inbox_id}::uuid`
    return selectConversations(
      trx,
      account_id,
      sql`select c.id from conversations c
           where c.account_id = ${account_id} and c.labels <> '{}' and c.merged_into is null
             and c.last_message_at is not null and ${labelled} and c.status = any(${statuses}::text[]) and ${inInbox}
             and ${assigned} and ${behind} ${newest}`,
      view,
    )
  }
  // Each inbox and status has its own newest end in the index; a page needs no more than its length of each.
  return selectConversations(
    trx,
    account_id,
    sql`select c.id from inboxes i cross join unnest(${statuses}::text[]) as s(status) cross join lateral (
          select c.id, c.last_message_at from conversations c
           where c.account_id = ${account_id} and c.inbox_id = i.id and c.status = s.status and c.merged_into is null
             and c.last_message_at is not null and ${assigned} and ${behind} ${newest}) as c
        where i.account_id = ${account_id} and ${ofInbox} ${newest}`,
    view,
  )
}

/** Which rows of `conversations c` that is. */
export function assignedTo(assignee: Assignee): RawBuilder<unknown> {
  if (assignee === 'anybody') return sql`true`
  return assignee === 'nobody' ? sql`c.assignee_id is null` : sql`c.assignee_id = ${assignee.user_id}::uuid`
}

function ofTeam(team: TeamChoice): RawBuilder<unknown> {
  if (team === 'any') return sql`true`
  return team === 'none' ? sql`c.team_id is null` : sql`c.team_id = ${team.team_id}::uuid`
}

async function selectConversations(
  trx: Trx,
  account_id: string,
  ids: RawBuilder<unknown>,
  { now, include_sealed }: ConversationView,
): Promise<ConversationRow[]> {
  type Row = Omit<ConversationRow, 'window'> & { last_inbound_anchor_id: string | null }
  const { rows } = await sql<Row>`
    with page as materialized (${ids})
    select c.id, c.inbox_id, c.contact_id, c.group_id, c.status, c.assignee_id, c.team_id, c.labels, c.snoozed_until, c.last_message_at,
      c.last_inbound_at, c.last_inbound_anchor_id, c.created_at, l.message as last_message
      from page join conversations c on c.account_id = ${account_id} and c.id = page.id
      left join lateral (
        select json_build_object('id', m.id, 'direction', m.direction, 'type', m.type, 'text', m.text, 'sent_at', m.sent_at) as message
          from messages m left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
         where m.account_id = c.account_id and m.conversation_id = c.id and (${include_sealed}::boolean or a.sealed is not true)
         order by m.sent_at desc, m.id desc limit 1) as l on true
     order by c.last_message_at desc, c.id desc`.execute(trx)
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

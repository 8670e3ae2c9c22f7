import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../db/types.ts'
import { NO_WINDOW, WINDOW_HOURS } from './windows.ts'

export type ConversationStatus = 'open' | 'pending' | 'snoozed' | 'resolved'
const STATUSES: ConversationStatus[] = ['open', 'pending', 'snoozed', 'resolved']

export type ConversationRow = {
  id: string
  inbox_id: string
  contact_id: string | null
  group_id: string | null
  status: ConversationStatus
  assignee_id: string | null
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
  window_expires_at: Date | null
}

export type ConversationView = { now: Date; include_sealed: boolean }

/** Where a page ended: the latest message first, then by id. */
export type ConversationPosition = [last_message_at: string, id: string]

export type ConversationFilters = {
  contact_id: string | null
  inbox_id: string | null
  status: ConversationStatus | null
}

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
  const ofInbox = filters.inbox_id === null ? sql`true` : sql`i.id = ${filters.inbox_id}::uuid`
  if (filters.contact_id !== null) {
    return selectConversations(
      trx,
      account_id,
      sql`select c.id from inboxes i join conversations c on c.account_id = i.account_id and c.inbox_id = i.id
           where i.account_id = ${account_id} and c.contact_id = ${filters.contact_id} and ${ofInbox} and ${behind}
             and c.merged_into is null and c.last_message_at is not null and c.status = any(${statuses}::text[]) ${newest}`,
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
             and c.last_message_at is not null and ${behind} ${newest}) as c
        where i.account_id = ${account_id} and ${ofInbox} ${newest}`,
    view,
  )
}

async function selectConversations(
  trx: Trx,
  account_id: string,
  ids: RawBuilder<unknown>,
  { now, include_sealed }: ConversationView,
): Promise<ConversationRow[]> {
  const { rows } = await sql<ConversationRow>`
    with page as materialized (${ids})
    select c.id, c.inbox_id, c.contact_id, c.group_id, c.status, c.assignee_id, c.labels, c.snoozed_until, c.last_message_at,
      c.last_inbound_at, c.created_at, l.message as last_message, w.opened_at + ${`${WINDOW_HOURS} hours`}::interval as window_expires_at
      from page join conversations c on c.account_id = ${account_id} and c.id = page.id
      left join lateral (
        select json_build_object('id', m.id, 'direction', m.direction, 'type', m.type, 'text', m.text, 'sent_at', m.sent_at) as message
          from messages m join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
         where m.account_id = c.account_id and m.conversation_id = c.id and (${include_sealed}::boolean or not a.sealed)
         order by m.sent_at desc, m.id desc limit 1) as l on true
      left join lateral (${windowOpening(now)}) as w on true
     order by c.last_message_at desc, c.id desc`.execute(trx)
  return rows
}

/**
 * When the open customer service window of the registration that wrote last was opened: by its message or call, or by
 * its taking our call. Only the last 24 hours are read, whatever came since.
 */
function windowOpening(now: Date) {
  const since = new Date(now.getTime() - WINDOW_HOURS * 3_600_000)
  return sql`
    select max(case when m.direction = 'inbound' then m.sent_at else taken.at end) as opened_at
      from anchors last
      join messages m on m.account_id = c.account_id and m.conversation_id = c.id and m.sent_at > ${since}
      join anchors a on a.account_id = m.account_id and a.id = m.anchor_id and a.registration = last.registration
      left join message_statuses taken on m.direction = 'outbound' and m.source = 'call' and taken.account_id = m.account_id
        and taken.inbox_id = m.inbox_id and taken.wamid = m.wamid and taken.status = 'accepted'
     where last.account_id = c.account_id and last.id = c.last_inbound_anchor_id and c.group_id is null
       and m.source in ('inbound', 'call') and m.type <> all(${NO_WINDOW}::text[])`
}

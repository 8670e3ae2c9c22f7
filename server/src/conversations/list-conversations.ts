import { type RawBuilder, sql } from 'kysely'
import { normalForms } from '../platform/base/normal-forms.ts'
import type { SeenTrx } from '../platform/db/with-viewer.ts'
import { PRIORITIES, type Priority } from './priority.ts'
import {
  assignedTo,
  type ConversationFilters,
  type ConversationRow,
  type ConversationView,
  ofTeam,
  STATUSES,
  selectConversations,
} from './queries.ts'
import { isUnread, LOOKED_AT_UNREAD } from './reads/unread.ts'

/** Where a page ended. The priority counts where that is what the list goes by first. */
export type ConversationPosition = {
  priority: Priority
  last_message_at: string
  id: string
  waiting_since: string | null
}

export type ConversationSort = 'latest' | 'priority' | 'waiting'

export type ConversationPage = {
  sort: ConversationSort
  limit: number
  after: ConversationPosition | null
}

const RANK = sql`array_position(${sql.lit(`{${PRIORITIES.join(',')}}`)}::text[], c.priority)`
const ORDERS = {
  latest: sql`c.last_message_at desc, c.id desc`,
  priority: sql`${RANK}, c.last_message_at desc, c.id desc`,
  // The longest wait first; those that do not wait, by the latest.
  waiting: sql`c.waiting_since nulls last, case when c.waiting_since is null then c.last_message_at end desc,
    case when c.waiting_since is null then c.id end desc, c.id`,
}

/** Conversations that hold a message, the one with the latest first, or the most urgent before it. */
export function listConversations(
  trx: SeenTrx,
  account_id: string,
  filters: ConversationFilters,
  page: ConversationPage,
  view: ConversationView,
): Promise<ConversationRow[]> {
  const ids =
    filters.contact_id !== null
      ? ofContact(account_id, filters.contact_id, filters, page)
      : filters.label !== null && page.sort === 'latest' && filters.unread_by === null
        ? labelled(account_id, filters, page, trx.inbox_ids)
        : byInbox(account_id, filters, page)
  return selectConversations(trx, account_id, ids, view, ORDERS[page.sort])
}

/** One person has few. */
function ofContact(
  account_id: string,
  contact_id: string,
  filters: ConversationFilters,
  { sort, limit, after }: ConversationPage,
): RawBuilder<unknown> {
  const rank = after === null ? 0 : PRIORITIES.indexOf(after.priority) + 1
  const unread =
    sort === 'waiting'
      ? behindWaiting(after)
      : sort === 'latest' || after === null
        ? behind(after)
        : sql`(${RANK} > ${rank} or (${RANK} = ${rank} and ${behind(after)}))`
  return sql`select c.id from inboxes i join conversations c on c.account_id = i.account_id and c.inbox_id = i.id
     where i.account_id = ${account_id} and c.contact_id = ${contact_id} and ${ofInbox(filters)} and ${unread}
       and ${isShown} and c.status = any(${statusesOf(filters)}::text[]) and ${restOf(filters)}
       and ${stillUnread(account_id, filters)}
     order by ${ORDERS[sort]} limit ${limit}`
}

/** Its index holds the conversations with labels only, from their newest end; another those of each inbox. */
function labelled(
  account_id: string,
  filters: ConversationFilters,
  { limit, after }: ConversationPage,
  inboxes: string[] | null,
): RawBuilder<unknown> {
  const rest = sql`${isShown} and c.status = any(${statusesOf(filters)}::text[]) and ${restOf(filters)} and ${behind(after)}`
  if (inboxes !== null) {
    const chosen = filters.inbox_id === null ? inboxes : inboxes.filter((id) => id === filters.inbox_id)
    return sql`select c.id from unnest(${chosen}::uuid[]) as i(id) cross join lateral (
        select c.id, c.last_message_at from conversations c
         where c.account_id = ${account_id} and c.inbox_id = i.id and c.labels <> '{}' and ${rest}
         order by ${ORDERS.latest} limit ${limit}) as c
       order by ${ORDERS.latest} limit ${limit}`
  }
  const inInbox = filters.inbox_id === null ? sql`true` : sql`c.inbox_id = ${filters.inbox_id}::uuid`
  return sql`select c.id from conversations c
     where c.account_id = ${account_id} and c.labels <> '{}' and ${inInbox} and ${rest}
     order by ${ORDERS.latest} limit ${limit}`
}

/**
 * Each inbox and status has its own newest end in an index, and each priority that is one, in another: a page needs no more
 * than its length of each.
 */
function byInbox(
  account_id: string,
  filters: ConversationFilters,
  { sort, limit, after }: ConversationPage,
): RawBuilder<unknown> {
  const ends = (
    from: RawBuilder<unknown>,
    chosen: RawBuilder<unknown>,
    unread: RawBuilder<unknown>,
    order = ORDERS.latest,
  ) => sql`
    select c.id, c.priority, c.last_message_at, c.waiting_since
      from inboxes i cross join unnest(${statusesOf(filters)}::text[]) as s(status) ${from} cross join lateral (
        select c.id, c.priority, c.last_message_at, c.waiting_since, c.last_arrival, c.group_id, c.contact_id, c.inbox_id from conversations c
         where c.account_id = ${account_id} and c.inbox_id = i.id and c.status = s.status and ${isShown}
           and ${chosen} and ${restOf(filters)} and ${unread} order by ${order} limit ${filters.unread_by === null ? limit : LOOKED_AT_UNREAD.list}) as c
     where i.account_id = ${account_id} and ${ofInbox(filters)} and ${stillUnread(account_id, filters)}`
  const cut = (all: RawBuilder<unknown>) =>
    sql`select c.id from (${all}) as c order by ${ORDERS[sort]} limit ${limit}`
  if (sort === 'waiting') {
    const waits = ends(
      sql``,
      sql`c.waiting_since is not null`,
      behindWaiting(after),
      sql`c.waiting_since, c.id`,
    )
    const rest = ends(sql``, sql`c.waiting_since is null`, behindWaiting(after))
    return cut(after?.waiting_since === null ? rest : sql`(${waits}) union all (${rest})`)
  }
  if (sort === 'latest' && filters.priority === null) return cut(ends(sql``, sql`true`, behind(after)))
  const began = sort === 'latest' || after === null ? 0 : PRIORITIES.indexOf(after.priority)
  const wanted = (filters.priority === null ? PRIORITIES.slice(began) : [filters.priority]).filter(
    (priority) => PRIORITIES.indexOf(priority) >= began,
  )
  /** From where on one priority is read: those behind the page's last one from their newest end. */
  const since = (priority: RawBuilder<unknown>) =>
    sort === 'latest' || after === null
      ? behind(after)
      : sql`(c.last_message_at, c.id) < (
          case when ${priority}::text = ${after.priority}::text then ${after.last_message_at}::timestamptz else 'infinity' end, ${after.id}::uuid)`
  const prior = ends(
    sql`cross join unnest(${wanted.filter((it) => it !== 'none')}::text[]) as p(priority)`,
    // Said twice: the index is found by the second.
    sql`c.priority = p.priority and c.priority <> 'none'`,
    since(sql`p.priority`),
  )
  const none = ends(sql``, sql`c.priority = 'none'`, since(sql`'none'`))
  return cut(wanted.includes('none') ? sql`(${prior}) union all (${none})` : prior)
}

function stillUnread(account_id: string, { unread_by }: ConversationFilters): RawBuilder<unknown> {
  return unread_by === null ? sql`true` : isUnread(account_id, unread_by)
}

const isShown = sql`c.merged_into is null and c.last_message_at is not null`

function statusesOf({ status }: ConversationFilters) {
  return status === null ? STATUSES : [status]
}

function ofInbox({ inbox_id }: ConversationFilters): RawBuilder<unknown> {
  return inbox_id === null ? sql`true` : sql`i.id = ${inbox_id}::uuid`
}

/** What no index but those of assignees and teams is made for. */
function restOf({ assignee, team, label, priority }: ConversationFilters): RawBuilder<unknown> {
  const labelled = label === null ? sql`true` : sql`c.labels && ${normalForms(label)}::text[]`
  const prior = priority === null ? sql`true` : sql`c.priority = ${priority}`
  return sql`${assignedTo(assignee)} and ${ofTeam(team)} and ${labelled} and ${prior}`
}

function behind(after: ConversationPosition | null): RawBuilder<unknown> {
  return after === null
    ? sql`true`
    : sql`(c.last_message_at, c.id) < (${after.last_message_at}::timestamptz, ${after.id}::uuid)`
}

function behindWaiting(after: ConversationPosition | null): RawBuilder<unknown> {
  if (after === null) return sql`true`
  if (after.waiting_since === null) return sql`(c.waiting_since is null and ${behind(after)})`
  return sql`(c.waiting_since is null or (c.waiting_since, c.id) > (${after.waiting_since}::timestamptz, ${after.id}::uuid))`
}

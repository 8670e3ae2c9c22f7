import { type RawBuilder, sql } from 'kysely'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import type { MetaError } from '../../whatsapp/values/types.ts'
import type { AuthorColumns } from './author.ts'
import { type Copy, seenCopies } from './copies.ts'

export type MessageRow = {
  id: string
  wamid: string | null
  conversation_id: string
  inbox_id: string
  contact_id: string | null
  direction: 'inbound' | 'outbound'
  source: string
  seen_copies: Copy[]
  type: string
  text: string | null
  content: Record<string, unknown>
  refers_to_wamid: string | null
  refers_to_id: string | null
  status: string | null
  status_at: Date | null
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  misaddressed: boolean
  delivered_to_stranger: boolean
  anomaly: boolean
  standby: boolean
  sent_at: Date
  at_from_meta: boolean
  received_at: Date
} & AuthorColumns

/** A place among messages: they are ordered by when they were sent, then by id. */
export type MessagePosition = [sent_at: string, id: string]

/** The messages of a conversation, the newest first: those next to `from` on its older or its newer side. */
export async function listMessages(
  trx: ReadTrx,
  account_id: string,
  conversation_id: string,
  page: {
    limit: number
    from: MessagePosition | null
    direction: 'older' | 'newer'
    include_sealed: boolean
  },
): Promise<MessageRow[]> {
  const { limit, from, direction, include_sealed } = page
  const older = direction === 'older'
  const beyond =
    from === null
      ? sql`true`
      : sql`(m.sent_at, m.id) ${sql.raw(older ? '<' : '>')} (${from[0]}::timestamptz, ${from[1]}::uuid)`
  const order = older ? sql`m.sent_at desc, m.id desc` : sql`m.sent_at, m.id`
  const rows = await selectMessages(
    trx,
    account_id,
    sql`m.conversation_id = ${conversation_id} and ${beyond} and (${include_sealed}::boolean or a.sealed is not true)
      order by ${order} limit ${limit}`,
  )
  return older ? rows : rows.reverse()
}

/** Messages by id, in no order. */
export function loadMessages(
  trx: ReadTrx,
  account_id: string,
  ids: string[],
  include_sealed: boolean,
): Promise<MessageRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return selectMessages(
    trx,
    account_id,
    sql`m.id = any(${ids}::uuid[]) and (${include_sealed}::boolean or a.sealed is not true)`,
  )
}

async function selectMessages(
  trx: ReadTrx,
  account_id: string,
  rest: RawBuilder<unknown>,
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select m.id, m.wamid, m.conversation_id, m.inbox_id, a.contact_id, m.direction, m.source,
      ${seenCopies} as seen_copies, m.type, m.text, m.content, m.refers_to_wamid, r.id as refers_to_id, m.status, m.status_at, m.bsuid, m.parent_bsuid, m.phone, m.misaddressed,
      m.delivered_to_stranger, m.anomaly, m.standby, m.sent_at, m.at_from_meta, m.received_at, m.author_kind, m.author_id, m.author_name
      from messages m
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
      left join messages r on r.account_id = m.account_id and r.inbox_id = m.inbox_id and r.wamid = m.refers_to_wamid
     where m.account_id = ${account_id} and ${rest}`.execute(trx)
  return rows
}

/** A reaction, an edit or a revocation, and the message that it is about. */
export type ReferenceRow = {
  id: string
  about: string
  type: 'reaction' | 'edit' | 'revoke'
  direction: 'inbound' | 'outbound'
  contact_id: string | null
  text: string | null
  sent_at: Date
}

/** What has since been said about these messages, the oldest first: one statement for a page. */
export async function loadReferences(
  trx: ReadTrx,
  account_id: string,
  messages: { id: string; inbox_id: string; wamid: string | null }[],
): Promise<ReferenceRow[]> {
  // Nothing can have been said about one that has not reached WhatsApp.
  const named = messages.filter(({ wamid }) => wamid !== null)
  if (named.length === 0) return []
  const about = named.map(({ id, inbox_id, wamid }) => ({ id, inbox_id, wamid }))
  const { rows } = await sql<ReferenceRow>`
    select m.id, p.id as about, m.type, m.direction, a.contact_id, m.text, m.sent_at
      from ${rowsOf(about, 'p', { id: 'uuid', inbox_id: 'uuid', wamid: 'text' })}
      join messages m on m.account_id = ${account_id} and m.inbox_id = p.inbox_id and m.refers_to_wamid = p.wamid
      left join anchors a on a.account_id = m.account_id and a.id = m.anchor_id
     where m.type in ('reaction', 'edit', 'revoke')
     order by m.sent_at, m.id`.execute(trx)
  return rows
}

export type StatusRow = {
  status: string
  at: Date
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  errors: MetaError[] | null
  pricing: Record<string, unknown> | null
  data: Record<string, unknown> | null
  callback_data: string | null
}

/** Every status of messages, of each participant where one went to a group, by message and in the order of Meta's times. */
export async function loadStatuses(
  trx: ReadTrx,
  account_id: string,
  messages: { id: string; inbox_id: string; wamid: string | null }[],
): Promise<Map<string, StatusRow[]>> {
  const sent = messages.filter(({ wamid }) => wamid !== null)
  if (sent.length === 0) return new Map()
  const wanted = sent.map(({ id, inbox_id, wamid }) => ({ id, inbox_id, wamid }))
  const { rows } = await sql<StatusRow & { id: string }>`
    select p.id, s.status, s.at, s.bsuid, s.parent_bsuid, s.phone, s.errors, s.pricing, s.data, s.callback_data
      from ${rowsOf(wanted, 'p', { id: 'uuid', inbox_id: 'uuid', wamid: 'text' })}
      join message_statuses s on s.account_id = ${account_id} and s.inbox_id = p.inbox_id and s.wamid = p.wamid
     order by s.at, array_position('{queued,sent,delivered,read,played,failed}', s.status), s.participant`.execute(
    trx,
  )
  return Map.groupBy(rows, ({ id }) => id)
}

/** What WhatsApp reported about one call: `event` is `connect`, `ringing`, `rejected`, `terminate` or another value. */
export type CallStep = {
  message_id: string
  event: string
  at: Date
  data: Record<string, unknown> | null
}

/** The steps of these calls, the oldest first: one statement for a page, and none where it holds no call. */
export async function loadCallSteps(
  trx: ReadTrx,
  account_id: string,
  messages: { id: string; inbox_id: string; wamid: string | null; source: string }[],
): Promise<CallStep[]> {
  const calls = messages.filter(({ source }) => source === 'call')
  if (calls.length === 0) return []
  const wanted = calls.map(({ id, inbox_id, wamid }) => ({ id, inbox_id, wamid }))
  const { rows } = await sql<CallStep>`
    select c.id as message_id, s.status as event, s.at, s.data
      from ${rowsOf(wanted, 'c', { id: 'uuid', inbox_id: 'uuid', wamid: 'text' })}
      join message_statuses s on s.account_id = ${account_id} and s.inbox_id = c.inbox_id and s.wamid = c.wamid
     order by s.at, s.status`.execute(trx)
  return rows
}

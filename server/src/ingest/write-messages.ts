import { sql } from 'kysely'
import type { GroupWriter } from '../contacts/anchors.ts'
import { statusRank } from '../conversations/messages/move-forward.ts'
import { accountRows, rowsOf } from '../platform/db/rows-of.ts'
import { appendEvents } from '../platform/events/append.ts'
import { addWriters, reviewWriters } from '../resolution/moving/place-writers.ts'
import { removeEmptied } from '../resolution/moving/remove-emptied.ts'
import { advanceThreads } from './advance-threads.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { MessageItem } from './message-copies.ts'
import { messageEvents } from './message-events.ts'
import type { PlacedMessage } from './place-messages.ts'

/** Stores new messages, completes known ones with what a later copy added, and moves their threads forward. */
export async function writeMessages(locked: IngestScope, placed: PlacedMessage[]): Promise<void> {
  const fresh = placed.filter(({ item }) => !item.known)
  await insertMessages(locked, fresh)
  const completed = placed.filter(({ item }) => item.known && item.changed)
  const former = await formerWriters(locked, completed)
  await completeMessages(locked, completed)
  await addWriters(locked, [...fresh, ...completed].flatMap(writerOf))
  await reviewWriters(locked, former)
  await advanceThreads(locked, placed)
  await appendEvents(locked, await messageEvents(locked, placed))
  await removeFormer(locked, completed)
}

/** Copies that together name another contact or group than the first one did leave its conversation. */
async function removeFormer(locked: IngestScope, completed: PlacedMessage[]): Promise<void> {
  const left = completed.flatMap(({ item: { known }, conversation_id }) =>
    known && known.conversation_id !== conversation_id ? [known.conversation_id] : [],
  )
  await removeEmptied(locked, left)
}

async function insertMessages(locked: IngestScope, fresh: PlacedMessage[]): Promise<void> {
  if (fresh.length === 0) return
  const rows = fresh.map((message) => ({
    ...columnsOf(message),
    inbox_id: message.item.inbox.id,
    wamid: message.item.update.wamid,
    status: statusOf(message.item),
    received_at: message.item.received_at,
    event_id: message.item.event_id,
  }))
  await sql`
    insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, wamid, direction, source, seen_copies, type, text,
      content, refers_to_wamid, status, status_at, bsuid, parent_bsuid, phone, anomaly, standby, sent_at, identity_at,
      at_from_meta, received_at, event_id)
    select m.account_id, m.id, m.inbox_id, m.conversation_id, m.anchor_id, m.wamid, m.direction, m.source,
      array(select json_array_elements_text(m.seen_copies)), m.type, m.text, m.content, m.refers_to_wamid, m.status, m.sent_at,
      m.bsuid, m.parent_bsuid, m.phone, m.anomaly, m.standby, m.sent_at, m.identity_at, m.at_from_meta, m.received_at, m.event_id
      from ${accountRows(locked.account_id, rows, 'm', {
        id: 'uuid',
        inbox_id: 'uuid',
        conversation_id: 'uuid',
        anchor_id: 'uuid',
        wamid: 'text',
        direction: 'text',
        source: 'text',
        seen_copies: 'json',
        type: 'text',
        text: 'text',
        content: 'jsonb',
        refers_to_wamid: 'text',
        status: 'text',
        bsuid: 'text',
        parent_bsuid: 'text',
        phone: 'text',
        anomaly: 'boolean',
        standby: 'boolean',
        sent_at: 'timestamptz',
        identity_at: 'timestamptz',
        at_from_meta: 'boolean',
        received_at: 'timestamptz',
        event_id: 'uuid',
      })}`.execute(locked.trx)
}

/** What all copies of a message together say of it. */
function columnsOf({ item, place, conversation_id, id }: PlacedMessage) {
  const { update } = item
  return {
    id,
    conversation_id,
    anchor_id: place?.anchor_id ?? null,
    direction: update.direction,
    source: item.source,
    seen_copies: item.seen,
    type: update.content.type,
    text: update.content.text,
    content: contentOf(item),
    refers_to_wamid: update.content.refers_to_wamid,
    bsuid: item.bsuid,
    parent_bsuid: item.parent_bsuid,
    phone: item.phone,
    anomaly: item.anomaly,
    standby: update.standby,
    sent_at: new Date(update.at_ms),
    identity_at: new Date(update.identity_at_ms),
    at_from_meta: update.at_from_meta,
  }
}

function contentOf({ update }: MessageItem): Record<string, unknown> {
  const { data, media, forwarded, referral, referred_product, errors, kept } = update.content
  const content: Record<string, unknown> = { ...kept, data }
  if (update.identity_key_hash) content.identity_key_hash = update.identity_key_hash
  if (media) content.media = media
  if (forwarded) content.forwarded = forwarded
  if (referral) content.referral = referral
  if (referred_product) content.referred_product = referred_product
  if (errors.length > 0) content.errors = errors
  return content
}

/** What somebody sent us has no status. */
function statusOf({ update, status }: MessageItem): string | null {
  return update.direction === 'inbound' ? null : status
}

/** A status that only a copy tells of has no time of its own: it stands at the time of the message. */
async function completeMessages(locked: IngestScope, known: PlacedMessage[]): Promise<void> {
  if (known.length === 0) return
  const rows = known.map((message) => {
    const status = statusOf(message.item)
    const further = statusRank(status) > statusRank(message.item.known?.status ?? null)
    return { ...columnsOf(message), status: further ? status : null }
  })
  await sql`
    update messages m set conversation_id = k.conversation_id, anchor_id = k.anchor_id, direction = k.direction,
      source = k.source, seen_copies = array(select json_array_elements_text(k.seen_copies)), type = k.type, text = k.text,
      content = k.content, refers_to_wamid = k.refers_to_wamid, status = case when k.direction = 'outbound' then coalesce(k.status, m.status) end,
      status_at = case when k.status is not null or m.status_at = m.sent_at then k.sent_at else m.status_at end,
      bsuid = k.bsuid, parent_bsuid = k.parent_bsuid, phone = k.phone, anomaly = k.anomaly, standby = k.standby,
      sent_at = k.sent_at, identity_at = k.identity_at, at_from_meta = k.at_from_meta
      from ${rowsOf(rows, 'k', {
        id: 'uuid',
        conversation_id: 'uuid',
        anchor_id: 'uuid',
        direction: 'text',
        source: 'text',
        seen_copies: 'json',
        type: 'text',
        text: 'text',
        content: 'jsonb',
        refers_to_wamid: 'text',
        status: 'text',
        bsuid: 'text',
        parent_bsuid: 'text',
        phone: 'text',
        anomaly: 'boolean',
        standby: 'boolean',
        sent_at: 'timestamptz',
        identity_at: 'timestamptz',
        at_from_meta: 'boolean',
      })}
     where m.account_id = ${locked.account_id} and m.id = k.id`.execute(locked.trx)
}

function writerOf({ item, place }: PlacedMessage): GroupWriter[] {
  return item.update.group_id && place ? [{ anchor_id: place.anchor_id, inbox_id: item.inbox.id }] : []
}

/** Whose messages in groups these were before a later copy said more of them. */
async function formerWriters(locked: IngestScope, completed: PlacedMessage[]): Promise<GroupWriter[]> {
  const ids = completed.flatMap((message) => (writerOf(message).length > 0 ? message.id : []))
  if (ids.length === 0) return []
  const { rows } = await sql<GroupWriter>`
    select distinct anchor_id, inbox_id from messages
     where account_id = ${locked.account_id} and id = any(${ids}::uuid[]) and anchor_id is not null`.execute(
    locked.trx,
  )
  return rows
}

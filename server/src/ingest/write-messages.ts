import { sql } from 'kysely'
import type { GroupWriter } from '../contacts/anchors.ts'
import { isWork } from '../conversations/messages/copies.ts'
import { completeMessages, insertMessages } from '../conversations/messages/from-whatsapp.ts'
import { statusRank } from '../conversations/messages/move-forward.ts'
import { takeArrivals } from '../platform/account-lock/arrivals.ts'
import { appendEvents } from '../platform/events/append.ts'
import { addWriters, reviewWriters } from '../resolution/moving/place-writers.ts'
import { removeEmptied } from '../resolution/moving/remove-emptied.ts'
import { type Arrivals, advanceThreads } from './advance-threads.ts'
import { arrives } from './copy-effects.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { MessageItem } from './message-copies.ts'
import { messageEvents } from './message-events.ts'
import type { PlacedMessage } from './place-messages.ts'

/** Stores new messages, completes known ones with what a later copy added, and moves their threads forward. */
export async function writeMessages(locked: IngestScope, placed: PlacedMessage[]): Promise<void> {
  const arrivals = await dealArrivals(locked, placed)
  const fresh = placed.filter(({ item }) => !item.known)
  await storeFresh(locked, fresh, arrivals)
  const completed = placed.filter(({ item }) => item.known && item.changed)
  const former = await formerWriters(locked, completed)
  await complete(locked, completed, arrivals)
  await addWriters(locked, [...fresh, ...completed].flatMap(writerOf))
  await reviewWriters(locked, former)
  await advanceThreads(locked, placed, arrivals)
  await appendEvents(locked, await messageEvents(locked, placed))
  await removeFormer(locked, completed)
}

/**
 * Numbers what happens now, in the order in which the feed tells it. A voice message takes a new number after its call:
 * a member who has seen the call has not heard it.
 */
async function dealArrivals(locked: IngestScope, placed: PlacedMessage[]): Promise<Arrivals> {
  const arriving = placed.filter(({ item }) => arrives(item))
  const inbound = arriving.filter(({ item }) => item.update.direction === 'inbound')
  if (arriving.length === 0) return new Map()
  let last = await takeArrivals(locked, inbound.length)
  return new Map(
    arriving.map((message) => {
      if (message.item.update.direction === 'inbound') last += 1
      return [message, last]
    }),
  )
}

/** A message keeps its number, unless a later copy says that it was no work, or not the contact's. */
function keptArrival({ known, update }: MessageItem): number | null {
  if (known === null || known.direction !== update.direction || !isWork(update.content)) return null
  return known.arrival
}

/** Copies that together name another contact or group than the first one did leave its conversation. */
async function removeFormer(locked: IngestScope, completed: PlacedMessage[]): Promise<void> {
  const left = completed.flatMap(({ item: { known }, conversation_id }) =>
    known && known.conversation_id !== conversation_id ? [known.conversation_id] : [],
  )
  await removeEmptied(locked, left)
}

async function storeFresh(locked: IngestScope, fresh: PlacedMessage[], arrivals: Arrivals): Promise<void> {
  if (fresh.length === 0) return
  const rows = fresh.map((message) => ({
    ...columnsOf(message, arrivals),
    inbox_id: message.item.inbox.id,
    wamid: message.item.update.wamid,
    status: statusOf(message.item),
    received_at: message.item.received_at,
    event_id: message.item.event_id,
  }))
  await insertMessages(locked, rows)
}

/** What all copies of a message together say of it. */
function columnsOf(message: PlacedMessage, arrivals: Arrivals) {
  const { item, place, conversation_id, id } = message
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
    arrival: arrivals.get(message) ?? keptArrival(item),
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

/** An inbound message has no status. */
function statusOf({ update, status }: MessageItem): string | null {
  return update.direction === 'inbound' ? null : status
}

/** A status that only a copy tells of has no time of its own: it stands at the time of the message. */
async function complete(locked: IngestScope, known: PlacedMessage[], arrivals: Arrivals): Promise<void> {
  if (known.length === 0) return
  const rows = known.map((message) => {
    const status = statusOf(message.item)
    const further = statusRank(status) > statusRank(message.item.known?.status ?? null)
    return { ...columnsOf(message, arrivals), status: further ? status : null }
  })
  await completeMessages(locked, rows)
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

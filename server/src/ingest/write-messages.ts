import { sql } from 'kysely'
import { addWriters, type GroupWriter, reviewWriters } from '../contacts/place-writers.ts'
import { ensureThreads } from '../conversations/rethread.ts'
import { appendEvents } from '../events/append.ts'
import { newId } from '../ids.ts'
import type { Directory, Place } from './locate-people.ts'
import type { MessageItem } from './message-copies.ts'
import { messageEvents } from './message-events.ts'
import type { IngestLane } from './open-lane.ts'
import type { IngestFailure } from './types.ts'

/** `place` is null where we wrote to a group, which is nobody in particular. */
export type PlacedMessage = { item: MessageItem; place: Place | null; conversation_id: string; id: string }

type Thread = { id: string; inbox_id: string; contact_id: string | null; group_id: string | null }

/** Finds each message's person and thread; what leads to nobody waits, visible, for the identifier to become known. */
export async function placeMessages(
  lane: IngestLane,
  items: MessageItem[],
  directory: Directory,
): Promise<{ placed: PlacedMessage[]; failures: IngestFailure[] }> {
  const failures: IngestFailure[] = []
  const homes = items.flatMap((item): { item: MessageItem; place: Place | null }[] => {
    const { bsuid, parent_bsuid, phone, inbox, update } = item
    const place = directory.find({
      portfolio_id: inbox.portfolio_id,
      bsuid,
      parent_bsuid,
      phone,
      at: update.identity_at_ms,
    })
    if (!place && update.group_id && update.direction === 'outbound') return [{ item, place }]
    // A later word on a call may name nobody: what it is about was placed before.
    if (!place && !item.known) {
      failures.push({
        event_id: item.event_id,
        path: update.path,
        state: 'waiting',
        reason: 'person_unknown',
        detail: null,
        waits_for: parent_bsuid,
      })
    }
    return place ? [{ item, place }] : []
  })
  const threads = await findThreads(lane, homes)
  const placed = homes.map(({ item, place }): PlacedMessage => {
    const conversation_id = threads.get(threadKey(item, place))
    if (!conversation_id) throw new Error('a thread that was just made is missing')
    return { item, place, conversation_id, id: item.known?.id ?? newId() }
  })
  return { placed, failures }
}

function threadKey(item: MessageItem, place: Place | null): string {
  const { group_id } = item.update
  return group_id ? `${item.inbox.id} group ${group_id}` : `${item.inbox.id} ${place?.contact_id}`
}

/** Looks up the one thread of each contact, or group, in its inbox, and begins those that are missing. */
async function findThreads(
  lane: IngestLane,
  homes: { item: MessageItem; place: Place | null }[],
): Promise<Map<string, string>> {
  const wanted = new Map<string, { inbox_id: string; contact_id: string | null; group_id: string | null }>()
  for (const { item, place } of homes) {
    const { group_id } = item.update
    wanted.set(threadKey(item, place), {
      inbox_id: item.inbox.id,
      contact_id: group_id ? null : (place?.contact_id ?? null),
      group_id,
    })
  }
  const threads = new Map<string, string>()
  if (wanted.size === 0) return threads
  await loadThreads(lane, [...wanted.values()], threads)
  const missing = [...wanted].filter(([key]) => !threads.has(key)).map(([, it]) => it)
  if (missing.length === 0) return threads
  await ensureThreads(
    lane,
    missing.flatMap(({ inbox_id, contact_id }) => (contact_id ? [{ inbox_id, contact_id }] : [])),
  )
  await ensureGroups(
    lane,
    missing.flatMap(({ inbox_id, group_id }) => (group_id ? [{ inbox_id, group_id, id: newId() }] : [])),
  )
  await loadThreads(lane, missing, threads)
  return threads
}

async function loadThreads(
  lane: IngestLane,
  wanted: { inbox_id: string; contact_id: string | null; group_id: string | null }[],
  threads: Map<string, string>,
): Promise<void> {
  const { rows } = await sql<Thread>`
    select c.id, c.inbox_id, c.contact_id, c.group_id from json_to_recordset(${JSON.stringify(wanted)}::json)
        as w(inbox_id uuid, contact_id uuid)
      join conversations c on c.account_id = ${lane.account_id} and c.contact_id = w.contact_id and c.inbox_id = w.inbox_id
        and c.merged_into is null
    union all
    select c.id, c.inbox_id, c.contact_id, c.group_id from json_to_recordset(${JSON.stringify(wanted)}::json)
        as w(inbox_id uuid, group_id text)
      join conversations c on c.account_id = ${lane.account_id} and c.inbox_id = w.inbox_id and c.group_id = w.group_id`.execute(
    lane.trx,
  )
  for (const { id, inbox_id, contact_id, group_id } of rows) {
    threads.set(group_id ? `${inbox_id} group ${group_id}` : `${inbox_id} ${contact_id}`, id)
  }
}

async function ensureGroups(
  lane: IngestLane,
  groups: { inbox_id: string; group_id: string; id: string }[],
): Promise<void> {
  if (groups.length === 0) return
  await sql`
    insert into conversations (account_id, id, inbox_id, group_id, created_at)
    select ${lane.account_id}, g.id, g.inbox_id, g.group_id, ${lane.now}
      from json_to_recordset(${JSON.stringify(groups)}::json) as g(id uuid, inbox_id uuid, group_id text)
    on conflict (account_id, inbox_id, group_id) where group_id is not null do nothing`.execute(lane.trx)
}

/** Stores new messages, completes known ones with what a later copy added, and moves their threads forward. */
export async function writeMessages(lane: IngestLane, placed: PlacedMessage[]): Promise<void> {
  const fresh = placed.filter(({ item }) => !item.known)
  await insertMessages(lane, fresh)
  const completed = placed.filter(({ item }) => item.known && item.changed)
  const former = await formerWriters(lane, completed)
  await completeMessages(lane, completed)
  await addWriters(lane.trx, lane.account_id, [...fresh, ...completed].flatMap(writerOf))
  await reviewWriters(lane.trx, lane.account_id, former)
  await advanceThreads(lane, fresh)
  await appendEvents(lane.trx, lane.account_id, await messageEvents(lane, fresh))
}

async function insertMessages(lane: IngestLane, fresh: PlacedMessage[]): Promise<void> {
  if (fresh.length === 0) return
  const rows = fresh.map(({ item, place, conversation_id, id }) => {
    const { update } = item
    return {
      id,
      inbox_id: item.inbox.id,
      conversation_id,
      anchor_id: place?.anchor_id ?? null,
      wamid: update.wamid,
      direction: update.direction,
      source: update.source,
      type: update.content.type,
      text: update.content.text,
      content: contentOf(item),
      refers_to_wamid: update.content.refers_to_wamid,
      status: firstStatus(item),
      bsuid: item.bsuid,
      parent_bsuid: item.parent_bsuid,
      phone: item.phone,
      anomaly: item.anomaly,
      standby: update.standby,
      sent_at: new Date(update.at_ms),
      identity_at: new Date(update.identity_at_ms),
      at_from_meta: update.at_from_meta,
      received_at: item.received_at,
      event_id: item.event_id,
    }
  })
  await sql`
    insert into messages (account_id, id, inbox_id, conversation_id, anchor_id, wamid, direction, source, type, text, content,
      refers_to_wamid, status, status_at, bsuid, parent_bsuid, phone, anomaly, standby, sent_at, identity_at, at_from_meta,
      received_at, event_id)
    select ${lane.account_id}, m.id, m.inbox_id, m.conversation_id, m.anchor_id, m.wamid, m.direction, m.source, m.type, m.text,
      m.content, m.refers_to_wamid, m.status, m.sent_at, m.bsuid, m.parent_bsuid, m.phone, m.anomaly, m.standby, m.sent_at,
      m.identity_at, m.at_from_meta, m.received_at, m.event_id
      from json_to_recordset(${JSON.stringify(rows)}::json) as m(id uuid, inbox_id uuid, conversation_id uuid, anchor_id uuid,
        wamid text, direction text, source text, type text, text text, content jsonb, refers_to_wamid text, status text,
        bsuid text, parent_bsuid text, phone text, anomaly boolean, standby boolean, sent_at timestamptz,
        identity_at timestamptz, at_from_meta boolean, received_at timestamptz, event_id uuid)`.execute(
    lane.trx,
  )
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

/** What somebody sent us has no status; what the business app sent has at least left. */
function firstStatus({ update }: MessageItem): string | null {
  if (update.direction === 'inbound') return null
  if (update.history_status === 'pending') return 'queued'
  return update.history_status ?? 'sent'
}

async function completeMessages(lane: IngestLane, known: PlacedMessage[]): Promise<void> {
  if (known.length === 0) return
  const rows = known.map(({ item, place, conversation_id, id }) => ({
    id,
    conversation_id,
    anchor_id: place?.anchor_id ?? null,
    bsuid: item.bsuid,
    parent_bsuid: item.parent_bsuid,
    phone: item.phone,
    anomaly: item.anomaly,
    sent_at: new Date(item.update.at_ms),
  }))
  await sql`
    update messages m set conversation_id = k.conversation_id, anchor_id = k.anchor_id, bsuid = k.bsuid,
      parent_bsuid = k.parent_bsuid, phone = k.phone, anomaly = k.anomaly, sent_at = least(m.sent_at, k.sent_at)
      from json_to_recordset(${JSON.stringify(rows)}::json) as k(id uuid, conversation_id uuid, anchor_id uuid, bsuid text,
        parent_bsuid text, phone text, anomaly boolean, sent_at timestamptz)
     where m.account_id = ${lane.account_id} and m.id = k.id`.execute(lane.trx)
}

function writerOf({ item, place }: PlacedMessage): GroupWriter[] {
  return item.update.group_id && place ? [{ anchor_id: place.anchor_id, inbox_id: item.inbox.id }] : []
}

/** Whose messages in groups these were before a later copy said more of them. */
async function formerWriters(lane: IngestLane, completed: PlacedMessage[]): Promise<GroupWriter[]> {
  const ids = completed.flatMap((message) => (writerOf(message).length > 0 ? message.id : []))
  if (ids.length === 0) return []
  const { rows } = await sql<GroupWriter>`
    select distinct anchor_id, inbox_id from messages
     where account_id = ${lane.account_id} and id = any(${ids}::uuid[]) and anchor_id is not null`.execute(
    lane.trx,
  )
  return rows
}

type Advance = {
  id: string
  last_at: Date
  inbound_at: Date | null
  anchor_id: string | null
  wakes: boolean
}

/** A new message from a person wakes a thread that was put aside. History from the app's past does not. */
async function advanceThreads(lane: IngestLane, fresh: PlacedMessage[]): Promise<void> {
  const threads = new Map<string, Advance>()
  for (const { item, place, conversation_id } of fresh) {
    const at = new Date(item.update.at_ms)
    const inbound = item.update.direction === 'inbound'
    const thread = threads.get(conversation_id) ?? {
      id: conversation_id,
      last_at: at,
      inbound_at: null,
      anchor_id: null,
      wakes: false,
    }
    if (at > thread.last_at) thread.last_at = at
    if (inbound && (thread.inbound_at === null || at >= thread.inbound_at)) {
      thread.inbound_at = at
      thread.anchor_id = place?.anchor_id ?? null
    }
    thread.wakes ||= inbound && item.update.source === 'inbound'
    threads.set(conversation_id, thread)
  }
  if (threads.size === 0) return
  await sql`
    update conversations c set last_message_at = greatest(c.last_message_at, t.last_at),
      last_inbound_anchor_id = case when t.inbound_at >= coalesce(c.last_inbound_at, t.inbound_at) then t.anchor_id
        else c.last_inbound_anchor_id end,
      last_inbound_at = greatest(c.last_inbound_at, t.inbound_at),
      status = case when t.wakes and c.status in ('snoozed', 'resolved') then 'open' else c.status end,
      snoozed_until = case when t.wakes then null else c.snoozed_until end
      from json_to_recordset(${JSON.stringify([...threads.values()])}::json)
        as t(id uuid, last_at timestamptz, inbound_at timestamptz, anchor_id uuid, wakes boolean)
     where c.account_id = ${lane.account_id} and c.id = t.id`.execute(lane.trx)
}

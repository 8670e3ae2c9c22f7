import { sql } from 'kysely'
import { phoneKey } from '../identity/phone.ts'
import type { MediaReference, MessageUpdate } from '../whatsapp/types.ts'
import type { Inbox, IngestLane } from './open-lane.ts'
import type { Routed } from './route.ts'

/** A message as the database has it already. */
export type KnownMessage = {
  id: string
  inbox_id: string
  wamid: string
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  anomaly: boolean
  anchor_id: string
  conversation_id: string
  identity_at: Date
  sent_at: Date
}

/** All copies of one message: one observation with the union of their identifiers, or none if they disagree. */
export type MessageItem = {
  inbox: Inbox
  update: MessageUpdate
  event_id: string
  received_at: Date
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  anomaly: boolean
  /** Of whichever copy names a file: history tells of it later than of its message. */
  media: MediaReference | null
  known: KnownMessage | null
  /** False where the copies say nothing that was not stored before. */
  changed: boolean
}

/** Brings the copies of each message together, those in the batch and the one stored before. */
export async function collectMessages(
  lane: IngestLane,
  routed: Routed<MessageUpdate>[],
): Promise<MessageItem[]> {
  const items = new Map<string, MessageItem>()
  for (const { update, inbox, event_id, received_at } of routed) {
    const key = `${inbox.id} ${update.wamid}`
    const item = items.get(key)
    if (item) unite(item, update)
    else {
      const { bsuid, parent_bsuid, phone } = update.person
      items.set(key, {
        inbox,
        update,
        event_id,
        received_at,
        bsuid,
        parent_bsuid,
        phone,
        anomaly: false,
        media: update.content.media,
        known: null,
        changed: true,
      })
    }
  }
  if (items.size === 0) return []
  for (const known of await loadKnown(lane, [...items.values()])) {
    const item = items.get(`${known.inbox_id} ${known.wamid}`)
    if (item) meet(item, known)
  }
  return [...items.values()]
}

async function loadKnown(lane: IngestLane, items: MessageItem[]): Promise<KnownMessage[]> {
  const keys = items.map(({ inbox, update }) => ({ inbox_id: inbox.id, wamid: update.wamid }))
  const { rows } = await sql<KnownMessage>`
    select m.id, m.inbox_id, m.wamid, m.bsuid, m.parent_bsuid, m.phone, m.anomaly, m.anchor_id, m.conversation_id, m.identity_at, m.sent_at
      from json_to_recordset(${JSON.stringify(keys)}::json) as k(inbox_id uuid, wamid text)
      join messages m on m.account_id = ${lane.account_id} and m.inbox_id = k.inbox_id and m.wamid = k.wamid`.execute(
    lane.trx,
  )
  return rows
}

function meet(item: MessageItem, known: KnownMessage): void {
  const before = {
    bsuid: known.bsuid,
    parent_bsuid: known.parent_bsuid,
    phone: known.phone,
    anomaly: known.anomaly,
  }
  item.known = known
  item.anomaly ||= known.anomaly
  item.anomaly ||= disagree(item, known)
  item.bsuid = pick(item.bsuid, known.bsuid)
  item.parent_bsuid = pick(item.parent_bsuid, known.parent_bsuid)
  item.phone = pick(item.phone, known.phone)
  item.changed =
    item.bsuid !== before.bsuid ||
    item.parent_bsuid !== before.parent_bsuid ||
    item.phone !== before.phone ||
    item.anomaly !== before.anomaly ||
    item.update.at_ms < known.sent_at.getTime()
}

function unite(item: MessageItem, update: MessageUpdate): void {
  const { person } = update
  if (update.at_ms < item.update.at_ms) item.update = update
  item.media ??= update.content.media
  item.anomaly ||= disagree(item, person)
  item.bsuid = pick(item.bsuid, person.bsuid)
  item.parent_bsuid = pick(item.parent_bsuid, person.parent_bsuid)
  item.phone = pick(item.phone, person.phone)
}

type Named = { bsuid: string | null; parent_bsuid: string | null; phone: string | null }

function disagree(a: Named, b: Named): boolean {
  const differ = (x: string | null, y: string | null) => x !== null && y !== null && x !== y
  const phones = a.phone !== null && b.phone !== null && phoneKey(a.phone) !== phoneKey(b.phone)
  return differ(a.bsuid, b.bsuid) || differ(a.parent_bsuid, b.parent_bsuid) || phones
}

/** One of two values, the same one whichever copy came first. */
function pick(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

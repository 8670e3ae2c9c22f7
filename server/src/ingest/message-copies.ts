import { type Copy, describeSource, isWork, orderCopies } from '../conversations/messages/copies.ts'
import { statusRank } from '../conversations/messages/move-forward.ts'
import { phoneKey } from '../identity/phone.ts'
import { readHistoryStatus } from '../whatsapp/history.ts'
import { readObject } from '../whatsapp/values/readers.ts'
import type { Identifiers, MediaReference, MessageUpdate, Profile } from '../whatsapp/values/types.ts'
import type { Inbox, IngestScope } from './ingest-scope.ts'
import { isSameContent, joinContents, pastStatus, richer } from './join-content.ts'
import { type KnownMessage, loadKnown } from './known-messages.ts'
import { findRenumbered, firstNamed, type NamedCopy } from './number-changes.ts'
import type { ObservedRotation } from './observations.ts'
import type { Routed } from './route.ts'

/** What one copy shows of a contact's profile. `whole`: a username that is absent here means that there is none. */
export type ShownProfile = { profile: Profile; at_ms: number; whole: boolean }

/** All copies of one message: one observation with the union of their identifiers, or none if they disagree. */
export type MessageItem = {
  inbox: Inbox
  /** What all copies say together, the one stored before included. */
  update: MessageUpdate
  event_id: string
  received_at: Date
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  anomaly: boolean
  /** What each copy named, where the contact changed their number between the copies. */
  renumbered: NamedCopy[] | null
  /** The copies in this batch, each judged by its own content: the copy of a reaction is no work. */
  told: { copy: Copy; type: string; is_work: boolean; is_call: boolean }[]
  /** Every copy that was seen, in this batch and before. */
  seen: Copy[]
  /** Every file that the copies in this batch name: history tells of it later than of its message. */
  files: MediaReference[]
  profiles: (ShownProfile & { person: Identifiers })[]
  /** When the copies in this batch showed their identifiers. */
  shown_at_ms: number[]
  source: string
  /** How far it has got by what the copies in this batch say; of an inbound message it means nothing. */
  status: string | null
  known: KnownMessage | null
  /** False where the copies say nothing that was not stored before. */
  changed: boolean
}

/** Brings the copies of each message together, those in the batch and the one stored before. */
export async function collectMessages(
  locked: IngestScope,
  routed: Routed<MessageUpdate>[],
  rotations: ObservedRotation[],
): Promise<MessageItem[]> {
  const items = new Map<string, MessageItem>()
  for (const copy of routed) {
    const key = `${copy.inbox.id} ${copy.update.wamid}`
    const item = items.get(key)
    if (item) unite(item, copy.update)
    else items.set(key, beginItem(copy))
  }
  if (items.size === 0) return []
  const keys = [...items.values()].map(({ inbox, update }) => ({ inbox_id: inbox.id, wamid: update.wamid }))
  for (const known of await loadKnown(locked, keys)) {
    const item = items.get(`${known.inbox_id} ${known.wamid}`)
    if (item) meet(item, known)
  }
  await settleDisagreements(locked, [...items.values()], rotations)
  for (const item of items.values()) conclude(item)
  return [...items.values()]
}

function beginItem({ update, inbox, event_id, received_at }: Routed<MessageUpdate>): MessageItem {
  const { bsuid, parent_bsuid, phone } = update.person
  const item: MessageItem = {
    inbox,
    update,
    event_id,
    received_at,
    bsuid,
    parent_bsuid,
    phone,
    anomaly: false,
    renumbered: null,
    told: [],
    seen: [],
    files: [],
    profiles: [],
    shown_at_ms: [],
    source: update.source,
    status: null,
    known: null,
    changed: true,
  }
  note(item, update)
  return item
}

/** What is said by each copy for itself. */
function note(item: MessageItem, update: MessageUpdate): void {
  const { content, person, profile, identity_at_ms, source } = update
  const { type } = content
  item.told.push({ copy: copyOf(update), type, is_work: isWork(content), is_call: source === 'call' })
  if (content.media) item.files.push(content.media)
  item.profiles.push({
    person,
    profile,
    at_ms: identity_at_ms,
    whole: source === 'inbound' && profile.name !== null,
  })
  item.shown_at_ms.push(identity_at_ms)
  const status = statusOf(update)
  if (statusRank(status) > statusRank(item.status)) item.status = status
}

function copyOf({ source, standby }: MessageUpdate): Copy {
  if (standby) return 'standby'
  return source === 'echo' || source === 'history' ? source : 'live'
}

function unite(item: MessageItem, update: MessageUpdate): void {
  uniteIdentifiers(item, update.person)
  item.update = joinUpdates(item.update, update)
  note(item, update)
}

function joinUpdates(a: MessageUpdate, b: MessageUpdate): MessageUpdate {
  return {
    ...a,
    ...earlier(a, b),
    // A voice message that a caller leaves comes under the id of the call.
    source: b.source === 'call' ? b.source : a.source,
    identity_at_ms: Math.min(a.identity_at_ms, b.identity_at_ms),
    // What the business wrote names it as its author; history may leave that out.
    direction: a.direction === b.direction ? a.direction : 'outbound',
    group_id: pick(a.group_id, b.group_id),
    content: joinContents(a.content, b.content),
    identity_key_hash: pick(a.identity_key_hash, b.identity_key_hash),
    shared_phones: richer(a.shared_phones, b.shared_phones) ?? [],
  }
}

type Sent = Pick<MessageUpdate, 'at_ms' | 'at_from_meta'>

/** A time of Meta's stands before one of receipt, and then the earlier one. */
function earlier(a: Sent, b: Sent): Sent {
  const first = a.at_from_meta === b.at_from_meta ? a.at_ms <= b.at_ms : a.at_from_meta
  const { at_ms, at_from_meta } = first ? a : b
  return { at_ms, at_from_meta }
}

/** What the copies show of the contact that the message is placed with. Where they disagree, only those that name it so. */
export function profilesOf({ anomaly, renumbered, bsuid, phone, profiles }: MessageItem): ShownProfile[] {
  const isNamed = ({ person }: { person: Identifiers }) =>
    bsuid === null ? person.phone === phone : person.bsuid === bsuid
  return profiles
    .filter((it) => (!anomaly && !renumbered) || isNamed(it))
    .map(({ profile, at_ms, whole }) => ({ profile, at_ms, whole }))
}

/** What a copy of a message of ours says of its status: the business app has at least sent it. */
function statusOf({ history_status }: MessageUpdate): string {
  return pastStatus(history_status) ?? 'sent'
}

function meet(item: MessageItem, known: KnownMessage): void {
  const { update } = item
  item.known = known
  item.anomaly ||= known.anomaly
  // As long as it looked inbound, what history said of its status meant nothing.
  const past = pastStatus(readHistoryStatus(readObject(known.content.kept ?? {}, 'history') ?? {}))
  if (statusRank(past) > statusRank(item.status)) item.status = past
  uniteIdentifiers(item, known)
  // Copies that together name more than each of them show it at the time of the first one, too.
  if (item.bsuid !== known.bsuid || item.parent_bsuid !== known.parent_bsuid || item.phone !== known.phone)
    item.shown_at_ms.push(known.identity_at.getTime())
  item.update = {
    ...update,
    source: known.is_call ? 'call' : update.source,
    ...earlier(update, { at_ms: known.sent_at.getTime(), at_from_meta: known.at_from_meta }),
    identity_at_ms: Math.min(update.identity_at_ms, known.identity_at.getTime()),
    direction: update.direction === known.direction ? known.direction : 'outbound',
    group_id: pick(update.group_id, known.group_id),
    identity_key_hash: pick(update.identity_key_hash, known.identity_key_hash),
    // What we sent ourselves is what we know best.
    content: known.seen.includes('send') ? known.content : joinContents(known.content, update.content),
  }
}

/** Copies between which the contact changed their number disagree and are about one contact all the same. */
async function settleDisagreements(
  locked: IngestScope,
  items: MessageItem[],
  rotations: ObservedRotation[],
): Promise<void> {
  const disputed = items.filter(({ anomaly, known }) => anomaly && known?.anomaly !== true)
  if (disputed.length === 0) return
  const messages = disputed.map((item) => ({ item, ...namedBy(item) }))
  const shown = items
    .map(namedBy)
    .flatMap(({ portfolio_id, copies }) => copies.map((it) => ({ ...it, portfolio_id })))
  for (const { item, copies } of await findRenumbered(locked, messages, { rotations, shown })) {
    Object.assign(item, { ...firstNamed(copies), anomaly: false, renumbered: copies })
  }
}

function namedBy({ inbox, profiles, known }: MessageItem): { portfolio_id: string; copies: NamedCopy[] } {
  const copies = profiles.map(({ person, at_ms }) => ({ ...identifiersOf(person), at_ms }))
  if (known) copies.push({ ...identifiersOf(known), at_ms: known.identity_at.getTime() })
  return { portfolio_id: inbox.portfolio_id, copies }
}

function identifiersOf({ bsuid, parent_bsuid, phone }: Identifiers): Identifiers {
  return { bsuid, parent_bsuid, phone }
}

/** What follows from all copies together. */
function conclude(item: MessageItem): void {
  const { known, update } = item
  item.seen = orderCopies([...(known?.seen ?? []), ...item.told.map(({ copy }) => copy)])
  const direction = item.seen.includes('live') && update.source !== 'call' ? 'inbound' : update.direction
  const { source, standby } = describeSource(item.seen, { direction, is_call: update.source === 'call' })
  item.source = source
  item.update = { ...update, direction, standby }
  item.changed = known === null || isChanged(item, known)
}

function isChanged({ update, ...item }: MessageItem, known: KnownMessage): boolean {
  return (
    item.bsuid !== known.bsuid ||
    item.parent_bsuid !== known.parent_bsuid ||
    item.phone !== known.phone ||
    item.anomaly !== known.anomaly ||
    (update.source === 'call') !== known.is_call ||
    item.seen.length !== known.seen.length ||
    update.direction !== known.direction ||
    update.group_id !== known.group_id ||
    update.at_ms !== known.sent_at.getTime() ||
    update.identity_at_ms !== known.identity_at.getTime() ||
    update.at_from_meta !== known.at_from_meta ||
    (update.direction === 'outbound' && statusRank(item.status) > statusRank(known.status)) ||
    update.identity_key_hash !== known.identity_key_hash ||
    !isSameContent(update.content, known.content)
  )
}

function uniteIdentifiers(item: MessageItem, named: Identifiers): void {
  item.anomaly ||= disagree(item, named)
  item.bsuid = pick(item.bsuid, named.bsuid)
  item.parent_bsuid = pick(item.parent_bsuid, named.parent_bsuid)
  item.phone = pick(item.phone, named.phone)
}

function disagree(a: Identifiers, b: Identifiers): boolean {
  const differ = (x: string | null, y: string | null) => x !== null && y !== null && x !== y
  const phones = a.phone !== null && b.phone !== null && phoneKey(a.phone) !== phoneKey(b.phone)
  return differ(a.bsuid, b.bsuid) || differ(a.parent_bsuid, b.parent_bsuid) || phones
}

/** One of two values, the same one whichever copy came first. */
function pick(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

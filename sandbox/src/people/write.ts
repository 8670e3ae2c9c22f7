import { countTraffic } from '../sending/limits.ts'
import { isPhoneVisible, notePhoneContact, relationOf, writeContactBook } from '../visibility.ts'
import { buildContent } from '../webhooks/content.ts'
import { showPerson } from '../webhooks/identity.ts'
import { buildInbound, noteInbound } from '../webhooks/inbound.ts'
import { queueUpdate } from '../webhooks/queue.ts'
import { DAY_MS } from '../world/clock.ts'
import type { Content, WriteOptions } from '../world/content.ts'
import { withMedia } from '../world/media.ts'
import { getMessage, keepMessage } from '../world/messages.ts'
import type { World, WorldMessage } from '../world/types.ts'
import type { JsonObject } from '../world/wire.ts'
import { getGroup, getNumber, getPerson, WorldError } from '../world/world.ts'
import { sendHeldBack } from './accounts.ts'
import { noteCallPermission } from './calls.ts'
import { acted } from './person.ts'
import { personReads } from './receive.ts'

const EDIT_MS = 15 * 60_000
const REVOKE_MS = 2 * DAY_MS
const REACTION_MS = 30 * DAY_MS

/** The person writes to a business number; returns the message, or undefined if the business never sees it. */
export function personWrites(
  world: World,
  person_id: string,
  number_id: string,
  content: Content | string,
  options: WriteOptions = {},
): WorldMessage | undefined {
  const written: Content = typeof content === 'string' ? { type: 'text', body: content } : content
  checkWriter(world, person_id, number_id, written, options)
  const filled = withMedia(world, written)
  return write(world, person_id, number_id, filled, buildContent(world, filled), options)
}

/** Taps the button of a phone request: one phone, the person's own, no vcard. It also fills the contact book. */
export function shareOwnNumber(
  world: World,
  person_id: string,
  number_id: string,
  reply_to?: string,
): WorldMessage | undefined {
  const person = getPerson(world, person_id)
  const phones = [{ phone: `+${person.phone}`, wa_id: person.wa_id, type: 'CELL' }]
  const on_card = world.switches.share_origin === 'card'
  const card = on_card ? { origin: 'contact_request', phones } : { phones }
  const content: Content = { type: 'contacts', cards: [{ phone: person.phone }] }
  const wire: JsonObject = {
    type: 'contacts',
    origin: on_card ? undefined : 'contact_request',
    contacts: [card],
  }
  checkWriter(world, person_id, number_id, content, {})
  const shown_phone = world.switches.share_from === 'present' ? person.wa_id : undefined
  const message = write(world, person_id, number_id, content, wire, { reply_to }, shown_phone)
  if (message) writeContactBook(world, getNumber(world, number_id).portfolio_id, person)
  return message
}

/** Sends a card by hand; it can show any person. */
export function shareCard(
  world: World,
  person_id: string,
  number_id: string,
  card: { name: string; phone: string },
): WorldMessage | undefined {
  return personWrites(world, person_id, number_id, { type: 'contacts', cards: [card] })
}

function checkWriter(
  world: World,
  person_id: string,
  number_id: string,
  content: Content,
  options: WriteOptions,
): void {
  const person = getPerson(world, person_id)
  if (!person.registered) throw new WorldError(`${person.name} has no WhatsApp account`)
  if (person.blocked_numbers.has(number_id)) throw new WorldError(`${person.name} blocked this business`)
  if (options.group_id !== undefined && !getGroup(world, options.group_id).participants.has(person_id)) {
    throw new WorldError(`${person.name} is not in the group`)
  }
  if (content.type !== 'edit' && content.type !== 'revoke') return
  const original = getMessage(world, content.original_message_id)
  if (original.person_id !== person_id || original.direction !== 'inbound') {
    throw new WorldError(`${person.name} did not write ${original.id}`)
  }
  const limit_ms = content.type === 'edit' ? EDIT_MS : REVOKE_MS
  if (world.clock.now_ms - original.at_ms > limit_ms) {
    throw new WorldError(`It is too late to ${content.type} ${original.id}`)
  }
}

function write(
  world: World,
  person_id: string,
  number_id: string,
  content: Content,
  wire: JsonObject,
  options: WriteOptions,
  shown_phone?: string,
): WorldMessage | undefined {
  const number = getNumber(world, number_id)
  const person = getPerson(world, person_id)
  const { group_id } = options
  const message = keepMessage(world, {
    direction: 'inbound',
    channel: 'api',
    number_id,
    person_id,
    group_id,
    type: String(wire.type),
    content,
  })
  if (!group_id && person.behaviour.reads) personReads(world, person_id, { number_id })
  acted(world, person, 'write', `${person.name} wrote: ${describe(content)}`, number_id)
  countTraffic(world, number_id)
  if (content.type === 'revoke') getMessage(world, content.original_message_id).revoked = true
  if (number.blocked.has(person_id) || !isPassedOn(world, number_id, content)) return undefined
  // A message that does not show the phone neither keeps it visible nor fills the contact book.
  const visible = shown_phone !== undefined || isPhoneVisible(world, number_id, person_id)
  const shown = showPerson(world, number_id, person_id, shown_phone)
  const opens_window = content.type !== 'reaction' || world.switches.reaction_opens_window === 'yes'
  noteInbound(world, number_id, person_id, opens_window && group_id === undefined)
  if (content.type === 'call_permission_reply') noteCallPermission(world, number_id, person_id, content)
  if (options.referral) relationOf(world, number_id, person_id).entry_point_ms = world.clock.now_ms
  queueUpdate(world, number_id, 'messages', buildInbound(world, message, shown, wire, options), 'message')
  if (visible) notePhoneContact(world, number_id, person_id)
  sendHeldBack(world, person_id, number_id)
  return message
}

/** Reactions to people, to old messages, and mostly edits and deletions, never reach the business. */
function isPassedOn(world: World, number_id: string, content: Content): boolean {
  if (content.type === 'edit' || content.type === 'revoke') {
    return getNumber(world, number_id).coexistence || world.switches.edits_and_revokes === 'every_number'
  }
  if (content.type !== 'reaction') return true
  const target = world.messages.get(content.message_id)
  return target?.direction === 'outbound' && world.clock.now_ms - target.at_ms <= REACTION_MS
}

function describe(content: Content): string {
  switch (content.type) {
    case 'text':
      return `"${content.body}"`
    case 'reaction':
      return content.emoji === undefined ? 'took a reaction back' : `reacted ${content.emoji}`
    case 'button_reply':
    case 'list_reply':
      return `chose "${content.title}"`
    case 'button':
      return `tapped "${content.text}"`
    case 'unknown':
      return content.name
    default:
      return content.type.replaceAll('_', ' ')
  }
}

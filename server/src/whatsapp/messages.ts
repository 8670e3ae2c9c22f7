import { type Contact, matchContact } from './contacts.ts'
import { readSharedPhones } from './content/contact-cards.ts'
import { parseContent, readMessageType } from './content/content.ts'
import { baseOf, type ChangeContext, type ElementParser, unusable } from './scope.ts'
import { parseSystemMessage } from './system.ts'
import { isNobody, NOBODY, readIdentifiers } from './values/identifiers.ts'
import { type JsonObject, readId, restOf } from './values/readers.ts'
import type { Identifiers, MessageUpdate, Update } from './values/types.ts'

const SENDER = { bsuid: 'from_user_id', parent: 'from_parent_user_id', phone: 'from' }
const RECIPIENT = { bsuid: 'to_user_id', parent: 'to_parent_user_id', phone: 'to' }

const ENVELOPE_MEMBERS = new Set(['id', 'message', 'timestamp'])
const NONE = new Set<string>()

/** What is known of a message besides its own object. */
export type MessageFrame = {
  source: MessageUpdate['source']
  direction: MessageUpdate['direction']
  person: Contact
  history_status?: MessageUpdate['history_status']
  /** Where the id and the time stand, if not in the message itself. */
  envelope?: JsonObject
}

/** The sender of an inbound message, by its own fields; a system message names no contact outside `system`. */
export function readSender(message: JsonObject): Identifiers {
  return readMessageType(message) === 'system' ? NOBODY : readIdentifiers(message, SENDER)
}

/** The recipient of the business's message, by its own fields. A group's id is no phone. */
export function readRecipient(message: JsonObject): Identifiers {
  return readIdentifiers(isToGroup(message) ? { ...message, to: null } : message, RECIPIENT)
}

/** A person's message, or the system message that stands in for one. */
export const parseInbound: ElementParser = (scope, message, path, updates) => {
  const source = scope.field === 'history' ? 'history' : 'inbound'
  const person = matchContact(scope.contacts, readSender(message))
  updates.push(parseMessage(scope, message, path, { source, direction: 'inbound', person }))
}

export function parseMessage(
  scope: ChangeContext,
  message: JsonObject,
  path: string,
  frame: MessageFrame,
): Update {
  const envelope = frame.envelope ?? message
  if (readMessageType(message) === 'system') return parseSystemMessage(scope, message, path)
  const wamid = readId(envelope, 'id')
  if (wamid === null) return unusable(scope, path, envelope.timestamp, 'message_without_id')
  const { ids, profile, identity_key_hash } = frame.person
  const group_id = readGroupId(message)
  // Our own message to a group has its address in the group.
  const addressed = frame.direction === 'outbound' && group_id !== null
  if (isNobody(ids) && !addressed)
    return unusable(scope, path, envelope.timestamp, 'message_without_identifier')
  const base = baseOf(scope, path, envelope.timestamp)
  return {
    kind: 'message',
    ...base,
    source: frame.source,
    direction: frame.direction,
    wamid,
    identity_at_ms: frame.source === 'history' ? scope.received_at_ms : base.at_ms,
    person: ids,
    profile,
    group_id,
    content: contentOf(message, frame),
    shared_phones: readShared(message, frame.direction),
    history_status: frame.history_status ?? null,
    standby: scope.standby,
    identity_key_hash,
  }
}

function contentOf(message: JsonObject, { person, envelope }: MessageFrame): MessageUpdate['content'] {
  const content = parseContent(message)
  const around = envelope && envelope !== message ? restOf(envelope, ENVELOPE_MEMBERS) : null
  const kept = restOf({ ...content.kept, contact: person.extra, envelope: around }, NONE)
  return kept ? { ...content, kept } : content
}

function readShared(
  message: JsonObject,
  direction: MessageUpdate['direction'],
): MessageUpdate['shared_phones'] {
  const shared = readMessageType(message) === 'contacts' ? readSharedPhones(message) : []
  // A card that the business sends replies to no request.
  return direction === 'inbound' ? shared : shared.map(({ phone }) => ({ phone, by_request: false }))
}

function readGroupId(message: JsonObject): string | null {
  return readId(message, 'group_id') ?? (isToGroup(message) ? readId(message, 'to') : null)
}

function isToGroup(message: JsonObject): boolean {
  return message.recipient_type === 'group'
}

import { phoneKey } from '../identity/phone.ts'
import { callerFields } from './call-sides.ts'
import { type IdentifierFields as Fields, identify } from './values/identifiers.ts'
import { isObject, type JsonObject, readId, readObject, readObjects } from './values/readers.ts'
import type { Identifiers } from './values/types.ts'

/** One place in a webhook that names a person, with the field beside it in which their phone stands or would stand. */
export type PersonSlot = {
  /** The object itself: writing `phone_field` of it changes the webhook. */
  holder: JsonObject
  phone_field: string
  /** The contact that Meta names there. */
  person: Identifiers
  /** The message that it is about, by which we surely know the person; null where it is about none. */
  wamid: string | null
  /** A quoted message's author, who may be the business itself: filled only where Meta wrote something. */
  quoted: boolean
}

const CONTACT: Fields = { phone: 'wa_id', bsuid: 'user_id', parent: 'parent_user_id' }
const SENDER = sideOf('from')
const RECIPIENT = sideOf('to')
const STATUS: Fields = {
  phone: 'recipient_id',
  bsuid: 'recipient_user_id',
  parent: 'recipient_parent_user_id',
}
const PARTICIPANT: Fields = {
  phone: 'recipient_participant_id',
  bsuid: 'recipient_participant_user_id',
  parent: 'recipient_participant_parent_user_id',
}
const SAVED: Fields = { phone: 'phone_number', bsuid: 'user_id', parent: 'parent_user_id' }
const GROUP_LISTS = ['added_participants', 'removed_participants', 'failed_participants', 'participants']

/** Every place in one change of a webhook that names a person (docs/gateway.md), in no order that means anything. */
export function personSlots(change: JsonObject): PersonSlot[] {
  const value = readObject(change, 'value')
  if (value === null) return []
  const nested = readObjects(value, 'standby')
  const display_phone = readId(readObject(value, 'metadata') ?? {}, 'display_phone_number')
  return [value, ...nested].flatMap((it) => slotsOf(it, display_phone))
}

/** The slot of a contact in a list, such as the blocked contacts. */
export function listedPerson(holder: JsonObject): PersonSlot {
  return slot(holder, CONTACT, null)
}

function slotsOf(value: JsonObject, display_phone: string | null): PersonSlot[] {
  const elements = slotsOfElements(value, display_phone)
  const contacts = readObjects(value, 'contacts').map((it) => slot(it, CONTACT, null))
  const phones = new Set(contacts.map(({ person }) => person.phone))
  return [
    ...contacts.map((contact) => ({ ...contact, wamid: wamidOf(contact, elements, phones) })),
    ...elements,
  ]
}

/** The message by which a contact is known: that of the element which names the same person. */
function wamidOf({ person }: PersonSlot, elements: PersonSlot[], phones: Set<string | null>): string | null {
  const named = (it: PersonSlot) =>
    !it.quoted &&
    it.wamid !== null &&
    (it.person.bsuid === null || person.bsuid === null
      ? isPhoneOf(it.person.phone, person.phone, phones)
      : it.person.bsuid === person.bsuid)
  return elements.find(named)?.wamid ?? null
}

/** As contacts are matched: the same digits, or another written form that stands in no contact (`contacts.ts`). */
function isPhoneOf(own: string | null, phone: string | null, phones: Set<string | null>): boolean {
  if (own === null || phone === null) return false
  return own === phone || (phoneKey(own) === phoneKey(phone) && !phones.has(own))
}

function slotsOfElements(value: JsonObject, display_phone: string | null): PersonSlot[] {
  return [
    ...readObjects(value, 'messages').flatMap(slotsOfMessage),
    ...readObjects(value, 'message_echoes').map((it) => slot(it, RECIPIENT, readId(it, 'id'))),
    ...readObjects(value, 'statuses').map(slotOfStatus),
    ...readObjects(value, 'calls').map((it) => slot(it, callerFields(it, display_phone), readId(it, 'id'))),
    ...readObjects(value, 'user_preferences').map((it) => slot(it, CONTACT, null)),
    ...readObjects(value, 'history').flatMap((chunk) => readObjects(chunk, 'threads').flatMap(slotsOfThread)),
    ...readObjects(value, 'state_sync').flatMap((it) =>
      isObject(it.contact) ? [slot(it.contact, SAVED, null)] : [],
    ),
    ...readObjects(value, 'groups').flatMap(slotsOfGroup),
    ...readObjects(value, 'user_id_update').map(slotOfWithdrawnUpdate),
    // Who a thread that another app took over or gave back is with.
    ...(isObject(value.sender) ? [slot(value.sender, SAVED, null)] : []),
  ]
}

function slotsOfMessage(message: JsonObject): PersonSlot[] {
  const wamid = readId(message, 'id')
  const system = readObject(message, 'system')
  if (system !== null) {
    // Of a system message only `system` says who it is about; `from` is whatever their phone was or is.
    const phone_field = Object.hasOwn(system, 'new_wa_id') ? 'new_wa_id' : CONTACT.phone
    const { person } = slot(system, { ...CONTACT, phone: phone_field }, null)
    return [
      { holder: system, phone_field, person, wamid: null, quoted: false },
      { holder: message, phone_field: 'from', person, wamid: null, quoted: false },
    ]
  }
  const context = readObject(message, 'context')
  const quoted: PersonSlot[] =
    context === null
      ? []
      : [{ ...slot(context, { ...SENDER, phone: 'from' }, readId(context, 'id')), quoted: true }]
  return [slot(message, SENDER, wamid), ...quoted]
}

/** In a group `recipient_id` is the group, and the participant stands beside it. */
function slotOfStatus(status: JsonObject): PersonSlot {
  const in_group = readId(status, 'recipient_type') === 'group'
  // A message to a group has no single recipient: only the participant's own identifiers name the contact.
  return in_group ? slot(status, PARTICIPANT, null) : slot(status, STATUS, readId(status, 'id'))
}

/** A list that Meta announced and withdrew, with the new BSUID one level deeper. */
function slotOfWithdrawnUpdate(update: JsonObject): PersonSlot {
  const person = identify(readObject(update, 'user_id')?.current, null, update.wa_id)
  return { holder: update, phone_field: 'wa_id', person, wamid: null, quoted: false }
}

function slotsOfThread(thread: JsonObject): PersonSlot[] {
  const context = readObject(thread, 'context')
  const person = identify(context?.user_id, context?.parent_user_id, context?.wa_id ?? thread.id)
  const about = (holder: JsonObject, phone_field: string): PersonSlot => ({
    holder,
    phone_field,
    person,
    wamid: null,
    quoted: false,
  })
  return [
    about(thread, 'id'),
    ...(context === null ? [] : [about(context, 'wa_id')]),
    ...readObjects(thread, 'messages').map((message) =>
      slot(message, isOutgoing(message) ? RECIPIENT : SENDER, readId(message, 'id')),
    ),
  ]
}

/** Only what the business wrote names a recipient. */
function isOutgoing(message: JsonObject): boolean {
  return readId(message, 'to') !== null || readId(message, 'to_user_id') !== null
}

function slotsOfGroup(group: JsonObject): PersonSlot[] {
  const listed = GROUP_LISTS.flatMap((list) => readObjects(group, list))
  const asking = readId(group, 'user_id') !== null || readId(group, 'wa_id') !== null ? [group] : []
  return [...asking, ...listed].map((it) => slot(it, CONTACT, null))
}

function slot(holder: JsonObject, fields: Fields, wamid: string | null): PersonSlot {
  const person = identify(holder[fields.bsuid], holder[fields.parent], holder[fields.phone])
  return { holder, phone_field: fields.phone, person, wamid, quoted: false }
}

function sideOf(side: 'from' | 'to'): Fields {
  return { phone: side, bsuid: `${side}_user_id`, parent: `${side}_parent_user_id` }
}

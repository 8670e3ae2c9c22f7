import { parseCallStatus } from './calls.ts'
import { type Contact, matchContact } from './contacts.ts'
import { parseErrors } from './content/content.ts'
import { noticeOf } from './notices.ts'
import { parsePayment } from './payments.ts'
import { baseOf, type ChangeContext, type ElementParser, unusable } from './scope.ts'
import { identify } from './values/identifiers.ts'
import { joinContact } from './values/join-members.ts'
import {
  isObject,
  type JsonObject,
  readId,
  readObject,
  readText,
  readWord,
  restOf,
} from './values/readers.ts'
import { storableObject } from './values/storable.ts'
import type { Identifiers, Update } from './values/types.ts'

/** What is read of a status one by one; the rest is kept together. */
const STATUS_MEMBERS = new Set([
  'biz_opaque_callback_data',
  'errors',
  'id',
  'parent_recipient_user_id',
  'pricing',
  'recipient_id',
  'recipient_parent_user_id',
  'recipient_participant_id',
  'recipient_participant_parent_user_id',
  'recipient_participant_user_id',
  'recipient_type',
  'recipient_user_id',
  'status',
  'timestamp',
])

/**
 * The contact of a status, by its own fields. In a group that is the participant, and `recipient_id` is the group.
 * `parent_recipient_user_id` was the documented name for a month of 2026.
 */
export function readStatusPerson(status: JsonObject): Identifiers {
  if (isOfGroup(status)) {
    return identify(
      status.recipient_participant_user_id,
      status.recipient_participant_parent_user_id,
      status.recipient_participant_id,
    )
  }
  return identify(
    status.recipient_user_id,
    readId(status, 'recipient_parent_user_id') ?? status.parent_recipient_user_id,
    status.recipient_id,
  )
}

/**
 * How far one of our messages has come. Payments and calls have statuses in a list of the same name, and whatever Meta
 * adds there is about something else than a message: it is kept and moves none.
 */
export const parseStatus: ElementParser = (scope, status, path, updates) => {
  const person = matchContact(scope.contacts, readStatusPerson(status))
  const type = readWord(status, 'type') ?? (isObject(status.payment) ? 'payment' : null)
  if (type === 'payment') updates.push(parsePayment(scope, status, path, person))
  else if (type === 'call' || scope.field === 'calls') {
    updates.push(parseCallStatus(scope, status, path, person))
  } else if (type === null || type === 'message') parseDelivery(scope, status, path, person, updates)
  else updates.push(noticeOf({ ...scope, entry_time: status.timestamp }, path, `status_${type}`, status))
}

function parseDelivery(
  scope: ChangeContext,
  status: JsonObject,
  path: string,
  person: Contact,
  updates: Update[],
): void {
  const wamid = readId(status, 'id')
  const state = readWord(status, 'status')
  if (wamid === null || state === null) {
    const reason = wamid === null ? 'status_without_id' : 'status_without_status'
    updates.push(unusable(scope, path, status.timestamp, reason))
    return
  }
  const pricing = readObject(status, 'pricing')
  updates.push({
    kind: 'status',
    ...baseOf(scope, path, status.timestamp),
    wamid,
    status: state,
    person: person.ids,
    profile: person.profile,
    group_id: isOfGroup(status) ? readId(status, 'recipient_id') : null,
    errors: parseErrors(status),
    pricing: pricing && storableObject(pricing),
    callback_data: readText(status, 'biz_opaque_callback_data'),
    identity_key_hash: readId(status, 'recipient_identity_key_hash'),
    standby: scope.standby,
    data: restOf(joinContact(status, person.extra), STATUS_MEMBERS),
  })
}

function isOfGroup(status: JsonObject): boolean {
  return (
    status.recipient_type === 'group' ||
    readId(status, 'recipient_participant_user_id') !== null ||
    readId(status, 'recipient_participant_id') !== null
  )
}

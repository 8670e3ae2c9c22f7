import { parseCallStatus } from './calls.ts'
import { matchContact } from './contacts.ts'
import { parseErrors } from './content/content.ts'
import { identify } from './identifiers.ts'
import { type JsonObject, readId, readObject, readText } from './readers.ts'
import { baseOf, type ElementParser, unusable } from './scope.ts'
import { storableObject } from './storable.ts'
import type { Identifiers } from './types.ts'

/**
 * Whom a status is about, by its own fields. In a group that is the participant, and `recipient_id` is the group.
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

/** How far one of our messages has come. Calls have statuses in a list of the same name. */
export const parseStatus: ElementParser = (scope, status, path, updates) => {
  const person = matchContact(scope.contacts, readStatusPerson(status))
  if (status.type === 'call' || scope.field === 'calls') {
    updates.push(parseCallStatus(scope, status, path, person))
    return
  }
  const wamid = readId(status, 'id')
  const state = readId(status, 'status')
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
  })
}

function isOfGroup(status: JsonObject): boolean {
  return (
    status.recipient_type === 'group' ||
    readId(status, 'recipient_participant_user_id') !== null ||
    readId(status, 'recipient_participant_id') !== null
  )
}

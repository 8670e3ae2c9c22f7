import { type Contact, matchContact } from './contacts.ts'
import { readIdentifiers } from './identifiers.ts'
import { type JsonObject, readId, readNumber, readText } from './readers.ts'
import { baseOf, type ElementParser, type Scope, unusable } from './scope.ts'
import { storableObject } from './storable.ts'
import type { CallUpdate, Identifiers, Update } from './types.ts'

/** The other side of a call, by its own fields: one of `from` and `to` is always the business. */
export function readCaller(call: JsonObject): Identifiers {
  const side = readDirection(call) === 'inbound' ? 'from' : 'to'
  return readIdentifiers(call, { bsuid: `${side}_user_id`, parent: `${side}_parent_user_id`, phone: side })
}

export const parseCall: ElementParser = (scope, call, path, updates) => {
  const person = matchContact(scope.contacts, readCaller(call))
  const event = (readId(call, 'event') ?? 'unknown').toLowerCase()
  updates.push(buildCall(scope, call, path, { person, event, direction: readDirection(call) }))
}

/** Only calls that the business makes have statuses. */
export function parseCallStatus(scope: Scope, status: JsonObject, path: string, person: Contact): Update {
  const event = (readId(status, 'status') ?? 'unknown').toLowerCase()
  return buildCall(scope, status, path, { person, event, direction: 'outbound' })
}

function buildCall(
  scope: Scope,
  call: JsonObject,
  path: string,
  { person, event, direction }: { person: Contact; event: string; direction: CallUpdate['direction'] },
): Update {
  const call_id = readId(call, 'id')
  if (call_id === null) return unusable(scope, path, call.timestamp, 'call_without_id')
  return {
    kind: 'call',
    ...baseOf(scope, path, call.timestamp),
    call_id,
    direction,
    event,
    person: person.ids,
    profile: person.profile,
    duration_s: readNumber(call, 'duration'),
    status: readId(call, 'status'),
    callback_data: readText(call, 'biz_opaque_callback_data'),
    data: storableObject(call),
  }
}

function readDirection(call: JsonObject): CallUpdate['direction'] {
  if (call.direction === 'BUSINESS_INITIATED') return 'outbound'
  if (call.direction === 'USER_INITIATED') return 'inbound'
  const names_recipient = readId(call, 'to_user_id') !== null || readId(call, 'to_parent_user_id') !== null
  return names_recipient ? 'outbound' : 'inbound'
}

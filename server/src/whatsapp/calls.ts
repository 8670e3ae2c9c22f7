import { isKnownDirection, readCallDirection, readCaller } from './call-sides.ts'
import { type Contact, matchContact } from './contacts.ts'
import { parseErrors } from './content/content.ts'
import { readMediaReference } from './content/media.ts'
import { baseOf, type ChangeContext, type ElementParser, unusable } from './scope.ts'
import { joinContact } from './values/join-members.ts'
import {
  isObject,
  type JsonObject,
  readId,
  readNumber,
  readText,
  readWord,
  restOf,
} from './values/readers.ts'
import type { CallUpdate, MediaReference, Update } from './values/types.ts'

/** What is read of a call one by one; the rest is kept together. */
const CALL_MEMBERS = new Set([
  'biz_opaque_callback_data',
  'duration',
  'errors',
  'event',
  'from',
  'from_parent_user_id',
  'from_user_id',
  'id',
  'recipient_id',
  'recipient_parent_user_id',
  'recipient_user_id',
  'status',
  'timestamp',
  'to',
  'to_parent_user_id',
  'to_user_id',
  'type',
])

export const parseCall: ElementParser = (scope, call, path, updates) => {
  const person = matchContact(scope.contacts, readCaller(call, scope.display_phone))
  const direction = readCallDirection(call, scope.display_phone)
  const event = readWord(call, 'event') ?? 'unknown'
  updates.push(buildCall(scope, call, path, { person, event, direction }))
}

/** Only calls that the business makes have statuses. */
export function parseCallStatus(
  scope: ChangeContext,
  status: JsonObject,
  path: string,
  person: Contact,
): Update {
  const event = readWord(status, 'status') ?? 'unknown'
  return buildCall(scope, status, path, { person, event, direction: 'outbound' })
}

function buildCall(
  scope: ChangeContext,
  call: JsonObject,
  path: string,
  { person, event, direction }: { person: Contact; event: string; direction: CallUpdate['direction'] },
): Update {
  const call_id = readId(call, 'id')
  if (call_id === null) return unusable(scope, path, call.timestamp, 'call_without_id')
  // One that we know is shown in our words.
  const told = isKnownDirection(call) ? { ...call, direction: null } : call
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
    errors: parseErrors(call),
    media: mediaOf(call),
    data: restOf(joinContact(told, person.extra), CALL_MEMBERS) ?? {},
  }
}

/** Files stand one level down: the audio of a recording, the document of a transcript. */
function mediaOf(call: JsonObject): MediaReference[] {
  return Object.values(call)
    .filter(isObject)
    .flatMap((member) => Object.values(member).filter(isObject))
    .map(readMediaReference)
    .filter(({ media_id, mime_type }) => media_id !== null && mime_type !== null)
}

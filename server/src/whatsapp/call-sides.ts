import { type IdentifierFields, isSamePhone, readIdentifiers } from './values/identifiers.ts'
import { type JsonObject, readId, readWord } from './values/readers.ts'
import type { CallUpdate, Identifiers } from './values/types.ts'

const KNOWN = new Map<string | null, CallUpdate['direction']>([
  ['business_initiated', 'outbound'],
  ['user_initiated', 'inbound'],
])

/** True for a direction of Meta's that we know; any other is kept as it came. */
export function isKnownDirection(call: JsonObject): boolean {
  return KNOWN.has(readWord(call, 'direction'))
}

/** Without a direction that we know: a call with a recipient is ours, and so is one that comes from the business's number. */
export function readCallDirection(call: JsonObject, display_phone: string | null): CallUpdate['direction'] {
  const known = KNOWN.get(readWord(call, 'direction'))
  if (known !== undefined) return known
  const names_recipient = readId(call, 'to_user_id') !== null || readId(call, 'to_parent_user_id') !== null
  return names_recipient || isSamePhone(call.from, display_phone) ? 'outbound' : 'inbound'
}

/** The fields of the other side of a call: one of `from` and `to` is always the business. */
export function callerFields(call: JsonObject, display_phone: string | null): IdentifierFields {
  const side = readCallDirection(call, display_phone) === 'inbound' ? 'from' : 'to'
  return { bsuid: `${side}_user_id`, parent: `${side}_parent_user_id`, phone: side }
}

/** The other side of a call, by its own fields. */
export function readCaller(call: JsonObject, display_phone: string | null): Identifiers {
  return readIdentifiers(call, callerFields(call, display_phone))
}

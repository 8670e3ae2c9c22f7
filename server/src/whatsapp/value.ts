import { phoneKey } from '../identity/phone.ts'
import { readCaller } from './call-sides.ts'
import { parseCall } from './calls.ts'
import { indexContacts } from './contacts.ts'
import { parseEcho, readEchoRecipient } from './echoes.ts'
import { parseGroup } from './groups.ts'
import { parseHistory, threadContacts } from './history.ts'
import { parseInbound, readSender } from './messages.ts'
import { noticeOf, noticeUnknownParts, parseLineError, parseUserAction } from './notices.ts'
import { parsePreference, readPreferenceOwner } from './preferences.ts'
import { type ChangeContext, type ElementParser, unusable } from './scope.ts'
import { parseStateSync } from './state-sync.ts'
import { parseStatus, readStatusPerson } from './statuses.ts'
import { parseUserIdUpdate } from './system.ts'
import { NOBODY } from './values/identifiers.ts'
import { isObject, type JsonObject, readList, readObjects } from './values/readers.ts'
import type { Identifiers, Update } from './values/types.ts'

/**
 * One list in a change: how its elements are read and, if `contacts` belongs to it, the contact that an element names.
 */
type Part = {
  parse: ElementParser
  readPerson?: (element: JsonObject, display_phone: string | null) => Identifiers
}

/** By the name of the list. One change may hold several. */
const PARTS = new Map<string, Part>([
  ['messages', { parse: parseInbound, readPerson: readSender }],
  ['message_echoes', { parse: parseEcho, readPerson: readEchoRecipient }],
  ['statuses', { parse: parseStatus, readPerson: readStatusPerson }],
  ['calls', { parse: parseCall, readPerson: readCaller }],
  ['user_preferences', { parse: parsePreference, readPerson: readPreferenceOwner }],
  ['user_id_update', { parse: parseUserIdUpdate }],
  ['groups', { parse: parseGroup }],
  ['history', { parse: parseHistory }],
  ['state_sync', { parse: parseStateSync }],
  ['errors', { parse: parseLineError }],
  ['user_actions', { parse: parseUserAction }],
])

const NOT_NEWS = new Set(['contacts', 'display_phone_number', 'messaging_product', 'metadata'])

/**
 * Reads every list of a change about people into `updates`; what it does not know is kept as a notice, so that nothing
 * vanishes. What came while another app owned the thread lies one level deeper, under `standby`.
 */
export function parseParts(
  outer: ChangeContext,
  value: JsonObject,
  path: string,
  updates: Update[],
  nested = false,
): void {
  const before = updates.length
  // What lies deeper may have its contacts beside it.
  const isOutside = nested && readList(value, 'contacts').length === 0
  const contacts = isOutside
    ? outer.contacts
    : indexContacts(
        readList(value, 'contacts'),
        () => namesOnePerson(value, outer.display_phone),
        threadContacts(readObjects(value, 'history')),
      )
  const scope: ChangeContext = { ...outer, contacts }
  for (const [list, { parse }] of PARTS) {
    parseElements(scope, value, list, path, (element, at) => parse(scope, element, at, updates), updates)
  }
  const deeper = scope.standby && !nested
  if (deeper) {
    const parseNested = (inner: JsonObject, at: string) => parseParts(scope, inner, at, updates, true)
    parseElements(scope, value, 'standby', path, parseNested, updates)
  }
  noticeUnknownParts(
    scope,
    value,
    path,
    (key) => PARTS.has(key) || NOT_NEWS.has(key) || (deeper && key === 'standby'),
    updates,
  )
  if (updates.length === before) updates.push(noticeOf(scope, path, scope.field || 'unknown', value))
}

function parseElements(
  scope: ChangeContext,
  value: JsonObject,
  list: string,
  path: string,
  parse: (element: JsonObject, path: string) => void,
  updates: Update[],
): void {
  const elements = readList(value, list)
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index]
    const at = `${path}/${list}/${index}`
    if (isObject(element)) parse(element, at)
    else updates.push(unusable(scope, at, null, 'element_not_an_object'))
  }
}

/** True if all elements that could belong to a contact say the same about who their person is. */
function namesOnePerson(value: JsonObject, display_phone: string | null): boolean {
  const people = new Set<string>()
  for (const [list, { readPerson }] of PARTS) {
    if (!readPerson) continue
    for (const element of readList(value, list)) {
      const { bsuid, parent_bsuid, phone } = isObject(element) ? readPerson(element, display_phone) : NOBODY
      people.add(`${bsuid} ${parent_bsuid} ${phone && phoneKey(phone)}`)
      if (people.size > 1) return false
    }
  }
  return people.size === 1
}

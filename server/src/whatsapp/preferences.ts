import { matchContact } from './contacts.ts'
import { baseOf, type ElementParser, unusable } from './scope.ts'
import { isNobody, readIdentifiers } from './values/identifiers.ts'
import { joinContact } from './values/join-members.ts'
import { type JsonObject, readId, readText, readWord, restOf } from './values/readers.ts'
import type { Identifiers } from './values/types.ts'

const PREFERENCE_MEMBERS = new Set([
  'category',
  'detail',
  'parent_user_id',
  'timestamp',
  'user_id',
  'value',
  'wa_id',
])

/** What decides counts in any case; a word that WhatsApp adds is kept as it came. */
const DECIDING = new Set(['stop', 'resume'])

export function readPreferenceOwner(preference: JsonObject): Identifiers {
  return readIdentifiers(preference, { bsuid: 'user_id', parent: 'parent_user_id', phone: 'wa_id' })
}

/** A person stops or resumes a kind of message. */
export const parsePreference: ElementParser = (scope, preference, path, updates) => {
  const { ids, profile, extra } = matchContact(scope.contacts, readPreferenceOwner(preference))
  const value = readValue(preference)
  if (isNobody(ids) || value === null) {
    const reason = value === null ? 'preference_without_value' : 'preference_without_identifier'
    updates.push(unusable(scope, path, preference.timestamp, reason))
    return
  }
  updates.push({
    kind: 'preference',
    ...baseOf(scope, path, preference.timestamp),
    person: ids,
    profile,
    category: readWord(preference, 'category') ?? 'unknown',
    value,
    detail: readText(preference, 'detail'),
    data: restOf(joinContact(preference, extra), PREFERENCE_MEMBERS),
  })
}

function readValue(preference: JsonObject): string | null {
  const word = readWord(preference, 'value')
  return word !== null && DECIDING.has(word) ? word : readId(preference, 'value')
}

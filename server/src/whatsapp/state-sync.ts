import { noticeOf } from './notices.ts'
import { baseOf, type ElementParser, unusable } from './scope.ts'
import { identify, isNobody } from './values/identifiers.ts'
import { readId, readName, readObject, readUsername, restOf } from './values/readers.ts'
import { storableObject } from './values/storable.ts'

const ITEM_MEMBERS = new Set(['action', 'contact', 'metadata', 'timestamp', 'type'])
const CONTACT_MEMBERS = new Set([
  'first_name',
  'full_name',
  'parent_user_id',
  'phone_number',
  'user_id',
  'username',
  'wa_id',
])
const TIME = new Set(['timestamp'])

/** A change in the address book of the WhatsApp Business app. */
export const parseStateSync: ElementParser = (scope, item, path, updates) => {
  const metadata = readObject(item, 'metadata') ?? {}
  const timestamp = metadata.timestamp ?? item.timestamp
  const contact = readObject(item, 'contact')
  if (!contact) {
    const base = baseOf(scope, path, timestamp)
    updates.push({
      kind: 'notice',
      ...base,
      notice: readId(item, 'type') ?? 'state_sync',
      data: storableObject(item),
    })
    return
  }
  const person = identify(
    contact.user_id,
    contact.parent_user_id,
    readId(contact, 'phone_number') ?? contact.wa_id,
  )
  if (isNobody(person)) {
    updates.push(unusable(scope, path, timestamp, 'contact_sync_without_identifier'))
    return
  }
  const action = readId(item, 'action') ?? 'unknown'
  // Entries that add no contact, or say something new, are reported, so that they are not lost.
  const is_new = restOf(item, ITEM_MEMBERS) ?? restOf(contact, CONTACT_MEMBERS) ?? restOf(metadata, TIME)
  if (is_new || (action !== 'add' && action !== 'unknown'))
    updates.push(noticeOf({ ...scope, entry_time: timestamp }, path, `contact_${action}`, item))
  updates.push({
    kind: 'contact_sync',
    ...baseOf(scope, path, timestamp),
    action,
    person,
    profile: {
      name: readName(contact, 'full_name') ?? readName(contact, 'first_name'),
      username: readUsername(contact, 'username'),
    },
  })
}

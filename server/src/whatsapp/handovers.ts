import { baseOf, type ChangeContext } from './scope.ts'
import { identify } from './values/identifiers.ts'
import { joinMembers } from './values/join-members.ts'
import { isObject, type JsonObject, readId, readObject, restOf } from './values/readers.ts'
import { storableObject } from './values/storable.ts'
import type { Update } from './values/types.ts'

const NUMBER = new Set(['display_phone_number', 'phone_number_id'])

/** Control of a conversation passed between apps. The business stands in `recipient`, not in `metadata`. */
export function parseHandover(scope: ChangeContext, value: JsonObject, path: string): Update {
  const sender = readObject(value, 'sender') ?? {}
  const recipient = readObject(value, 'recipient') ?? {}
  const handover = readId(value, 'type') ?? 'unknown'
  // Who it is about and whatever is new, beside what was passed.
  const rest = restOf(
    { ...value, metadata: exceptNumber(value.metadata), recipient: exceptNumber(value.recipient) },
    new Set(['messaging_product', 'timestamp', 'type', handover]),
  )
  return {
    kind: 'handover',
    ...baseOf(scope, path, value.timestamp),
    phone_number_id: readId(recipient, 'phone_number_id') ?? scope.phone_number_id,
    display_phone: readId(recipient, 'display_phone_number') ?? scope.display_phone,
    handover,
    person: identify(sender.user_id, sender.parent_user_id, sender.phone_number),
    data: storableObject(joinMembers(rest, readObject(value, handover))),
  }
}

/** Without what names the business's number, which is the inbox of the change. */
function exceptNumber(part: unknown): unknown {
  return isObject(part) ? restOf(part, NUMBER) : part
}

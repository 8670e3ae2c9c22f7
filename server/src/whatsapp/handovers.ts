import { baseOf, type ChangeContext } from './scope.ts'
import { identify } from './values/identifiers.ts'
import { type JsonObject, readId, readObject, restOf } from './values/readers.ts'
import { storableObject } from './values/storable.ts'
import type { Update } from './values/types.ts'

const NUMBER = new Set(['display_phone_number', 'phone_number_id'])
const NONE = new Set<string>()

/** Control of a conversation passed between apps. The business stands in `recipient`, not in `metadata`. */
export function parseHandover(scope: ChangeContext, value: JsonObject, path: string): Update {
  const sender = readObject(value, 'sender') ?? {}
  const recipient = readObject(value, 'recipient') ?? {}
  const handover = readId(value, 'type') ?? 'unknown'
  // Who it is about and whatever is new, beside what was passed.
  const rest = restOf(value, new Set(['messaging_product', 'recipient', 'timestamp', 'type', handover]))
  return {
    kind: 'handover',
    ...baseOf(scope, path, value.timestamp),
    phone_number_id: readId(recipient, 'phone_number_id') ?? scope.phone_number_id,
    display_phone: readId(recipient, 'display_phone_number') ?? scope.display_phone,
    handover,
    person: identify(sender.user_id, sender.parent_user_id, sender.phone_number),
    data: storableObject({
      ...rest,
      ...restOf({ recipient: restOf(recipient, NUMBER) }, NONE),
      ...readObject(value, handover),
    }),
  }
}

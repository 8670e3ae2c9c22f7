import { isBsuid, isParentBsuid } from '../identity/bsuid.ts'
import { phoneKey } from '../identity/phone.ts'
import { baseOf, type ChangeContext, type ElementParser } from './scope.ts'
import { identify, isNobody, readIdentifiers } from './values/identifiers.ts'
import { joinMembers } from './values/join-members.ts'
import { type JsonObject, readId, readObject, restOf } from './values/readers.ts'
import { storableObject } from './values/storable.ts'
import type { Identifiers, Update } from './values/types.ts'

/** The identifiers around one change of a person's WhatsApp account, as some form of Meta's gave them. */
type AccountChange = {
  wamid: string | null
  timestamp: unknown
  type: string
  previous: unknown
  previous_parent: unknown
  current: unknown
  parent: unknown
  phone: unknown
  /** The contact that the sender fields and the legacy `customer` name: no evidence, but the subject. */
  about: Identifiers[]
  data: JsonObject
}

const SENDER = { bsuid: 'from_user_id', parent: 'from_parent_user_id', phone: 'from' }
const MESSAGE_MEMBERS = new Set(['id', 'system', 'timestamp', 'type'])

/**
 * A system message. Only `system.*` counts: sources disagree whether `from` is the old or the new number, and the body
 * is prose. Graph v12 wrote the new number as `new_wa_id`.
 */
export function parseSystemMessage(scope: ChangeContext, message: JsonObject, path: string): Update {
  const system = readObject(message, 'system') ?? {}
  return parseAccountChange(scope, path, {
    wamid: readId(message, 'id'),
    timestamp: message.timestamp,
    type: readId(system, 'type') ?? 'unknown',
    previous: system.previous_user_id,
    previous_parent: system.previous_parent_user_id,
    current: system.user_id,
    parent: system.parent_user_id,
    phone: readId(system, 'wa_id') ?? system.new_wa_id,
    about: [readIdentifiers(message, SENDER), identify(null, null, system.customer)],
    data: joinMembers(restOf(message, MESSAGE_MEMBERS), system),
  })
}

/** The field `user_id_update`, which Meta documented for five months of 2026 and withdrew. */
export const parseUserIdUpdate: ElementParser = (scope, element, path, updates) => {
  const ids = readObject(element, 'user_id') ?? {}
  const parents = readObject(element, 'parent_user_id') ?? {}
  updates.push(
    parseAccountChange(scope, path, {
      wamid: null,
      timestamp: element.timestamp,
      type: 'user_id_update',
      previous: ids.previous,
      previous_parent: parents.previous,
      current: ids.current,
      parent: parents.current,
      phone: element.wa_id,
      about: [],
      data: element,
    }),
  )
}

/** A rotation where both BSUIDs are named; otherwise there is nothing to chain and it stays a system update. */
function parseAccountChange(scope: ChangeContext, path: string, change: AccountChange): Update {
  const base = baseOf(scope, path, change.timestamp)
  const person = identify(change.current, change.parent, change.phone)
  const { previous, previous_parent, wamid, type: system_type } = change
  const data = storableObject(change.data)
  const hasPrevious = typeof previous === 'string' && isBsuid(previous)
  if (hasPrevious && person.bsuid !== null && person.bsuid !== previous) {
    return {
      kind: 'rotation',
      ...base,
      wamid,
      previous_bsuid: previous,
      current_bsuid: person.bsuid,
      previous_parent_bsuid:
        typeof previous_parent === 'string' && isParentBsuid(previous_parent) ? previous_parent : null,
      parent_bsuid: person.parent_bsuid,
      phone: person.phone,
      system_type,
      data,
    }
  }
  const about = [person, identify(previous, previous_parent, null), ...change.about]
  return {
    kind: 'system',
    ...base,
    wamid,
    system_type,
    person,
    about: about.flatMap(exceptPhone(person.phone)),
    data,
  }
}

/** Without the new phone: until a message shows its holder, it leads to the former holder. */
function exceptPhone(new_phone: string | null): (ids: Identifiers) => Identifiers[] {
  return ({ phone, ...ids }) => {
    const is_new = phone !== null && new_phone !== null && phoneKey(phone) === phoneKey(new_phone)
    const known = { ...ids, phone: is_new ? null : phone }
    return isNobody(known) ? [] : [known]
  }
}

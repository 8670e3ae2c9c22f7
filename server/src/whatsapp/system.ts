import { isBsuid, isParentBsuid } from '../identity/bsuid.ts'
import { identify } from './identifiers.ts'
import { isObject, type JsonObject, readId, readObject } from './readers.ts'
import { baseOf, type ElementParser, type Scope } from './scope.ts'
import { storableObject } from './storable.ts'
import type { Update } from './types.ts'

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
  data: JsonObject
}

/**
 * A system message. Only `system.*` counts: sources disagree whether `from` is the old or the new number, and the body
 * is prose. Graph v12 wrote the new number as `new_wa_id`.
 */
export function parseSystemMessage(scope: Scope, message: JsonObject, path: string): Update {
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
    data: isObject(message.identity) ? { ...system, identity: message.identity } : system,
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
      data: element,
    }),
  )
}

/** A rotation where both BSUIDs are named; otherwise there is nothing to chain and it stays a system update. */
function parseAccountChange(scope: Scope, path: string, change: AccountChange): Update {
  const base = baseOf(scope, path, change.timestamp)
  const person = identify(change.current, change.parent, change.phone)
  const { previous, previous_parent, wamid } = change
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
    }
  }
  return {
    kind: 'system',
    ...base,
    wamid,
    system_type: change.type,
    person,
    data: storableObject(change.data),
  }
}

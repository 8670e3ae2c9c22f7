import { baseOf, type ChangeContext } from './scope.ts'
import { type JsonObject, readId, readUsername, restOf } from './values/readers.ts'
import type { Update } from './values/types.ts'

const MEMBERS = new Set(['display_phone_number', 'messaging_product', 'metadata', 'status', 'username'])

/** The business's own username went live, was reserved or was deleted. */
export function parseBusinessUsername(scope: ChangeContext, value: JsonObject, path: string): Update {
  return {
    kind: 'business_username',
    ...baseOf(scope, path, scope.entry_time),
    username: readUsername(value, 'username'),
    status: readId(value, 'status') ?? 'unknown',
    data: restOf(value, MEMBERS),
  }
}

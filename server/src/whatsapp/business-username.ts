import { type JsonObject, readId, readUsername } from './readers.ts'
import { baseOf, type Scope } from './scope.ts'
import type { Update } from './types.ts'

/** The business's own username went live, was reserved or was deleted. */
export function parseBusinessUsername(scope: Scope, value: JsonObject, path: string): Update {
  return {
    kind: 'business_username',
    ...baseOf(scope, path, scope.entry_time),
    username: readUsername(value, 'username'),
    status: readId(value, 'status') ?? 'unknown',
  }
}

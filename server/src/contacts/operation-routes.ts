import type { Deps } from '../deps.ts'
import type { Http } from '../http/types.ts'
import { registerConflictRoutes } from './conflict-routes.ts'
import { registerMergeRoutes } from './merge-routes.ts'

/** Everything that changes who is who. */
export function registerContactOperationRoutes(http: Http, deps: Deps): void {
  registerMergeRoutes(http, deps)
  registerConflictRoutes(http, deps)
}

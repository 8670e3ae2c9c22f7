import type { Deps } from '../deps.ts'
import type { Http } from '../http/types.ts'
import { registerBlockedPhoneRoutes } from './blocked-phone-routes.ts'
import { registerClaimRoutes } from './claim-routes.ts'
import { registerConflictRoutes } from './conflict-routes.ts'
import { registerConsentRoutes } from './consent-routes.ts'
import { registerExplanationRoutes } from './explanation-routes.ts'
import { registerImportRoutes } from './import-routes.ts'
import { registerMergeRoutes } from './merge-routes.ts'
import { registerPreviewRoutes } from './preview-routes.ts'

/** Everything that changes who is who, and what they agreed to. */
export function registerContactOperationRoutes(http: Http, deps: Deps): void {
  registerMergeRoutes(http, deps)
  registerPreviewRoutes(http, deps)
  registerConflictRoutes(http, deps)
  registerClaimRoutes(http, deps)
  registerImportRoutes(http, deps)
  registerBlockedPhoneRoutes(http, deps)
  registerExplanationRoutes(http, deps)
  registerConsentRoutes(http, deps)
}

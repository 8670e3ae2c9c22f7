import { registerConsentRoutes } from '../contacts/consent-routes.ts'
import type { Deps } from '../platform/deps.ts'
import type { Http } from '../platform/http/types.ts'
import { registerBlockedPhoneRoutes } from './claims/blocked-phone-routes.ts'
import { registerClaimRoutes } from './editing/claim-routes.ts'
import { registerImportRoutes } from './editing/import-routes.ts'
import { registerExplanationRoutes } from './explanation/explanation-routes.ts'
import { registerMergeRoutes } from './merges/merge-routes.ts'
import { registerPreviewRoutes } from './merges/preview-routes.ts'
import { registerProfileRoutes } from './profile/routes.ts'
import { registerConflictRoutes } from './review/conflict-routes.ts'

/** Who is who: what changes it, what the page about a contact shows of it, and what contacts agreed to. */
export function registerContactOperationRoutes(http: Http, deps: Deps): void {
  registerProfileRoutes(http, deps)
  registerMergeRoutes(http, deps)
  registerPreviewRoutes(http, deps)
  registerConflictRoutes(http, deps)
  registerClaimRoutes(http, deps)
  registerImportRoutes(http, deps)
  registerBlockedPhoneRoutes(http, deps)
  registerExplanationRoutes(http, deps)
  registerConsentRoutes(http, deps)
}

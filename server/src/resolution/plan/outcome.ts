import type { AnchorKey, Facts, Resolution } from '../../identity/types.ts'
import type { KnownAnchor, ResolutionPlan, Returning } from './plan.ts'

/** One connected component, resolved, and who its people are in our records. */
export type ResolvedComponent = {
  facts: Facts
  resolution: Resolution
  plan: ResolutionPlan
  known: Map<AnchorKey, KnownAnchor>
}

/** Who asked: the worker, or a person whose choice of survivor and name are kept in the records. */
export type Cause = {
  preferred_survivor: string | null
  /** Only of an undo. */
  returning?: Returning
  decided_by: string | null
  decision_id: string | null
}

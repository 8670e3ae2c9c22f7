import { type Problem, problem } from '../platform/base/errors.ts'
import type { GraphError, GraphOutcome } from './graph.ts'

/** What a caller gets to see where Meta did not do what was asked: refused it, or could not be heard. */
export function metaProblem(outcome: Exclude<GraphOutcome, { kind: 'ok' }>): Problem {
  if (outcome.kind === 'unknown') return problem('meta_unreachable', undefined, { reason: outcome.reason })
  return problem('meta_refused', undefined, metaMembers(outcome.error))
}

/** What Meta said, as members of a problem. */
export function metaMembers({ code, message, details }: GraphError): Record<string, unknown> {
  return { meta_code: code, meta_message: message, meta_details: details }
}

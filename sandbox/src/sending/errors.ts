import type { World } from '../world/types.ts'
import type { GraphFailure, WireError } from '../world/wire.ts'

/** The answer to a refused request, in Meta's shape, with the HTTP status that belongs to the code. */
export declare function graphError(
  world: World,
  code: number,
  details?: string,
  http_status?: number,
): GraphFailure
/** The same problem as it stands in a webhook. */
export declare function wireError(code: number, details?: string): WireError

import { chance } from './random.ts'
import type { World } from './types.ts'

/** One thing that goes wrong with requests to the Graph surface. Rules are tried in order; the first that fires counts. */
export type FaultRule = {
  kind: 'latency' | 'http_error' | 'connection_reset' | 'answer_lost'
  /** Operation it applies to, e.g. `messages`, `media`; all if left out. */
  operation?: string
  /** 0 to 1, default 1. */
  share?: number
  /** How often it may still fire; unlimited if left out. Counts down. */
  times?: number
  latency_ms?: number
  /** `http_error`: the Graph error code (default 131000), or 0 for a bare 5xx without a body. */
  code?: number
  http_status?: number
}

/** What the surface must do. `answer_lost`: carry the request out, then close the socket without an answer. */
export type Fault =
  | { kind: 'latency'; latency_ms: number }
  | { kind: 'http_error'; code: number; http_status?: number }
  | { kind: 'connection_reset' }
  | { kind: 'answer_lost' }

export type DeliveryFaults = {
  /** Shares from 0 to 1 of the POSTs sent twice, of updates held back, of statuses held back. */
  duplicate_share: number
  delay_share: number
  delay_ms: { min: number; max: number }
  late_status_share: number
  late_status_ms: { min: number; max: number }
  /** Share of pending updates that change places within one flush. */
  reorder_share: number
  /** Share of system messages that never leave. */
  lose_system_share: number
  /** Share of all updates that never leave. */
  lose_share: number
}

export const NO_DELIVERY_FAULTS: Readonly<DeliveryFaults> = Object.freeze({
  duplicate_share: 0,
  delay_share: 0,
  delay_ms: { min: 1_000, max: 60_000 },
  late_status_share: 0,
  late_status_ms: { min: 60_000, max: 3_600_000 },
  reorder_share: 0,
  lose_system_share: 0,
  lose_share: 0,
})

/** Decides, by the world's own chance, what goes wrong with the request now at hand. */
export function decideFault(world: World, operation: string): Fault | undefined {
  for (const rule of world.faults) {
    if (rule.operation !== undefined && rule.operation !== operation) continue
    if (rule.times !== undefined && rule.times <= 0) continue
    if (!chance(world.random, rule.share ?? 1)) continue
    if (rule.times !== undefined) rule.times -= 1
    return faultOf(rule)
  }
  return undefined
}

function faultOf(rule: FaultRule): Fault {
  switch (rule.kind) {
    case 'latency':
      return { kind: 'latency', latency_ms: rule.latency_ms ?? 1_000 }
    case 'http_error':
      return { kind: 'http_error', code: rule.code ?? 131000, http_status: rule.http_status }
    default:
      return { kind: rule.kind }
  }
}

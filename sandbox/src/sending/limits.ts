import { SECOND_MS } from '../world/clock.ts'
import type { Relation, World } from '../world/types.ts'
import { getNumber } from '../world/world.ts'

const PAIR_INTERVAL_MS = 6 * SECOND_MS
const PAIR_BURST = 45

/** Counts one message, in or out, towards the number's throughput. */
export function countTraffic(world: World, number_id: string): void {
  if (world.switches.limits === 'off') return
  recentTraffic(world, number_id).push(world.clock.now_ms)
}

/** Whether the number has used up its messages for this second. */
export function isThroughputReached(world: World, number_id: string): boolean {
  if (world.switches.limits === 'off') return false
  return recentTraffic(world, number_id).length >= getNumber(world, number_id).messages_per_second
}

function recentTraffic(world: World, number_id: string): number[] {
  const times = world.traffic.get(number_id) ?? []
  const first = times.findIndex((at_ms) => at_ms > world.clock.now_ms - SECOND_MS)
  if (first !== 0) times.splice(0, first === -1 ? times.length : first)
  world.traffic.set(number_id, times)
  return times
}

/**
 * One message per six seconds to one person. Up to 45 may go out within six seconds, but they borrow from the future:
 * after 20 at once the next is due two minutes later. Returns false, and takes nothing, if it is too early.
 */
export function takePairAllowance(world: World, relation: Relation): boolean {
  if (world.switches.limits === 'off') return true
  const { pair } = relation
  const now_ms = world.clock.now_ms
  if (now_ms >= pair.debt_until_ms) {
    pair.debt_until_ms = now_ms
    pair.burst_from_ms = now_ms
    pair.burst = 0
  } else if (now_ms - pair.burst_from_ms >= PAIR_INTERVAL_MS || pair.burst >= PAIR_BURST) {
    return false
  }
  pair.burst += 1
  pair.debt_until_ms += PAIR_INTERVAL_MS
  return true
}

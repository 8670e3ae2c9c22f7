import type { PlacedMessage } from './place-messages.ts'
import type { Routed } from './route.ts'

/**
 * Leaves out what an inbox has removed because of its age, so that no late delivery and no replay brings it back. Who
 * wrote it and what it showed of them counts all the same: people are kept.
 */
export function withoutRemoved(placed: PlacedMessage[]): PlacedMessage[] {
  return placed.filter(
    ({ item: { known, inbox, update } }) =>
      known !== null || inbox.removed_before_ms === null || update.at_ms >= inbox.removed_before_ms,
  )
}

/** As `withoutRemoved`, for what is said about messages. */
export function withoutPast<It extends Routed>(routed: It[]): It[] {
  return routed.filter(
    ({ inbox, update }) => inbox.removed_before_ms === null || update.at_ms >= inbox.removed_before_ms,
  )
}

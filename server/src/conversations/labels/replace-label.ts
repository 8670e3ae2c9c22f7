import { relabelSegments } from '../../contacts/segments/segments.ts'
import type { Trx } from '../../platform/db/types.ts'
import { relabelConversations } from '../relabel.ts'
import { relabelViews } from '../views/views.ts'

/** Puts the label `by` in the place of `name`, or takes `name` off where `by` is null. */
export type Relabel = (trx: Trx, account_id: string, name: string, by: string | null) => Promise<void>

/**
 * Replaces a label on conversations, in what merges would give back when they are undone, and in the filters of views and
 * segments.
 */
export function replaceLabel(relabelMerges: Relabel): Relabel {
  return async (trx, account_id, name, by) => {
    await relabelConversations(trx, account_id, name, by)
    await relabelMerges(trx, account_id, name, by)
    // A view of a label that is removed finds no conversation from then on; without the label it would find all of them.
    if (by === null) return
    await relabelViews(trx, account_id, name, by)
    await relabelSegments(trx, account_id, name, by)
  }
}

import type { BulkChange, BulkOutcome } from '../../api/desk'

/** What takes a change back: as few changes as the states before differ in what was changed. */
export function undoOf(change: BulkChange, outcomes: BulkOutcome[], now_ms: number) {
  const groups = new Map<string, { change: BulkChange; ids: string[] }>()
  for (const { id, outcome, before } of outcomes) {
    if (outcome !== 'changed' || before === null) continue
    const inverse = inverseOf(change, before, now_ms)
    const key = JSON.stringify(inverse)
    const group = groups.get(key) ?? { change: inverse, ids: [] }
    group.ids.push(id)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function inverseOf(
  change: BulkChange,
  before: NonNullable<BulkOutcome['before']>,
  now_ms: number,
): BulkChange {
  const inverse: BulkChange = {}
  if (change.status !== undefined) {
    const until = before.snoozed_until
    // What would have opened again meanwhile is open.
    const passed = before.status === 'snoozed' && until !== null && Date.parse(until) <= now_ms
    inverse.status = passed ? 'open' : before.status
    if (inverse.status === 'snoozed') inverse.snoozed_until = until
  }
  // Resolving takes off the labels that do not stay.
  if (change.add_labels || change.remove_labels || change.labels || change.status === 'resolved')
    inverse.labels = before.labels
  if (change.priority !== undefined) inverse.priority = before.priority
  if (change.assignee_id !== undefined) inverse.assignee_id = before.assignee_id
  if (change.team_id !== undefined) inverse.team_id = before.team_id
  return inverse
}

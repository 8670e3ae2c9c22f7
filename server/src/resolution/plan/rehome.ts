import type { AnchorKey, Resolution } from '../../identity/types.ts'
import type { KnownAnchor, KnownContact } from './plan.ts'

/**
 * The anchors that have another home from now on. A contact can stay with a person none of whose anchors is at home in
 * it: the one that was has vanished, or belongs to a person known only from statuses, who takes no contact along. It is
 * then the home of the first anchor that had landed on it without a contact of its own before. An anchor that was at
 * home there and left has no home now.
 */
export function rehome(
  resolution: Resolution,
  contact_of: (string | null)[],
  known: Map<AnchorKey, KnownAnchor>,
  ages: Map<string, KnownContact>,
  timeOf: (key: AnchorKey) => number,
): Map<AnchorKey, string | null> {
  const homes = new Map<AnchorKey, string | null>()
  const adopted = new Set<string>()
  for (const [position, person] of resolution.people.entries()) {
    const contact = contact_of[position]
    const homeOf = (key: AnchorKey) => known.get(key)?.home_contact_id ?? contact
    if (!contact || person.anchors.some((key) => homeOf(key) === contact)) continue
    const [first] = person.anchors
      .filter((key) => known.get(key)?.contact_id === contact && !ages.has(homeOf(key) ?? ''))
      .sort((a, b) => timeOf(a) - timeOf(b) || (a < b ? -1 : 1))
    if (first === undefined) continue
    homes.set(first, contact)
    adopted.add(contact)
  }
  for (const { key, home_contact_id } of known.values()) {
    if (home_contact_id !== null && adopted.has(home_contact_id) && !homes.has(key)) homes.set(key, null)
  }
  return homes
}

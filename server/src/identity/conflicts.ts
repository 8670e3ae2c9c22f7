import { type Grouping, isOpen, isShown, membersOf } from './grouping.ts'
import { chainNode, compareText, type Index } from './joins.ts'
import type { Chain, Fork } from './registrations.ts'
import type { Holder, Timeline } from './timeline.ts'
import type { AnchorKey, Conflict, ConflictKind } from './types.ts'

/** The gravest first: at most one conflict per pair of people is shown. */
const GRAVITY: ConflictKind[] = [
  'disputed_phone',
  'rotation_fork',
  'contradiction',
  'claim_conflict',
  'possible_same_person',
]

type Found = Conflict & { left_node: number; right_node: number }

/** Everything the rules refused to decide, one conflict per pair of people. */
export function findConflicts(
  grouping: Grouping,
  index: Index,
  forks: Fork[],
  disputed_since: Map<string, number>,
): Conflict[] {
  const found: Found[] = [
    ...forkConflicts(index, forks),
    ...refusalConflicts(grouping, index, disputed_since),
  ]
  for (const timeline of index.timelines.values()) {
    if (grouping.blocked.has(timeline.phone_key)) continue
    for (const [a, b] of timeline.overlaps) found.push(phoneConflict('disputed_phone', index, timeline, a, b))
    for (const [a, b] of successions(timeline))
      found.push(phoneConflict('possible_same_person', index, timeline, a, b))
  }
  found.push(...sharedParents(grouping))
  const chosen = new Map<string, Found>()
  for (const conflict of found) {
    if (!isOpen(grouping, conflict.left_node, conflict.right_node)) continue
    const pair = [grouping.group[conflict.left_node], grouping.group[conflict.right_node]].sort().join(' ')
    const other = chosen.get(pair)
    if (!other || rank(conflict, other) < 0) chosen.set(pair, conflict)
  }
  return [...chosen.values()]
    .map(({ kind, left, right, phone_key, at }) => ({ kind, left, right, phone_key, at }))
    .sort((a, b) => a.at - b.at || compareText(sides(a), sides(b)))
}

function sides({ left, right, phone_key }: Conflict): string {
  return `${left} ${right} ${phone_key}`
}

function rank(a: Found, b: Found): number {
  const gravity = GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind)
  return gravity || a.at - b.at || compareText(sides(a), sides(b))
}

/**
 * In one portfolio a number went from one BSUID to another and nothing says whether the person changed: either a
 * rotation that Meta did not report, or a recycled number. If a rotation ended the first or brought the second, we
 * know.
 */
function successions(timeline: Timeline): [Holder, Holder][] {
  const last = new Map<string, Holder>()
  const pairs: [Holder, Holder][] = []
  for (const holder of timeline.holders) {
    const before = last.get(holder.chain.portfolio)
    if (!before || holder.last_at >= before.last_at) last.set(holder.chain.portfolio, holder)
    if (!before || holder.first_at <= before.last_at) continue
    // A rotation of either between the two says how the number changed hands.
    if ([before, holder].some(({ chain }) => rotatedBetween(chain, before.last_at, holder.first_at))) continue
    pairs.push([before, holder])
  }
  return pairs
}

function rotatedBetween(chain: Chain, from: number, until: number): boolean {
  return chain.entered.some((at) => at !== null && from <= at && at <= until)
}

function phoneConflict(kind: ConflictKind, index: Index, timeline: Timeline, a: Holder, b: Holder): Found {
  return {
    kind,
    left: a.anchor,
    right: b.anchor,
    phone_key: timeline.phone_key,
    at: Math.max(a.first_at, b.first_at),
    left_node: chainNode(index, a),
    right_node: chainNode(index, b),
  }
}

function forkConflicts(index: Index, forks: Fork[]): Found[] {
  return forks.map(({ left, right, at }) => ({
    kind: 'rotation_fork',
    left,
    right,
    phone_key: null,
    at,
    left_node: index.nodeOf.get(left) ?? -1,
    right_node: index.nodeOf.get(right) ?? -1,
  }))
}

function refusalConflicts(grouping: Grouping, index: Index, disputed_since: Map<string, number>): Found[] {
  return grouping.refusals.map(({ step, left, right, by, at }) => ({
    kind: step === 'claim' || step === 'attested' ? 'claim_conflict' : 'contradiction',
    left: shownAnchor(grouping, left, disputed_since),
    right: shownAnchor(grouping, right, disputed_since),
    // Claims of a BSUID, parents and decisions rest on something else than a phone.
    phone_key: /^\d+$/.test(by) ? index.keyOf(by) : null,
    at,
    left_node: left,
    right_node: right,
  }))
}

/** A node whose own anchor is not shown is named by the first shown anchor of its person. */
function shownAnchor(grouping: Grouping, node: number, disputed_since: Map<string, number>): AnchorKey {
  const it = grouping.nodes[node]
  if (it && isShown(it, disputed_since)) return it.anchor
  const anchors = membersOf(grouping, node).flatMap((member) => {
    const other = grouping.nodes[member]
    return other && isShown(other, disputed_since) ? [other.anchor] : []
  })
  return anchors.sort(compareText)[0] ?? it?.anchor ?? ''
}

/** A parent is renewed with the BSUID, so two BSUIDs of one portfolio under one parent are something for a person. */
function sharedParents(grouping: Grouping): Found[] {
  const first = new Map<string, { node: number; first_at: number }>()
  const found: Found[] = []
  grouping.nodes.forEach((node, number) => {
    if (node.kind !== 'chain') return
    for (const { value, first_at } of node.chain.parents) {
      const key = `${node.chain.portfolio} ${value}`
      const other = first.get(key)
      if (!other) first.set(key, { node: number, first_at })
      else {
        found.push({
          kind: 'possible_same_person',
          left: grouping.nodes[other.node]?.anchor ?? '',
          right: node.anchor,
          phone_key: null,
          at: Math.max(first_at, other.first_at),
          left_node: other.node,
          right_node: number,
        })
      }
    }
  })
  return found
}

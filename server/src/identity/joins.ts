import { addNode, areOne, type Grouping, isOpen, join, type Node } from './grouping.ts'
import { CROWD, changedHands, emptyTimeline, type Holder, ownerAt, type Timeline } from './timeline.ts'
import type { AnchorKey, Facts, JoinStep, ResolverOptions } from './types.ts'

export type Index = {
  /** Node number by anchor; every BSUID of a chain points at the chain. */
  nodeOf: Map<AnchorKey, number>
  timelines: Map<string, Timeline>
  keyOf: (phone: string) => string
  /** When each phone was seen without a BSUID, or claimed, in order of time. */
  moments: Map<string, number[]>
}

type Candidate = { left: number; right: number; by: string; at: number; stale: boolean }

/** Earliest first, and by name where Meta's time does not decide, so that the order of the facts never does. */
function joinInOrder(grouping: Grouping, step: JoinStep, candidates: Candidate[]): void {
  const name = ({ left, right }: Candidate) =>
    `${grouping.nodes[left]?.anchor} ${grouping.nodes[right]?.anchor}`
  if (candidates.length > 1) {
    candidates.sort((a, b) => a.at - b.at || compareText(name(a), name(b)) || compareText(a.by, b.by))
  }
  for (const { left, right, by, at, stale } of candidates)
    join(grouping, step, left, right, { by, at, stale })
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** When each phone was seen without a BSUID, or claimed. */
export function collectMoments(facts: Facts, keyOf: (phone: string) => string): Map<string, number[]> {
  const moments = new Map<string, number[]>()
  const note = (key: string, at: number) => {
    const known = moments.get(key)
    if (known) known.push(at)
    else moments.set(key, [at])
  }
  for (const { phone, at } of facts.phone_sightings) note(keyOf(phone), at)
  for (const { kind, value, at } of facts.claims) if (kind === 'phone') note(keyOf(value), at)
  for (const times of moments.values()) times.sort((a, b) => a - b)
  return moments
}

export function chainNode(index: Index, holder: Holder): number {
  return index.nodeOf.get(holder.chain.anchors[0] ?? '') ?? -1
}

/** A parent BSUID is one person's in every portfolio that is enrolled with it. */
export function joinByParent(grouping: Grouping): void {
  const seen = new Map<string, { node: number; portfolio: string; first_at: number }[]>()
  grouping.nodes.forEach((node, number) => {
    if (node.kind !== 'chain') return
    for (const { value, first_at } of node.chain.parents) {
      const known = seen.get(value)
      const shown = { node: number, portfolio: node.chain.portfolio, first_at }
      if (known) known.push(shown)
      else seen.set(value, [shown])
    }
  })
  const candidates: Candidate[] = []
  for (const [by, list] of seen) {
    // In the order in which they were seen, which for nodes seen at once is the order of their names.
    list.sort((a, b) => a.first_at - b.first_at || a.node - b.node)
    for (const [i, b] of list.entries()) {
      for (const a of list.slice(Math.max(0, i - CROWD), i)) {
        if (a.portfolio !== b.portfolio)
          candidates.push({ left: a.node, right: b.node, by, at: b.first_at, stale: false })
      }
    }
  }
  joinInOrder(grouping, 'parent', candidates)
}

/**
 * When a phone became disputed: two people were shown with it at the same time and there is no decision. From then on
 * nothing moves by it, since it may belong to either.
 */
export function disputedSince(grouping: Grouping, index: Index, timeline: Timeline): number | null {
  if (grouping.blocked.has(timeline.phone_key)) return Number.NEGATIVE_INFINITY
  // The pairs stand in the order of their second holder's first time.
  const open = timeline.overlaps.find(([a, b]) => isOpen(grouping, chainNode(index, a), chainNode(index, b)))
  return open ? open[1].first_at : null
}

/** Two portfolios that saw one phone during the same time saw one WhatsApp account. */
export function joinByOverlap(grouping: Grouping, index: Index): void {
  const candidates: Candidate[] = []
  for (const timeline of index.timelines.values()) {
    if (timeline.overlaps.length === 0 || grouping.blocked.has(timeline.phone_key)) continue
    const rivals = findRivals(grouping, index, timeline)
    for (const [a, b] of timeline.overlaps) {
      if (a.chain.portfolio === b.chain.portfolio) continue
      const [left, right] = [chainNode(index, a), chainNode(index, b)]
      const candidate = { left, right, by: timeline.phone_key, at: b.first_at, stale: false }
      // If a rival of one was seen at the same time as the other, either may be the account: no join.
      const contested =
        rivals.get(a)?.some((rival) => meet(rival, b)) || rivals.get(b)?.some((rival) => meet(rival, a))
      if (contested) refuse(grouping, 'overlap', candidate)
      else candidates.push(candidate)
    }
  }
  joinInOrder(grouping, 'overlap', candidates)
}

/** To each holder those of its own portfolio, other people, who were shown with the phone at the same time. */
function findRivals(grouping: Grouping, index: Index, { overlaps }: Timeline): Map<Holder, Holder[]> {
  const rivals = new Map<Holder, Holder[]>()
  for (const [a, b] of overlaps) {
    if (a.chain.portfolio !== b.chain.portfolio) continue
    if (areOne(grouping, chainNode(index, a), chainNode(index, b))) continue
    rivals.set(a, [...(rivals.get(a) ?? []), b])
    rivals.set(b, [...(rivals.get(b) ?? []), a])
  }
  return rivals
}

function meet(a: Holder, b: Holder): boolean {
  return a.first_at <= b.last_at && b.first_at <= a.last_at
}

function refuse(grouping: Grouping, step: JoinStep, { left, right, by, at }: Candidate): void {
  grouping.refusals.push({ step, left, right, by, at })
}

/** One after the other on a phone's timeline, in different portfolios, with no sign that the number changed hands. */
export function joinNeighbours(grouping: Grouping, index: Index, options: ResolverOptions): void {
  const candidates: Candidate[] = []
  for (const timeline of index.timelines.values()) {
    const { phone_key, holders } = timeline
    if (holders.length < 2 || grouping.blocked.has(phone_key)) continue
    const disputed_since = disputedSince(grouping, index, timeline) ?? Number.POSITIVE_INFINITY
    let a: Holder | null = null
    for (const b of holders) {
      if (a && areNeighbours(timeline, a, b)) {
        const at = b.first_at
        const stale = at - lastMoment(index, phone_key, a.last_at, at) > options.freshness_ms
        const candidate = { left: chainNode(index, a), right: chainNode(index, b), by: phone_key, at, stale }
        if (disputed_since <= at) refuse(grouping, 'neighbourhood', candidate)
        else candidates.push(candidate)
      }
      if (!a || b.last_at >= a.last_at) a = b
    }
  }
  joinInOrder(grouping, 'neighbourhood', candidates)
}

function areNeighbours(timeline: Timeline, a: Holder, b: Holder): boolean {
  if (a.chain.portfolio === b.chain.portfolio || b.first_at <= a.last_at) return false
  if (a.until !== null && a.until <= b.first_at) return false
  if (b.from !== null && b.from > a.last_at) return false
  return !changedHands(timeline, a.last_at, b.first_at)
}

/** When the phone was last seen or claimed before `until`, which is its next holder's; `since` if not after that. */
export function lastMoment(index: Index, phone_key: string, since: number, until: number): number {
  const last = index.moments.get(phone_key)?.findLast((at) => at < until)
  return last === undefined ? since : Math.max(since, last)
}

/** Places every moment of a phone without a BSUID; what no registration held then becomes a node of its own. */
export function placePhoneSightings(grouping: Grouping, index: Index, facts: Facts): void {
  const sightings = [...facts.phone_sightings].sort((a, b) => a.at - b.at || compareText(a.phone, b.phone))
  for (const sighting of sightings) {
    const key = index.keyOf(sighting.phone)
    if (grouping.blocked.has(key)) continue
    const node = grouping.nodes[placeMoment(grouping, index, key, sighting.at)]
    if (node?.kind === 'phone') node.points.push(sighting)
    // A message by phone alone makes a contact of the phone's holder at that time, even if known from statuses only.
    else if (node?.kind === 'chain' && sighting.creates) node.chain.creates = true
  }
}

/** The node that held the phone at a time; created if there was none. */
export function placeMoment(grouping: Grouping, index: Index, phone_key: string, at: number): number {
  const owner = ownerAt(index.timelines.get(phone_key) ?? emptyTimeline(phone_key), at)
  const known = index.nodeOf.get(owner.anchor)
  if (known !== undefined) return known
  const node: Node = { kind: 'phone', anchor: owner.anchor, phone_key, points: [], next: owner.next }
  const number = addNode(grouping, node)
  index.nodeOf.set(owner.anchor, number)
  return number
}

/** A holder known only by phone is the BSUID that comes next on that phone. */
export function joinPhonesToNext(grouping: Grouping, index: Index, options: ResolverOptions): void {
  const candidates: Candidate[] = []
  grouping.nodes.forEach((node, number) => {
    const first = node.kind === 'phone' ? node.points[0] : undefined
    if (node.kind !== 'phone' || !node.next || !first) return
    const at = node.next.first_at
    const stale = at - lastMoment(index, node.phone_key, first.at, at) > options.freshness_ms
    candidates.push({ left: number, right: chainNode(index, node.next), by: node.phone_key, at, stale })
  })
  joinInOrder(grouping, 'neighbourhood', candidates)
}

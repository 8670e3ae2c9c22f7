import { addNode, type Grouping, join, type Node, restsOnProof } from './grouping.ts'
import { type Holder, ownerAt, type Timeline } from './timeline.ts'
import type { AnchorKey, Claim, Facts, PhoneSighting, ResolverOptions } from './types.ts'

export type Index = {
  /** Node number by anchor; every BSUID of a chain points at the chain. */
  nodeOf: Map<AnchorKey, number>
  timelines: Map<string, Timeline>
  keyOf: (phone: string) => string
}

type Candidate = { left: number; right: number; by: string; at: number; stale: boolean }

function inOrder(candidates: Candidate[], grouping: Grouping): Candidate[] {
  const name = ({ left, right }: Candidate) =>
    `${grouping.nodes[left]?.anchor} ${grouping.nodes[right]?.anchor}`
  return candidates.sort((a, b) => a.at - b.at || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0))
}

function chainNode(index: Index, holder: Holder): number {
  return index.nodeOf.get(holder.chain.anchors[0] ?? '') ?? -1
}

/** A parent BSUID is one person's in every portfolio that is enrolled with it. */
export function joinByParent(grouping: Grouping): void {
  const seen = new Map<string, { node: number; portfolio: string; first_at: number }[]>()
  grouping.nodes.forEach((node, number) => {
    if (node.kind !== 'chain') return
    for (const { value, first_at } of node.chain.parents) {
      const list = seen.get(value) ?? []
      list.push({ node: number, portfolio: node.chain.portfolio, first_at })
      seen.set(value, list)
    }
  })
  const candidates: Candidate[] = []
  for (const [parent, list] of seen) {
    list.forEach((a, i) => {
      for (const b of list.slice(i + 1)) {
        if (a.portfolio === b.portfolio) continue
        candidates.push({
          left: a.node,
          right: b.node,
          by: parent,
          at: Math.max(a.first_at, b.first_at),
          stale: false,
        })
      }
    })
  }
  for (const { left, right, by, at } of inOrder(candidates, grouping)) {
    join(grouping, 'parent', left, right, { by, at, stale: false })
  }
}

/** Two portfolios that saw one phone during the same time saw one WhatsApp account. */
export function joinByOverlap(grouping: Grouping, index: Index): void {
  const candidates: Candidate[] = []
  for (const { phone_key, holders } of index.timelines.values()) {
    if (grouping.blocked.has(phone_key)) continue
    for (const [i, a] of holders.entries()) {
      for (const b of holders.slice(i + 1)) {
        if (b.first_at > a.last_at) break
        if (a.chain.portfolio === b.chain.portfolio) continue
        candidates.push({
          left: chainNode(index, a),
          right: chainNode(index, b),
          by: phone_key,
          at: b.first_at,
          stale: false,
        })
      }
    }
  }
  for (const { left, right, by, at } of inOrder(candidates, grouping)) {
    join(grouping, 'overlap', left, right, { by, at, stale: false })
  }
}

/** One after the other on a phone's timeline, in different portfolios, with no sign that the number changed hands. */
export function joinNeighbours(
  grouping: Grouping,
  index: Index,
  facts: Facts,
  options: ResolverOptions,
): void {
  const candidates: Candidate[] = []
  for (const { phone_key, holders } of index.timelines.values()) {
    if (grouping.blocked.has(phone_key)) continue
    for (const [i, b] of holders.entries()) {
      const a = holders[i - 1]
      if (!a || a.chain.portfolio === b.chain.portfolio || b.first_at <= a.last_at) continue
      if (a.until !== null && a.until <= b.first_at) continue
      if (b.from !== null && b.from > a.last_at) continue
      const silent_since = lastSeen(facts, index, phone_key, a.last_at, b.first_at)
      const stale = b.first_at - silent_since > options.freshness_ms
      candidates.push({
        left: chainNode(index, a),
        right: chainNode(index, b),
        by: phone_key,
        at: b.first_at,
        stale,
      })
    }
  }
  for (const { left, right, by, at, stale } of inOrder(candidates, grouping)) {
    join(grouping, 'neighbourhood', left, right, { by, at, stale })
  }
}

function lastSeen(facts: Facts, index: Index, phone_key: string, since: number, until: number): number {
  let last = since
  for (const { phone, at } of facts.phone_sightings) {
    if (at > last && at <= until && index.keyOf(phone) === phone_key) last = at
  }
  for (const { kind, value, at } of facts.claims) {
    if (kind === 'phone' && at > last && at <= until && index.keyOf(value) === phone_key) last = at
  }
  return last
}

/** Places every moment of a phone without a BSUID; what no registration held then becomes a node of its own. */
export function placePhoneSightings(grouping: Grouping, index: Index, facts: Facts): void {
  for (const sighting of [...facts.phone_sightings].sort((a, b) => a.at - b.at)) {
    const key = index.keyOf(sighting.phone)
    if (grouping.blocked.has(key)) continue
    const node = grouping.nodes[placeMoment(grouping, index, key, sighting.at)]
    if (node?.kind === 'phone') node.points.push(sighting)
    // A message by phone alone makes a contact of whoever held the phone then, also of somebody known from statuses only.
    else if (node?.kind === 'chain' && sighting.creates) node.chain.creates = true
  }
}

/** The node that held the phone at a time; made if nobody did. */
export function placeMoment(grouping: Grouping, index: Index, phone_key: string, at: number): number {
  const timeline = index.timelines.get(phone_key) ?? { phone_key, holders: [] }
  const owner = ownerAt(timeline, at)
  const known = index.nodeOf.get(owner.anchor)
  if (known !== undefined) return known
  const node: Node = {
    kind: 'phone',
    anchor: owner.anchor,
    phone_key,
    points: [] as PhoneSighting[],
    next: owner.next,
  }
  const number = addNode(grouping, node)
  index.nodeOf.set(owner.anchor, number)
  return number
}

/** A holder known only by phone is the BSUID that comes next on that phone. */
export function joinPhonesToNext(grouping: Grouping, index: Index, options: ResolverOptions): void {
  const candidates: Candidate[] = []
  grouping.nodes.forEach((node, number) => {
    if (node.kind !== 'phone' || !node.next || node.points.length === 0) return
    const at = node.next.first_at
    const silent_since = node.points.at(-1)?.at ?? at
    const stale = at - silent_since > options.freshness_ms
    candidates.push({ left: number, right: chainNode(index, node.next), by: node.phone_key, at, stale })
  })
  for (const { left, right, by, at, stale } of inOrder(candidates, grouping)) {
    join(grouping, 'neighbourhood', left, right, { by, at, stale })
  }
}

/** What is said without proof lands where it belongs, but never makes one of two people whom Meta has shown. */
export function joinClaims(grouping: Grouping, index: Index, facts: Facts, options: ResolverOptions): void {
  const claims = [...facts.claims].sort((a, b) => a.at - b.at || (claimName(a) < claimName(b) ? -1 : 1))
  for (const claim of claims) {
    const claimant = index.nodeOf.get(claim.anchor)
    if (claimant === undefined) continue
    const target = claimTarget(grouping, index, claim)
    if (target === null) continue
    const stale = isStaleClaim(grouping, target, claim, options)
    if (restsOnProof(grouping, claimant) && restsOnProof(grouping, target)) {
      joinProven(grouping, claim, claimant, target, options)
    } else {
      join(grouping, claim.source === 'contact_request' ? 'attested' : 'claim', claimant, target, {
        by: claim.value,
        at: claim.at,
        stale,
      })
    }
    joinUnseenToNext(grouping, index, target, options)
  }
}

function claimName(claim: Claim): string {
  return `${claim.anchor} ${claim.kind} ${claim.portfolio} ${claim.value}`
}

function claimTarget(grouping: Grouping, index: Index, claim: Claim): number | null {
  if (claim.kind === 'bsuid') return index.nodeOf.get(`b:${claim.portfolio}:${claim.value}`) ?? null
  if (claim.kind !== 'phone') return null
  const key = index.keyOf(claim.value)
  return grouping.blocked.has(key) ? null : placeMoment(grouping, index, key, claim.at)
}

function isStaleClaim(grouping: Grouping, target: number, claim: Claim, options: ResolverOptions): boolean {
  const node = grouping.nodes[target]
  if (node?.kind !== 'chain' || claim.kind !== 'phone') return false
  const nearest = node.chain.holds.reduce((gap, hold) => {
    const distance =
      claim.at < hold.first_at ? hold.first_at - claim.at : Math.max(0, claim.at - hold.last_at)
    return Math.min(gap, distance)
  }, Number.POSITIVE_INFINITY)
  return nearest > options.freshness_ms
}

/** Only an attested phone of one other person may join two whom Meta has shown, and only where the account allows it. */
function joinProven(
  grouping: Grouping,
  claim: Claim,
  claimant: number,
  target: number,
  options: ResolverOptions,
): void {
  const why = { by: claim.value, at: claim.at, stale: false }
  if (claim.source === 'contact_request' && options.link_attested) {
    join(grouping, 'attested', claimant, target, why)
  } else if (grouping.group[claimant] !== grouping.group[target]) {
    grouping.refusals.push({ step: 'claim', left: claimant, right: target, by: claim.value, at: claim.at })
  }
}

/** A phone that was only claimed, never seen, is also the next BSUID's, if that does not join two proven people. */
function joinUnseenToNext(grouping: Grouping, index: Index, target: number, options: ResolverOptions): void {
  const node = grouping.nodes[target]
  if (node?.kind !== 'phone' || node.points.length > 0 || !node.next) return
  const next = chainNode(index, node.next)
  const at = node.next.first_at
  const claimed_at = claimedLast(grouping, target) ?? at
  if (restsOnProof(grouping, target)) {
    if (grouping.group[target] !== grouping.group[next]) {
      grouping.refusals.push({ step: 'claim', left: target, right: next, by: node.phone_key, at })
    }
    return
  }
  join(grouping, 'claim', target, next, {
    by: node.phone_key,
    at,
    stale: at - claimed_at > options.freshness_ms,
  })
}

function claimedLast(grouping: Grouping, target: number): number | null {
  const times = grouping.joins
    .filter((made) => made.right === grouping.nodes[target]?.anchor)
    .map((made) => made.at)
  return times.length > 0 ? Math.max(...times) : null
}

import type { Chain } from './registrations.ts'
import type { Holder } from './timeline.ts'
import type { AnchorKey, Claim, Hold, Join, JoinStep, PhoneSighting } from './types.ts'

export type Node =
  | { kind: 'chain'; anchor: AnchorKey; chain: Chain }
  | { kind: 'phone'; anchor: AnchorKey; phone_key: string; points: PhoneSighting[]; next: Holder | null }
  | { kind: 'disputed'; anchor: AnchorKey; phone_key: string; points: PhoneSighting[] }
  | { kind: 'contact'; anchor: AnchorKey; claims: Claim[] }

export type JoinOutcome = 'joined' | 'already_one' | 'distinct' | 'contradiction'

/** A join that was not made. */
export type RefusedJoin = { step: JoinStep; left: number; right: number; by: string; at: number }

/** The people so far: nodes, and the groups that joins have made of them. */
export type Grouping = {
  nodes: Node[]
  /** For each node the number of its group. */
  group: number[]
  members: Map<number, number[]>
  joins: (Join & { node: number })[]
  refusals: RefusedJoin[]
  /** Pairs of nodes that a person called distinct, as `smaller larger`. */
  distinct: Set<string>
  identity_cap: number
  blocked: Set<string>
}

export function startGrouping(nodes: Node[], identity_cap: number, blocked: Set<string>): Grouping {
  return {
    nodes,
    group: nodes.map((_, index) => index),
    members: new Map(nodes.map((_, index) => [index, [index]])),
    joins: [],
    refusals: [],
    distinct: new Set(),
    identity_cap,
    blocked,
  }
}

export function addNode(grouping: Grouping, node: Node): number {
  const index = grouping.nodes.push(node) - 1
  grouping.group.push(index)
  grouping.members.set(index, [index])
  return index
}

export function membersOf(grouping: Grouping, node: number): number[] {
  return grouping.members.get(grouping.group[node] ?? -1) ?? []
}

export function areOne(grouping: Grouping, left: number, right: number): boolean {
  return grouping.group[left] === grouping.group[right]
}

export function nodePair(left: number, right: number): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`
}

/** True where a person called some part of one group distinct from some part of the other. */
function areDistinct(grouping: Grouping, left: number, right: number): boolean {
  if (grouping.distinct.size === 0) return false
  return membersOf(grouping, left).some((a) =>
    membersOf(grouping, right).some((b) => grouping.distinct.has(nodePair(a, b))),
  )
}

/**
 * False for a stretch of a phone without any sighting, except since it is disputed: it holds no messages, and a claim
 * may have put it with a person, but it is no anchor of that person.
 */
export function isShown(node: Node, disputed_since: Map<string, number>): boolean {
  if (node.kind !== 'phone') return true
  const until = disputed_since.get(node.phone_key) ?? Number.POSITIVE_INFINITY
  return node.points.some(({ at }) => at < until)
}

/** True if nothing joined the two and no decision calls them distinct. */
export function isOpen(grouping: Grouping, left: number, right: number): boolean {
  return !areOne(grouping, left, right) && !areDistinct(grouping, left, right)
}

/** Meta's own evidence for the group: a BSUID, or a phone that a webhook showed. */
export function restsOnProof(grouping: Grouping, node: number): boolean {
  return membersOf(grouping, node).some((member) => {
    const it = grouping.nodes[member]
    return it?.kind === 'chain' || (it?.kind === 'phone' && it.points.length > 0)
  })
}

/**
 * Makes two groups one, unless that would contradict what is known; a refusal is remembered and becomes a conflict if
 * nothing later joins the two. A person's own decision overrides contradictions, but not another decision.
 */
export function join(
  grouping: Grouping,
  step: JoinStep,
  left: number,
  right: number,
  why: Omit<Join, 'step' | 'left' | 'right'>,
): JoinOutcome {
  if (areOne(grouping, left, right)) return 'already_one'
  if (areDistinct(grouping, left, right)) {
    if (step === 'decision') grouping.refusals.push({ step, left, right, by: why.by, at: why.at })
    return 'distinct'
  }
  if (step !== 'decision' && groupsContradict(grouping, step, left, right)) {
    grouping.refusals.push({ step, left, right, by: why.by, at: why.at })
    return 'contradiction'
  }
  const kept = grouping.group[left] ?? left
  const gone = grouping.group[right] ?? right
  const moved = grouping.members.get(gone) ?? []
  for (const member of moved) grouping.group[member] = kept
  grouping.members.get(kept)?.push(...moved)
  grouping.members.delete(gone)
  const anchorOf = (node: number) => grouping.nodes[node]?.anchor ?? ''
  grouping.joins.push({ step, left: anchorOf(left), right: anchorOf(right), ...why, node: left })
  return 'joined'
}

function groupsContradict(grouping: Grouping, step: JoinStep, left: number, right: number): boolean {
  const ours = chainsIn(grouping, left)
  const theirs = chainsIn(grouping, right)
  const size = identityCount(ours) + identityCount(theirs)
  if (size > grouping.identity_cap) return true
  return ours.some((a) =>
    theirs.some((b) => chainsContradict(a, b, step === 'neighbourhood', grouping.blocked)),
  )
}

export function chainsIn(grouping: Grouping, node: number): Chain[] {
  return membersOf(grouping, node).flatMap((member) => {
    const it = grouping.nodes[member]
    return it?.kind === 'chain' ? [it.chain] : []
  })
}

function identityCount(chains: Chain[]): number {
  return chains.reduce(
    (sum, chain) => sum + chain.bsuids.length + chain.parents.length + chain.holds.length,
    0,
  )
}

type Span = { first_at: number; last_at: number }

function overlap(a: Span, b: Span): boolean {
  return a.first_at <= b.last_at && b.first_at <= a.last_at
}

/**
 * At any time one person has one BSUID in a portfolio, one parent, one phone. Two registrations that share a parent, or
 * a phone at the same time, are the same account to Meta, so small differences around a change of number do not count
 * against them. A join that rests on neighbourhood alone is stricter: a number that one portfolio has seen with two
 * BSUIDs one after the other may have been given to another person.
 */
function chainsContradict(a: Chain, b: Chain, neighbours: boolean, blocked: Set<string>): boolean {
  if (a.portfolio === b.portfolio) {
    if (overlap(a, b)) return true
    const shared = (x: Hold) => !blocked.has(x.phone_key) && b.holds.some((y) => x.phone_key === y.phone_key)
    if (neighbours && a.holds.some(shared)) return true
  }
  const sharesParent = a.parents.some((x) => b.parents.some((y) => x.value === y.value))
  if (!sharesParent && a.parents.some((x) => b.parents.some((y) => overlap(x, y)))) return true
  const ours = a.holds.filter((hold) => !blocked.has(hold.phone_key))
  const theirs = b.holds.filter((hold) => !blocked.has(hold.phone_key))
  const sharesPhone = ours.some((x) => theirs.some((y) => x.phone_key === y.phone_key && overlap(x, y)))
  if (sharesPhone || sharesParent) return false
  return ours.some((x) => theirs.some((y) => x.phone_key !== y.phone_key && overlap(x, y)))
}

import { bsuidAnchor } from './anchors.ts'
import type { Verdicts } from './decisions.ts'
import type { Turn } from './holds.ts'
import type { AnchorKey, Facts, Hold, Registration, Rotation, Sighting } from './types.ts'

/** A registration while it is being resolved: its facts beside it, so that later steps need not search for them. */
export type Chain = Registration & {
  anchors: AnchorKey[]
  first_at: number
  last_at: number
  /** `entered[i]` is when bsuids[i] came by a rotation; null for the first. */
  entered: (number | null)[]
  /** Which of `bsuids` a BSUID is. */
  position: Map<string, number>
  sightings: Sighting[]
  rotations: Rotation[]
  turns: Turn[]
}

export type Fork = { left: AnchorKey; right: AnchorKey; at: number }

type Span = { value: string; first_at: number; last_at: number }

function widen(spans: Map<string, Span>, value: string, first_at: number, last_at: number): void {
  const span = spans.get(value)
  if (!span) spans.set(value, { value, first_at, last_at })
  else {
    span.first_at = Math.min(span.first_at, first_at)
    span.last_at = Math.max(span.last_at, last_at)
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Earliest first; the keys break ties so that the order of the input never decides. */
function byTimeThenKeys(a: Rotation, b: Rotation): number {
  return a.at - b.at || compareText(a.previous, b.previous) || compareText(a.current, b.current)
}

/** Every BSUID that the facts name, and when a rotation first named it. */
type Names = Map<AnchorKey, { portfolio: string; bsuid: string; named_at: number | null }>
type Links = { next: Map<AnchorKey, Rotation>; previous: Map<AnchorKey, Rotation> }

/**
 * Chains the BSUIDs of each portfolio by rotations. Of two successors or two predecessors the earliest counts; a
 * rotation that would close a circle, or join what a person called distinct, does not count.
 */
export function chainRegistrations(facts: Facts, verdicts: Verdicts): { chains: Chain[]; forks: Fork[] } {
  const sightings = new Map<AnchorKey, Sighting[]>()
  const names: Names = new Map()
  for (const sighting of facts.sightings) {
    const anchor = bsuidAnchor(sighting.portfolio, sighting.bsuid)
    const known = sightings.get(anchor)
    if (known) known.push(sighting)
    else {
      sightings.set(anchor, [sighting])
      names.set(anchor, { portfolio: sighting.portfolio, bsuid: sighting.bsuid, named_at: null })
    }
  }
  for (const { portfolio, previous, current, at } of facts.rotations) {
    for (const bsuid of [previous, current]) {
      const anchor = bsuidAnchor(portfolio, bsuid)
      const named_at = Math.min(at, names.get(anchor)?.named_at ?? at)
      names.set(anchor, { portfolio, bsuid, named_at })
    }
  }
  const { links, forks } = linkRotations(facts.rotations, verdicts)
  const chains: Chain[] = []
  for (const anchor of [...names.keys()].sort(compareText)) {
    if (!links.previous.has(anchor)) chains.push(buildChain(anchor, names, links.next, sightings))
  }
  return { chains, forks }
}

function linkRotations(rotations: Rotation[], verdicts: Verdicts): { links: Links; forks: Fork[] } {
  const links: Links = { next: new Map(), previous: new Map() }
  const forks: Fork[] = []
  const roots = new Map<AnchorKey, AnchorKey>()
  for (const rotation of [...rotations].sort(byTimeThenKeys)) {
    const from = bsuidAnchor(rotation.portfolio, rotation.previous)
    const to = bsuidAnchor(rotation.portfolio, rotation.current)
    const successor = links.next.get(from)
    if (from === to || successor?.current === rotation.current) continue
    const predecessor = links.previous.get(to)
    if (successor) {
      forks.push({ left: bsuidAnchor(rotation.portfolio, successor.current), right: to, at: rotation.at })
    } else if (predecessor) {
      forks.push({
        left: bsuidAnchor(rotation.portfolio, predecessor.previous),
        right: from,
        at: rotation.at,
      })
    } else if (rootOf(roots, from) !== to && !joinsDistinct(links, from, to, verdicts)) {
      // Nothing comes before `to`, so a circle closes only where it is the root of the chain that ends in `from`.
      links.next.set(from, rotation)
      links.previous.set(to, rotation)
      roots.set(to, rootOf(roots, from))
    }
  }
  return { links, forks }
}

function rootOf(roots: Map<AnchorKey, AnchorKey>, anchor: AnchorKey): AnchorKey {
  let root = anchor
  for (let up = roots.get(root); up !== undefined; up = roots.get(root)) root = up
  for (let at = anchor; at !== root; ) {
    const up = roots.get(at) ?? root
    roots.set(at, root)
    at = up
  }
  return root
}

function joinsDistinct(links: Links, from: AnchorKey, to: AnchorKey, verdicts: Verdicts): boolean {
  if (verdicts.distinct.length === 0) return false
  const after = wholeChain(links, to)
  return wholeChain(links, from).some((a) => after.some((b) => verdicts.isDistinct(a, b)))
}

function wholeChain({ next, previous }: Links, anchor: AnchorKey): AnchorKey[] {
  let root = anchor
  for (let rotation = previous.get(root); rotation; rotation = previous.get(root)) {
    root = bsuidAnchor(rotation.portfolio, rotation.previous)
  }
  const anchors = [root]
  for (let rotation = next.get(root); rotation; rotation = next.get(root)) {
    root = bsuidAnchor(rotation.portfolio, rotation.current)
    anchors.push(root)
  }
  return anchors
}

function buildChain(
  root: AnchorKey,
  names: Names,
  next: Map<AnchorKey, Rotation>,
  sightings: Map<AnchorKey, Sighting[]>,
): Chain {
  const anchors: AnchorKey[] = []
  const entered: (number | null)[] = []
  const rotations: Rotation[] = []
  const seen: Sighting[] = []
  const bsuids = new Map<string, Span>()
  const parents = new Map<string, Span>()
  let portfolio = ''
  let came: number | null = null
  for (let anchor: AnchorKey | null = root; anchor !== null; ) {
    const name = names.get(anchor)
    if (!name) throw new Error('a rotation names a BSUID that was not collected')
    portfolio = name.portfolio
    anchors.push(anchor)
    entered.push(came)
    if (came !== null) widen(bsuids, name.bsuid, came, came)
    for (const sighting of sightings.get(anchor) ?? []) {
      seen.push(sighting)
      widen(bsuids, name.bsuid, sighting.first_at, sighting.last_at)
      if (sighting.parent) widen(parents, sighting.parent, sighting.first_at, sighting.last_at)
    }
    const rotation: Rotation | undefined = next.get(anchor)
    if (rotation) {
      // Meta's word that it was replaced shows that it was in use until then.
      widen(bsuids, name.bsuid, rotation.at, rotation.at)
      if (rotation.previous_parent) widen(parents, rotation.previous_parent, rotation.at, rotation.at)
      if (rotation.parent) widen(parents, rotation.parent, rotation.at, rotation.at)
      rotations.push(rotation)
    }
    // A rotation that does not count has still named it.
    if (name.named_at !== null && !bsuids.has(name.bsuid))
      widen(bsuids, name.bsuid, name.named_at, name.named_at)
    came = rotation ? rotation.at : null
    anchor = rotation ? bsuidAnchor(rotation.portfolio, rotation.current) : null
  }
  const spans = [...bsuids.values()]
  const position = new Map(spans.map(({ value }, index) => [value, index]))
  return {
    portfolio,
    bsuids: spans,
    parents: [...parents.values()].sort((a, b) => a.last_at - b.last_at || compareText(a.value, b.value)),
    holds: [] as Hold[],
    creates: seen.some((sighting) => sighting.creates),
    anchors,
    entered,
    first_at: spans.reduce((first, span) => Math.min(first, span.first_at), Number.POSITIVE_INFINITY),
    last_at: spans.reduce((last, span) => Math.max(last, span.last_at), Number.NEGATIVE_INFINITY),
    position,
    sightings: seen,
    rotations,
    turns: [],
  }
}

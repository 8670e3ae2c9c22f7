import { bsuidAnchor } from './anchors.ts'
import type { Verdicts } from './decisions.ts'
import type { AnchorKey, Facts, Hold, Registration, Rotation, Sighting } from './types.ts'

/** A registration while it is being resolved: its facts beside it, so that later steps need not search for them. */
export type Chain = Registration & {
  anchors: AnchorKey[]
  first_at: number
  last_at: number
  /** `entered[i]` is when bsuids[i] came by a rotation; null for the first. */
  entered: (number | null)[]
  sightings: Sighting[]
  rotations: Rotation[]
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

/**
 * Chains the BSUIDs of each portfolio by rotations. Of two successors or two predecessors the earliest counts; a
 * rotation that would close a circle, or join what a person called distinct, does not count.
 */
export function chainRegistrations(facts: Facts, verdicts: Verdicts): { chains: Chain[]; forks: Fork[] } {
  const sightings = new Map<AnchorKey, Sighting[]>()
  for (const sighting of facts.sightings) {
    const anchor = bsuidAnchor(sighting.portfolio, sighting.bsuid)
    const known = sightings.get(anchor)
    if (known) known.push(sighting)
    else sightings.set(anchor, [sighting])
  }
  const next = new Map<AnchorKey, Rotation>()
  const previous = new Map<AnchorKey, Rotation>()
  const forks: Fork[] = []
  const names = new Map<AnchorKey, { portfolio: string; bsuid: string }>()
  for (const { portfolio, bsuid } of facts.sightings)
    names.set(bsuidAnchor(portfolio, bsuid), { portfolio, bsuid })

  for (const rotation of [...facts.rotations].sort(byTimeThenKeys)) {
    const from = bsuidAnchor(rotation.portfolio, rotation.previous)
    const to = bsuidAnchor(rotation.portfolio, rotation.current)
    names.set(from, { portfolio: rotation.portfolio, bsuid: rotation.previous })
    names.set(to, { portfolio: rotation.portfolio, bsuid: rotation.current })
    if (from === to) continue
    const successor = next.get(from)
    const predecessor = previous.get(to)
    if (successor) {
      if (successor.current !== rotation.current) {
        forks.push({ left: bsuidAnchor(rotation.portfolio, successor.current), right: to, at: rotation.at })
      }
      continue
    }
    if (predecessor) {
      forks.push({
        left: bsuidAnchor(rotation.portfolio, predecessor.previous),
        right: from,
        at: rotation.at,
      })
      continue
    }
    if (reaches(next, to, from)) {
      forks.push({ left: from, right: to, at: rotation.at })
      continue
    }
    if (
      wholeChain(next, previous, from).some((a) =>
        wholeChain(next, previous, to).some((b) => verdicts.isDistinct(a, b)),
      )
    ) {
      continue
    }
    next.set(from, rotation)
    previous.set(to, rotation)
  }

  const chains: Chain[] = []
  for (const anchor of [...names.keys()].sort(compareText)) {
    if (previous.has(anchor)) continue
    chains.push(buildChain(anchor, names, next, sightings))
  }
  return { chains, forks }
}

function reaches(next: Map<AnchorKey, Rotation>, from: AnchorKey, target: AnchorKey): boolean {
  for (let at: AnchorKey | null = from; at !== null; ) {
    if (at === target) return true
    const rotation: Rotation | undefined = next.get(at)
    at = rotation ? bsuidAnchor(rotation.portfolio, rotation.current) : null
  }
  return false
}

function wholeChain(
  next: Map<AnchorKey, Rotation>,
  previous: Map<AnchorKey, Rotation>,
  anchor: AnchorKey,
): AnchorKey[] {
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
  names: Map<AnchorKey, { portfolio: string; bsuid: string }>,
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
    came = rotation ? rotation.at : null
    anchor = rotation ? bsuidAnchor(rotation.portfolio, rotation.current) : null
  }
  const spans = [...bsuids.values()]
  return {
    portfolio,
    bsuids: spans,
    parents: [...parents.values()].sort((a, b) => a.last_at - b.last_at || compareText(a.value, b.value)),
    holds: [] as Hold[],
    creates: seen.some((sighting) => sighting.creates),
    anchors,
    entered,
    first_at: Math.min(...spans.map((span) => span.first_at)),
    last_at: Math.max(...spans.map((span) => span.last_at)),
    sightings: seen,
    rotations,
  }
}

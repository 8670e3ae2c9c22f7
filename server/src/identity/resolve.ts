import { disputedAnchor, parseAnchor } from './anchors.ts'
import { joinClaims } from './claims.ts'
import { findConflicts } from './conflicts.ts'
import { settleDecisions, type Verdicts } from './decisions.ts'
import { addNode, type Grouping, isShown, join, nodePair, startGrouping } from './grouping.ts'
import { holdPhones } from './holds.ts'
import {
  collectMoments,
  disputedSince,
  type Index,
  joinByOverlap,
  joinByParent,
  joinNeighbours,
  joinPhonesToNext,
  placeMoment,
  placePhoneSightings,
} from './joins.ts'
import { listIdentities } from './person-identities.ts'
import { phoneKey } from './phone.ts'
import { choosePhoneKeys, type PhoneKeys } from './phone-keys.ts'
import { type Chain, chainRegistrations } from './registrations.ts'
import { buildTimelines, emptyTimeline, segmentsOf } from './timeline.ts'
import type {
  AnchorKey,
  Claim,
  Facts,
  Join,
  Person,
  PhoneSegment,
  Resolution,
  ResolverOptions,
} from './types.ts'

/**
 * Who is who, from everything known about one connected component. A pure function: the same facts in any order give the
 * same people, so nothing depends on which webhook came first. The steps and their order are those of docs/identity.md.
 */
export function resolveIdentity(facts: Facts, options: ResolverOptions): Resolution {
  const verdicts = settleDecisions(facts.decisions)
  const { chains, forks } = chainRegistrations(facts, verdicts)
  const keys = choosePhoneKeys(facts, chains)
  for (const chain of chains) Object.assign(chain, holdPhones(chain, keys))
  const blocked = blockedKeys(facts, keys)
  const grouping = startGrouping(
    chains.map((chain) => ({ kind: 'chain', anchor: chain.anchors[0] ?? '', chain })),
    options.identity_cap,
    blocked,
  )
  const index = indexChains(chains, facts, keys)
  addContacts(grouping, index, facts.claims)
  placePhoneSightings(grouping, index, facts)
  applyDistinctions(grouping, index, verdicts)

  joinByParent(grouping)
  joinByOverlap(grouping, index)
  joinNeighbours(grouping, index, options)
  joinPhonesToNext(grouping, index, options)
  joinClaims(grouping, index, facts, options)
  joinDecided(grouping, index, verdicts)
  retryHeldBack(grouping, index, options)

  const since = new Map<string, number>()
  for (const [key, timeline] of index.timelines) {
    const at = disputedSince(grouping, index, timeline)
    if (at !== null) since.set(key, at)
  }
  for (const key of blocked) since.set(key, Number.NEGATIVE_INFINITY)
  const conflicts = findConflicts(grouping, index, forks, since)
  return {
    conflicts,
    phones: phoneSegments(index, keys, since),
    people: [...listPeople(grouping, index, facts, since), ...holdingPlaces(facts, keys, since)].sort(
      (a, b) => ((a.anchors[0] ?? '') < (b.anchors[0] ?? '') ? -1 : 1),
    ),
  }
}

/** A block list is written in match keys, which written forms that had to be kept distinct no longer share. */
function blockedKeys({ blocked_phones }: Facts, keys: PhoneKeys): Set<string> {
  const blocked = new Set(blocked_phones)
  if (blocked.size > 0) {
    for (const phone of keys.phones) if (blocked.has(phoneKey(phone))) blocked.add(keys.keyOf(phone))
  }
  return blocked
}

function indexChains(chains: Chain[], facts: Facts, keys: PhoneKeys): Index {
  const nodeOf = new Map<AnchorKey, number>()
  chains.forEach((chain, number) => {
    for (const anchor of chain.anchors) nodeOf.set(anchor, number)
  })
  const { keyOf } = keys
  return { nodeOf, timelines: buildTimelines(chains), keyOf, moments: collectMoments(facts, keyOf) }
}

function addContacts(grouping: Grouping, index: Index, claims: Claim[]): void {
  for (const claim of claims) {
    const { kind } = parseAnchor(claim.anchor)
    if (kind !== 'contact') continue
    const known = index.nodeOf.get(claim.anchor)
    const node = known === undefined ? undefined : grouping.nodes[known]
    if (node?.kind === 'contact') node.claims.push(claim)
    else
      index.nodeOf.set(
        claim.anchor,
        addNode(grouping, { kind: 'contact', anchor: claim.anchor, claims: [claim] }),
      )
  }
}

/** Finds the node that an anchor of a decision points at today; null if nothing of it is known now. */
function nodeOfAnchor(grouping: Grouping, index: Index, anchor: AnchorKey): number | null {
  const parsed = parseAnchor(anchor)
  if (parsed.kind === 'phone') {
    // A blocked phone says nothing about who used it, not even if a decision before the block did.
    if (grouping.blocked.has(index.keyOf(parsed.phone_key))) return null
    return placeMoment(grouping, index, index.keyOf(parsed.phone_key), parsed.at ?? Number.NEGATIVE_INFINITY)
  }
  return index.nodeOf.get(anchor) ?? null
}

function applyDistinctions(grouping: Grouping, index: Index, verdicts: Verdicts): void {
  for (const { left, right } of verdicts.distinct) {
    const a = nodeOfAnchor(grouping, index, left)
    const b = nodeOfAnchor(grouping, index, right)
    if (a !== null && b !== null && a !== b) grouping.distinct.add(nodePair(a, b))
  }
}

function joinDecided(grouping: Grouping, index: Index, verdicts: Verdicts): void {
  for (const { left, right, decision, at } of verdicts.same) {
    const a = nodeOfAnchor(grouping, index, left)
    const b = nodeOfAnchor(grouping, index, right)
    if (a !== null && b !== null) join(grouping, 'decision', a, b, { by: decision, at, stale: false })
  }
}

/** What a disputed phone held back, where a decision or a later join has since settled whose it is. */
function retryHeldBack(grouping: Grouping, index: Index, options: ResolverOptions): void {
  for (let made = -1; grouping.refusals.length > 0 && made !== grouping.joins.length; ) {
    made = grouping.joins.length
    joinByOverlap(grouping, index)
    joinNeighbours(grouping, index, options)
  }
}

function phoneSegments(
  index: Index,
  keys: PhoneKeys,
  since: Map<string, number>,
): Map<string, PhoneSegment[]> {
  const segments = new Map<string, PhoneSegment[]>()
  for (const phone of keys.phones) {
    const phone_key = keys.keyOf(phone)
    const timeline = index.timelines.get(phone_key) ?? emptyTimeline(phone_key)
    segments.set(phone, segmentsOf(timeline, since.get(phone_key) ?? null))
  }
  return segments
}

function listPeople(grouping: Grouping, index: Index, facts: Facts, since: Map<string, number>): Person[] {
  const disputed = new Set(since.keys())
  const people: Person[] = []
  const claims = groupBy(facts.claims, ({ anchor }) => anchor)
  const joins = groupBy(grouping.joins, ({ node }) => grouping.group[node])
  for (const members of grouping.members.values()) {
    const [first] = members
    if (first === undefined) continue
    const person = describe(grouping, index, { claims, joins }, members, since, disputed)
    if (person.anchors.length > 0) people.push(person)
  }
  return people
}

/** Claims by anchor and joins by person, so that each is looked up once. */
type Said = { claims: Map<AnchorKey, Claim[]>; joins: Map<number | undefined, Grouping['joins']> }

function groupBy<T, K>(values: T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

function describe(
  grouping: Grouping,
  index: Index,
  said: Said,
  members: number[],
  since: Map<string, number>,
  disputed: Set<string>,
): Person {
  const nodes = members.flatMap((member) => grouping.nodes[member] ?? [])
  const chains = nodes.flatMap((node) => (node.kind === 'chain' ? [node.chain] : []))
  const anchors = new Set(
    nodes.flatMap((node) => {
      if (node.kind === 'chain') return node.chain.anchors
      return isShown(node, since) ? [node.anchor] : []
    }),
  )
  const claims = said.claims.size > 0 ? [...anchors].flatMap((anchor) => said.claims.get(anchor) ?? []) : []
  const joins: Join[] = (said.joins.get(grouping.group[members[0] ?? -1]) ?? []).map(
    ({ step, left, right, by, at, stale }) => ({ step, left, right, by, at, stale }),
  )
  return {
    anchors: [...anchors].sort(),
    registrations: chains.map(({ portfolio, bsuids, parents, holds, creates }) => ({
      portfolio,
      bsuids,
      parents,
      holds,
      creates,
    })),
    identities: members[0] === undefined ? [] : listIdentities(grouping, index, members[0], claims, disputed),
    joins: [...chains.flatMap(chainJoins), ...joins],
    creates: chains.some(({ creates }) => creates) || nodes.some(createsAlone),
  }
}

function createsAlone(node: Grouping['nodes'][number]): boolean {
  if (node.kind === 'contact') return true
  return node.kind === 'phone' && node.points.some(({ creates }) => creates)
}

function chainJoins(chain: Chain): Join[] {
  return chain.rotations.map((rotation, position) => ({
    step: 'chain',
    left: chain.anchors[position] ?? '',
    right: chain.anchors[position + 1] ?? '',
    by: rotation.current,
    at: rotation.at,
    stale: false,
  }))
}

/** A disputed or blocked phone's messages wait with a contact that claims nothing. */
function holdingPlaces(facts: Facts, keys: PhoneKeys, since: Map<string, number>): Person[] {
  const places = new Map<string, Person>()
  for (const { phone, at, creates } of facts.phone_sightings) {
    const key = keys.keyOf(phone)
    const disputed_from = since.get(key)
    if (disputed_from === undefined || at < disputed_from) continue
    const anchor = disputedAnchor(key)
    const place = places.get(anchor)
    if (place) place.creates ||= creates
    else places.set(anchor, { anchors: [anchor], registrations: [], identities: [], joins: [], creates })
  }
  return [...places.values()]
}

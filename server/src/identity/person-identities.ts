import { areOne, chainsIn, type Grouping, membersOf } from './grouping.ts'
import type { Index } from './joins.ts'
import { plainKey } from './plain-key.ts'
import type { Chain } from './registrations.ts'
import { emptyTimeline, ownerAt } from './timeline.ts'
import type { Claim, PersonIdentity } from './types.ts'

/** Everything known as one person's, and how it now stands. */
export function listIdentities(
  grouping: Grouping,
  index: Index,
  node: number,
  claims: Claim[],
  disputed: Set<string>,
): PersonIdentity[] {
  const chains = chainsIn(grouping, node)
  const identities = [
    ...chains.flatMap(bsuidIdentities),
    ...parentIdentities(chains),
    ...phoneIdentities(grouping, index, node, claims, disputed),
    ...plainClaims(claims, chains),
  ]
  return identities.sort((a, b) => (identityName(a) < identityName(b) ? -1 : 1))
}

function identityName(identity: PersonIdentity): string {
  return `${identity.kind} ${identity.portfolio ?? ''} ${identity.key}`
}

function bsuidIdentities(chain: Chain): PersonIdentity[] {
  return chain.bsuids.map(({ value, first_at, last_at }, position) => {
    const current = position === chain.bsuids.length - 1
    return {
      kind: 'bsuid',
      portfolio: chain.portfolio,
      value,
      key: value,
      state: current ? 'active' : 'retired',
      reason: current ? null : 'rotated',
      evidence: 'proof',
      first_at,
      last_at,
    }
  })
}

/** A parent is replaced together with the BSUID: the one seen last with each registration is the active one. */
function parentIdentities(chains: Chain[]): PersonIdentity[] {
  const parents = new Map<string, PersonIdentity>()
  for (const chain of chains) {
    chain.parents.forEach(({ value, first_at, last_at }, position) => {
      const current = position === chain.parents.length - 1
      const known = parents.get(value)
      parents.set(value, {
        kind: 'parent_bsuid',
        portfolio: null,
        value,
        key: value,
        state: current || known?.state === 'active' ? 'active' : 'retired',
        reason: current || known?.state === 'active' ? null : 'rotated',
        evidence: 'proof',
        first_at: Math.min(first_at, known?.first_at ?? first_at),
        last_at: Math.max(last_at, known?.last_at ?? last_at),
      })
    })
  }
  return [...parents.values()]
}

type Claimed = {
  first_at: number
  last_at: number
  /** When the form in `value` was last used. */
  shown_at: number
  value: string
  evidence: PersonIdentity['evidence']
}

function phoneIdentities(
  grouping: Grouping,
  index: Index,
  node: number,
  claims: Claim[],
  disputed: Set<string>,
): PersonIdentity[] {
  const seen = new Map<string, Claimed>()
  const see = (
    key: string,
    value: string,
    first_at: number,
    last_at: number,
    evidence: PersonIdentity['evidence'],
  ) => {
    const known = seen.get(key)
    if (!known) {
      seen.set(key, { first_at, last_at, shown_at: last_at, value, evidence })
      return
    }
    // What Meta wrote is shown, whatever a person typed later; among equals the last, by name where time does not decide.
    const rank = strength(evidence) - strength(known.evidence) || last_at - known.shown_at
    if (rank > 0 || (rank === 0 && value < known.value)) {
      known.value = value
      known.evidence = evidence
      known.shown_at = last_at
    }
    known.first_at = Math.min(known.first_at, first_at)
    known.last_at = Math.max(known.last_at, last_at)
  }
  for (const member of membersOf(grouping, node)) {
    const it = grouping.nodes[member]
    if (it?.kind === 'chain') {
      for (const hold of it.chain.holds)
        see(hold.phone_key, hold.phones[0] ?? hold.phone_key, hold.first_at, hold.last_at, 'proof')
    } else if (it?.kind === 'phone') {
      for (const { phone, at } of it.points) see(it.phone_key, phone, at, at, 'proof')
    }
  }
  for (const { kind, value, at, source } of claims) {
    if (kind === 'phone')
      see(index.keyOf(value), value, at, at, source === 'contact_request' ? 'attested' : 'claim')
  }
  return [...seen].map(([key, { value, evidence, first_at, last_at }]) => ({
    kind: 'phone',
    portfolio: null,
    value,
    key,
    ...phoneState(grouping, index, node, key, evidence, disputed),
    evidence,
    first_at,
    last_at,
  }))
}

function strength(evidence: PersonIdentity['evidence']): number {
  return { claim: 0, attested: 1, proof: 2 }[evidence]
}

type State = Pick<PersonIdentity, 'state' | 'reason'>

/** Active is what the phone's timeline says of now, so that a phone is never active for two. */
function phoneState(
  grouping: Grouping,
  index: Index,
  node: number,
  key: string,
  evidence: PersonIdentity['evidence'],
  disputed: Set<string>,
): State {
  if (grouping.blocked.has(key)) return { state: 'disputed', reason: 'blocked' }
  const timeline = index.timelines.get(key) ?? emptyTimeline(key)
  const ours = chainsIn(grouping, node).flatMap(({ holds }) =>
    holds.filter(({ phone_key }) => phone_key === key),
  )
  if (disputed.has(key) && ours.length > 0) return { state: 'disputed', reason: null }
  const now = ownerAt(timeline, Number.POSITIVE_INFINITY)
  const owner = index.nodeOf.get(now.anchor)
  if (owner !== undefined && areOne(grouping, owner, node)) return { state: 'active', reason: null }
  // A rotation or a later phone of its own ended it; or another person was simply seen with it.
  const known = ours.length > 0 ? ours.every(({ until }) => until !== null) : evidence !== 'proof'
  return { state: 'retired', reason: known ? 'superseded' : 'superseded_unverified' }
}

function plainClaims(claims: Claim[], chains: Chain[]): PersonIdentity[] {
  const proven = new Set(
    chains.flatMap((chain) => chain.bsuids.map(({ value }) => `${chain.portfolio} ${value}`)),
  )
  const plain = new Map<string, PersonIdentity>()
  for (const { kind, portfolio, value, at } of claims) {
    if (kind === 'phone' || (kind === 'bsuid' && proven.has(`${portfolio} ${value}`))) continue
    const key = kind === 'bsuid' ? value : plainKey(kind, value)
    const name = `${kind} ${portfolio} ${key}`
    const known = plain.get(name)
    plain.set(name, {
      kind,
      portfolio,
      // Of several written forms, the one that was claimed first, whatever order they are read in.
      value:
        known === undefined || at < known.first_at || (at === known.first_at && value < known.value)
          ? value
          : known.value,
      key,
      state: 'active',
      reason: null,
      evidence: 'claim',
      first_at: Math.min(at, known?.first_at ?? at),
      last_at: Math.max(at, known?.last_at ?? at),
    })
  }
  return [...plain.values()]
}

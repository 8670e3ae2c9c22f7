import { type Grouping, join, restsOnProof } from './grouping.ts'
import { chainNode, compareText, type Index, lastMoment, placeMoment } from './joins.ts'
import type { Claim, Facts, ResolverOptions } from './types.ts'

/** A claim lands where it belongs, but never merges two people that Meta has shown. */
export function joinClaims(grouping: Grouping, index: Index, facts: Facts, options: ResolverOptions): void {
  const claims = [...facts.claims].sort((a, b) => a.at - b.at || compareText(claimName(a), claimName(b)))
  for (const claim of claims) {
    const claimant = index.nodeOf.get(claim.anchor)
    if (claimant === undefined) continue
    const target = claimTarget(grouping, index, claim)
    if (target === null) continue
    if (restsOnProof(grouping, claimant) && restsOnProof(grouping, target)) {
      joinProven(grouping, claim, claimant, target, options)
    } else {
      join(grouping, claim.source === 'contact_request' ? 'attested' : 'claim', claimant, target, {
        by: claim.value,
        at: claim.at,
        stale: isStaleClaim(grouping, index, target, claim, options),
      })
    }
    joinUnseenToNext(grouping, index, target, options)
  }
}

function claimName(claim: Claim): string {
  return `${claim.anchor} ${claim.kind} ${claim.portfolio} ${claim.value} ${claim.source}`
}

function claimTarget(grouping: Grouping, index: Index, claim: Claim): number | null {
  if (claim.kind === 'bsuid') return index.nodeOf.get(`b:${claim.portfolio}:${claim.value}`) ?? null
  if (claim.kind !== 'phone') return null
  const key = index.keyOf(claim.value)
  return grouping.blocked.has(key) ? null : placeMoment(grouping, index, key, claim.at)
}

/** True where the phone was not seen with the one who has it within the freshness, before or after the claim. */
function isStaleClaim(
  grouping: Grouping,
  index: Index,
  target: number,
  claim: Claim,
  options: ResolverOptions,
): boolean {
  const node = grouping.nodes[target]
  if (claim.kind !== 'phone' || !node) return false
  const key = index.keyOf(claim.value)
  const spans =
    node.kind === 'chain'
      ? node.chain.holds.filter((hold) => hold.phone_key === key)
      : node.kind === 'phone'
        ? node.points.map(({ at }) => ({ first_at: at, last_at: at }))
        : []
  const moments = (index.moments.get(key) ?? []).filter((at) => at !== claim.at)
  const nearest = [...spans, ...moments.map((at) => ({ first_at: at, last_at: at }))].reduce(
    (gap, { first_at, last_at }) => Math.min(gap, Math.max(first_at - claim.at, claim.at - last_at, 0)),
    Number.POSITIVE_INFINITY,
  )
  return spans.length > 0 && nearest > options.freshness_ms
}

/**
 * Only an attested phone of one other person may join two people that Meta has shown, and only if the account allows
 * it.
 */
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
  if (grouping.group[target] === grouping.group[next]) return
  const at = node.next.first_at
  if (restsOnProof(grouping, target)) {
    grouping.refusals.push({ step: 'claim', left: target, right: next, by: node.phone_key, at })
    return
  }
  const stale = at - lastMoment(index, node.phone_key, Number.NEGATIVE_INFINITY, at) > options.freshness_ms
  join(grouping, 'claim', target, next, { by: node.phone_key, at, stale })
}

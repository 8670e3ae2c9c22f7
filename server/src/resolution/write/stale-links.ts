import { settleDecisions } from '../../identity/decisions.ts'
import type { AnchorKey, Join, Person } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { ResolvedComponent } from '../plan/outcome.ts'

/** A link by phone alone, after a silence longer than the account trusts, that no person has confirmed. */
export type StaleLink = { person: Person; join: Join }

export function unconfirmedStaleLinks({ resolution, facts }: ResolvedComponent): StaleLink[] {
  const links: StaleLink[] = []
  const confirmed = new Set(
    settleDecisions(facts.decisions).same.flatMap(({ left, right }) => [
      `${left} ${right}`,
      `${right} ${left}`,
    ]),
  )
  for (const person of resolution.people) {
    for (const join of person.joins) {
      if (join.stale && !confirmed.has(`${join.left} ${join.right}`)) links.push({ person, join })
    }
  }
  return links
}

/** Where the account seals stale links, the older side stays withheld until a person confirms. */
export function sealedAnchors(locked: LockedIdentity, outcome: ResolvedComponent): Set<AnchorKey> {
  const sealed = new Set<AnchorKey>()
  if (locked.stale_phone !== 'seal') return sealed
  for (const { person, join } of unconfirmedStaleLinks(outcome)) {
    sealed.add(join.left)
    for (const { portfolio, bsuids } of person.registrations) {
      const chain = bsuids.map(({ value }) => `b:${portfolio}:${value}`)
      if (chain.includes(join.left)) for (const key of chain) sealed.add(key)
    }
  }
  return sealed
}

import { bsuidAnchor, parseAnchor } from '../../src/identity/anchors.ts'
import { phoneKey } from '../../src/identity/phone.ts'
import { resolveIdentity } from '../../src/identity/resolve.ts'
import type {
  AnchorKey,
  Facts,
  Join,
  JoinStep,
  Resolution,
  ResolverOptions,
} from '../../src/identity/types.ts'
import { factsOf, type World, type WorldObservation } from './worlds.ts'

export const WORLD_OPTIONS: ResolverOptions = {
  freshness_ms: 180 * 86_400_000,
  identity_cap: 50,
  link_attested: false,
}

/** Steps that rest on nothing but one phone, seen at different times. */
const BY_PHONE_ALONE: JoinStep[] = ['neighbourhood']

/** In one portfolio only a rotation or a person says that two BSUIDs are one. */
const ONLY_ACROSS: JoinStep[] = ['parent', 'overlap', 'neighbourhood']

/**
 * What must hold in every physical world, whatever of it reached us. Returns what does not, in words; throws only if the
 * resolver does.
 */
export function brokenPromises(world: World): string[] {
  const { observations } = world
  const facts = factsOf(observations)
  const resolution = resolveIdentity(facts, WORLD_OPTIONS)
  return [
    ...strangersInOne(world, facts, resolution),
    ...oneInSeveral(facts, resolution),
    ...twoAtOnce(resolution),
    ...unfoundedLinks(facts, resolution),
    ...unmarkedStaleLinks(facts, resolution),
    ...unplacedIdentifiers(facts, resolution),
  ]
}

/** The promises that need no knowledge of whose anything truly was, and so hold of any facts that only Meta gave. */
export function brokenByFacts(facts: Facts): string[] {
  // Two written forms may have to be told apart, so that what counts as one phone is a result; here each has one form.
  const folded = <T extends { phone: string | null }>(it: T): T => ({
    ...it,
    phone: it.phone && phoneKey(it.phone),
  })
  const shown: Facts = {
    sightings: facts.sightings.map(folded),
    phone_sightings: facts.phone_sightings.map(folded),
    rotations: facts.rotations.map(folded),
    claims: [],
    decisions: [],
    blocked_phones: [],
  }
  const resolution = resolveIdentity(shown, WORLD_OPTIONS)
  return [
    ...oneInSeveral(shown, resolution),
    ...twoAtOnce(resolution),
    ...unfoundedLinks(shown, resolution),
    ...unplacedIdentifiers(shown, resolution),
  ]
}

/** Nobody has two BSUIDs of one portfolio at one time, unless one is the other's successor. */
function twoAtOnce({ people }: Resolution): string[] {
  return people.flatMap(({ registrations }) => {
    const spans = registrations.map(({ portfolio, bsuids }) => ({
      portfolio,
      name: bsuids.map(({ value }) => value).join(' → '),
      first_at: Math.min(...bsuids.map(({ first_at }) => first_at)),
      last_at: Math.max(...bsuids.map(({ last_at }) => last_at)),
    }))
    return spans.flatMap((a, index) =>
      spans
        .slice(index + 1)
        .filter((b) => a.portfolio === b.portfolio && a.first_at <= b.last_at && b.first_at <= a.last_at)
        .map((b) => `${a.name} and ${b.name} of ${a.portfolio} are one at one time`),
    )
  })
}

class Unions {
  private readonly up = new Map<string, string>()

  find(key: string): string {
    let root = key
    for (let up = this.up.get(root); up !== undefined; up = this.up.get(root)) root = up
    return root
  }

  unite(left: string, right: string): void {
    const [a, b] = [this.find(left), this.find(right)]
    if (a !== b) this.up.set(a, b)
  }
}

function trueOwners(observations: WorldObservation[]): Map<AnchorKey, string> {
  const owners = new Map<AnchorKey, string>()
  for (const { portfolio, bsuid, previous, person } of observations) {
    if (bsuid) owners.set(bsuidAnchor(portfolio, bsuid), person)
    if (previous) owners.set(bsuidAnchor(portfolio, previous), person)
  }
  return owners
}

/** Never a stranger: without the joins that rest on the phone alone, everybody is one true person. */
function strangersInOne(world: World, facts: Facts, resolution: Resolution): string[] {
  const owners = trueOwners(world.observations)
  const broken: string[] = []
  const explains = world.bsuid_everywhere && world.portfolios.length === 1 ? [] : BY_PHONE_ALONE
  for (const { anchors, joins } of resolution.people) {
    const unions = new Unions()
    for (const { step, left, right } of joins) if (!explains.includes(step)) unions.unite(left, right)
    const held = new Map<string, { person: string; anchor: AnchorKey }>()
    for (const anchor of anchors) {
      const person = owners.get(anchor)
      if (!person) continue
      const root = unions.find(anchor)
      const other = held.get(root)
      if (other && other.person !== person) {
        broken.push(`${other.anchor} of ${other.person} and ${anchor} of ${person} are one`)
      }
      held.set(root, { person, anchor })
    }
  }
  return [...broken, ...strayMessages(world, facts, resolution, owners)]
}

/** A message by phone alone, while Meta was showing that phone with a BSUID, is that BSUID's owner's. */
function strayMessages(
  { observations }: World,
  facts: Facts,
  resolution: Resolution,
  owners: Map<AnchorKey, string>,
): string[] {
  return observations.flatMap(({ bsuid, phone, at, person, id }) => {
    if (bsuid || !phone) return []
    const anchor = resolution.phones
      .get(phone)
      ?.find(({ from, until }) => (from === null || from <= at) && (until === null || at < until))?.anchor
    if (!anchor) return [`${id} has no place on the line of ${phone}`]
    const shown = facts.sightings.some(
      (seen) =>
        seen.phone !== null &&
        phoneKey(seen.phone) === phoneKey(phone) &&
        seen.first_at <= at &&
        at <= seen.last_at,
    )
    if (!shown || parseAnchor(anchor).kind !== 'bsuid') return []
    return owners.get(anchor) === person
      ? []
      : [`${id} of ${person} went to ${anchor} of ${owners.get(anchor)}`]
  })
}

type Shown = { anchor: AnchorKey; portfolio: string; first_at: number; last_at: number }

/** What Meta said is one: by a rotation, a parent in two portfolios, or one phone in two portfolios at one time. */
function saidByMeta(facts: Facts): [AnchorKey, AnchorKey, string][] {
  const said: [AnchorKey, AnchorKey, string][] = []
  const shown = new Map<string, Shown[]>()
  const parents = new Map<string, { anchor: AnchorKey; portfolio: string }[]>()
  for (const { portfolio, previous, current } of facts.rotations) {
    said.push([bsuidAnchor(portfolio, previous), bsuidAnchor(portfolio, current), 'rotation'])
  }
  for (const { portfolio, bsuid, parent, phone, first_at, last_at } of facts.sightings) {
    const anchor = bsuidAnchor(portfolio, bsuid)
    if (parent) parents.set(parent, [...(parents.get(parent) ?? []), { anchor, portfolio }])
    if (phone) {
      const key = phoneKey(phone)
      shown.set(key, [...(shown.get(key) ?? []), { anchor, portfolio, first_at, last_at }])
    }
  }
  for (const list of parents.values()) {
    for (const a of list)
      for (const b of list) if (a.portfolio < b.portfolio) said.push([a.anchor, b.anchor, 'parent'])
  }
  for (const list of shown.values()) {
    for (const a of list) {
      for (const b of list) {
        const overlap = a.first_at <= b.last_at && b.first_at <= a.last_at
        if (a.portfolio < b.portfolio && overlap) said.push([a.anchor, b.anchor, 'phone at one time'])
      }
    }
  }
  return said
}

/** Nobody is split while Meta said they are one, unless a conflict asks a person about it. */
function oneInSeveral(facts: Facts, resolution: Resolution): string[] {
  const person = new Map<AnchorKey, number>()
  resolution.people.forEach(({ anchors }, number) => {
    for (const anchor of anchors) person.set(anchor, number)
  })
  const asked = new Set(
    resolution.conflicts.flatMap(({ left, right }) => {
      const [a, b] = [person.get(left), person.get(right)]
      return [`${a} ${b}`, `${b} ${a}`]
    }),
  )
  return saidByMeta(facts).flatMap(([left, right, why]) => {
    const [a, b] = [person.get(left), person.get(right)]
    if (a !== undefined && (a === b || asked.has(`${a} ${b}`))) return []
    return [`${left} and ${right} are apart in spite of a ${why}`]
  })
}

/** Nothing links two portfolios but a phone or a parent that both have shown. */
function unfoundedLinks(facts: Facts, resolution: Resolution): string[] {
  const shown = new Set<string>()
  for (const { portfolio, parent, phone } of [...facts.sightings, ...facts.rotations]) {
    if (parent) shown.add(`${portfolio} ${parent}`)
    if (phone) shown.add(`${portfolio} ${phoneKey(phone)}`)
  }
  for (const { portfolio, previous_parent } of facts.rotations) shown.add(`${portfolio} ${previous_parent}`)
  const portfolioOf = (anchor: AnchorKey) => {
    const parsed = parseAnchor(anchor)
    return parsed.kind === 'bsuid' ? parsed.portfolio : null
  }
  return resolution.people.flatMap(({ registrations, joins }) => {
    const links = joins.flatMap(({ left, right, step, by }) => {
      const [a, b] = [portfolioOf(left), portfolioOf(right)]
      if (a === null || b === null) return []
      if (a === b) return ONLY_ACROSS.includes(step) ? [`${left} and ${right}: ${step} in one portfolio`] : []
      return shown.has(`${a} ${by}`) && shown.has(`${b} ${by}`)
        ? []
        : [`${left} and ${right}: ${step} by ${by}`]
    })
    const portfolios = new Set(registrations.map(({ portfolio }) => portfolio))
    const explained = joins.some(({ step }) => step !== 'chain')
    return portfolios.size > 1 && !explained ? [...links, 'two portfolios without a join'] : links
  })
}

/** A join by phone alone after a silence longer than the freshness says so, and only such a one. */
function unmarkedStaleLinks(facts: Facts, resolution: Resolution): string[] {
  const moments = new Map<string, number[]>()
  const note = (phone: string, ...times: number[]) =>
    moments.set(phoneKey(phone), [...(moments.get(phoneKey(phone)) ?? []), ...times])
  for (const { phone, first_at, last_at } of facts.sightings) if (phone) note(phone, first_at, last_at)
  for (const { phone, at } of [...facts.rotations, ...facts.phone_sightings]) if (phone) note(phone, at)
  const isStale = ({ by, at }: Join) => {
    const before = (moments.get(by) ?? []).filter((moment) => moment < at)
    return at - Math.max(...before) > WORLD_OPTIONS.freshness_ms
  }
  return resolution.people.flatMap(({ joins }) =>
    joins
      .filter((join) => BY_PHONE_ALONE.includes(join.step) && join.stale !== isStale(join))
      .map((join) => `${join.left} and ${join.right}: stale is ${join.stale}`),
  )
}

/** Every BSUID that was shown is exactly one person's, byte for byte. */
function unplacedIdentifiers(facts: Facts, resolution: Resolution): string[] {
  const count = new Map<string, number>()
  for (const { identities, anchors } of resolution.people) {
    const values = identities.flatMap(({ kind, portfolio, value }) =>
      kind === 'bsuid' && portfolio ? [bsuidAnchor(portfolio, value)] : [],
    )
    for (const value of values) {
      count.set(value, (count.get(value) ?? 0) + 1)
      if (!anchors.includes(value)) count.set(value, Number.NaN)
    }
  }
  const named = new Set([
    ...facts.sightings.map(({ portfolio, bsuid }) => bsuidAnchor(portfolio, bsuid)),
    ...facts.rotations.flatMap(({ portfolio, previous, current }) => [
      bsuidAnchor(portfolio, previous),
      bsuidAnchor(portfolio, current),
    ]),
  ])
  return [...named]
    .filter((anchor) => count.get(anchor) !== 1)
    .map((anchor) => `${anchor} is not one person's`)
}

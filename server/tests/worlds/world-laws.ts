import { isDeepStrictEqual } from 'node:util'
import { parseAnchor } from '../../src/identity/anchors.ts'
import { resolveIdentity } from '../../src/identity/resolve.ts'
import type { AnchorKey, Decision, Facts, Join, Person, Resolution } from '../../src/identity/types.ts'
import { chance, type Dice, pick, rollDice, whole } from './dice.ts'
import { WORLD_OPTIONS } from './world-properties.ts'
import { factsOf, type World } from './worlds.ts'

/**
 * What must hold of the resolver whatever the facts say: order and repetition do not matter, strangers do not matter,
 * everything has one place, and a person's decision can be taken and taken back. Returns what does not hold, in words.
 */
export function brokenLaws(facts: Facts, seed: number): string[] {
  const dice = rollDice(seed)
  const resolution = resolveIdentity(facts, WORLD_OPTIONS)
  return [
    ...orderMatters(facts, resolution, dice),
    ...misplaced(facts, resolution),
    ...undecidable(facts, resolution, dice),
  ]
}

/** Two crowds that share no identifier do not change each other. */
export function brokenLocality(left: World, right: World): string[] {
  const ours = factsOf(left.observations)
  const theirs = renameFacts(factsOf(right.observations))
  const [a, b] = [resolveIdentity(ours, WORLD_OPTIONS), resolveIdentity(theirs, WORLD_OPTIONS)]
  const apart: Resolution = {
    people: [...a.people, ...b.people],
    conflicts: [...a.conflicts, ...b.conflicts],
    phones: new Map([...a.phones, ...b.phones]),
  }
  const together = resolveIdentity(joinFacts(ours, theirs), WORLD_OPTIONS)
  return difference('two unrelated worlds change each other', apart, together)
}

function joinFacts(a: Facts, b: Facts): Facts {
  return {
    sightings: [...a.sightings, ...b.sightings],
    phone_sightings: [...a.phone_sightings, ...b.phone_sightings],
    rotations: [...a.rotations, ...b.rotations],
    claims: [...a.claims, ...b.claims],
    decisions: [...a.decisions, ...b.decisions],
    blocked_phones: [...a.blocked_phones, ...b.blocked_phones],
  }
}

/** The same world with other people's identifiers. Phones keep their form, so that they fold as before. */
function renameFacts(facts: Facts): Facts {
  const id = <T extends string | null>(value: T) => (value === null ? null : value.replace(/^US\./, 'PT.'))
  const name = (value: string) => value.replace(/^US\./, 'PT.')
  const phone = (value: string | null) => (value === null ? null : renamePhone(value))
  return {
    ...facts,
    sightings: facts.sightings.map((it) => ({
      ...it,
      bsuid: name(it.bsuid),
      parent: id(it.parent),
      phone: phone(it.phone),
    })),
    phone_sightings: facts.phone_sightings.map((it) => ({ ...it, phone: renamePhone(it.phone) })),
    rotations: facts.rotations.map((it) => ({
      ...it,
      previous: name(it.previous),
      current: name(it.current),
      previous_parent: id(it.previous_parent),
      parent: id(it.parent),
      phone: phone(it.phone),
    })),
  }
}

function renamePhone(phone: string): string {
  return phone.slice(0, -2) + String((Number(phone.slice(-2)) + 50) % 100).padStart(2, '0')
}

function orderMatters(facts: Facts, resolution: Resolution, dice: Dice): string[] {
  const other: Facts = {
    sightings: shuffle(
      dice,
      facts.sightings.flatMap((it) => {
        const middle = whole(dice, it.first_at, it.last_at)
        const split = [
          { ...it, last_at: middle },
          { ...it, first_at: middle },
        ]
        const rows = chance(dice, 0.5) ? split : [it]
        return chance(dice, 0.3)
          ? [...rows, { ...it, first_at: middle, last_at: middle, creates: false }]
          : rows
      }),
    ),
    phone_sightings: shuffle(dice, withSomeTwice(dice, facts.phone_sightings)),
    rotations: shuffle(dice, withSomeTwice(dice, facts.rotations)),
    claims: shuffle(dice, withSomeTwice(dice, facts.claims)),
    decisions: shuffle(dice, facts.decisions),
    blocked_phones: shuffle(dice, withSomeTwice(dice, facts.blocked_phones)),
  }
  return difference(
    'order, repetition or widening matters',
    resolution,
    resolveIdentity(other, WORLD_OPTIONS),
  )
}

function shuffle<T>(dice: Dice, list: T[]): T[] {
  const shuffled = [...list]
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = whole(dice, 0, last)
    const [a, b] = [shuffled[last], shuffled[other]]
    if (a === undefined || b === undefined) continue
    shuffled[last] = b
    shuffled[other] = a
  }
  return shuffled
}

function withSomeTwice<T>(dice: Dice, list: T[]): T[] {
  return list.flatMap((it) => (chance(dice, 0.3) ? [it, it] : [it]))
}

/** Equal but for the order of lists, which carries no meaning except on a phone's line. */
function difference(what: string, a: Resolution, b: Resolution): string[] {
  const [before, after] = [inOrder(a), inOrder(b)]
  if (before === after) return []
  let at = 0
  while (at < before.length && before[at] === after[at]) at += 1
  const near = (text: string) => text.slice(Math.max(0, at - 80), at + 160)
  return [`${what}: …${near(before)}… but …${near(after)}…`]
}

function inOrder({ people, conflicts, phones }: Resolution): string {
  const sorted = (list: object[]) => list.map((it) => JSON.stringify(it)).sort()
  const persons = people.map(({ registrations, identities, joins, ...person }) => ({
    ...person,
    registrations: sorted(registrations),
    identities: sorted(identities),
    joins: sorted(joins),
  }))
  return [...sorted(persons), ...sorted(conflicts), ...sorted([...phones])].join('\n')
}

/** Every BSUID, every message and every active phone has exactly one person. */
function misplaced(facts: Facts, { people, phones }: Resolution): string[] {
  const holders = new Map<AnchorKey, number>()
  const active = new Map<string, number>()
  for (const { anchors, identities } of people) {
    for (const anchor of anchors) holders.set(anchor, (holders.get(anchor) ?? 0) + 1)
    for (const { kind, key, state } of identities) {
      if (kind === 'phone' && state === 'active') active.set(key, (active.get(key) ?? 0) + 1)
    }
  }
  const broken = [...holders, ...active].flatMap(([key, count]) =>
    count === 1 ? [] : [`${key} belongs to ${count} people`],
  )
  for (const { phone, at } of facts.phone_sightings) {
    const places = (phones.get(phone) ?? []).filter(
      ({ from, until }) => (from === null || from <= at) && (until === null || at < until),
    )
    const [place] = places
    if (places.length !== 1 || !place) broken.push(`${phone} at ${at} lies in ${places.length} segments`)
    else if (holders.get(place.anchor) !== 1) broken.push(`${phone} at ${at} is nobody's: ${place.anchor}`)
  }
  return broken
}

/** Calling the two sides of any one join distinct separates them, and calling them the same again restores everything. */
function undecidable(facts: Facts, resolution: Resolution, dice: Dice): string[] {
  const joined = resolution.people.filter(({ joins }) => joins.length > 0)
  if (joined.length === 0) return []
  const person = pick(dice, joined)
  const join = pick(dice, person.joins)
  const [left, right] = sidesOf(person, join)
  if (left.length === 0 || right.length === 0) return []
  const seq = facts.decisions.reduce((last, decision) => Math.max(last, decision.seq), 0)
  const distinct: Decision = { id: 'mrg_undo', seq: seq + 1, kind: 'distinct', left, right, at: join.at }
  const parted = resolveIdentity({ ...facts, decisions: [...facts.decisions, distinct] }, WORLD_OPTIONS)
  const together = parted.people.filter(
    ({ anchors }) => anchors.some((it) => left.includes(it)) && anchors.some((it) => right.includes(it)),
  )
  const same: Decision = { ...distinct, id: 'mrg_redo', seq: seq + 2, kind: 'same' }
  const decisions = [...facts.decisions, distinct, same]
  const restored = resolveIdentity({ ...facts, decisions }, WORLD_OPTIONS)
  const why = `${join.step} of ${join.left} and ${join.right}`
  return [
    ...together.map(({ anchors }) => `undoing the ${why} leaves ${anchors.join(', ')} together`),
    ...(mayTear(person, join) ? [] : [left, right].flatMap((side) => torn(parted, side))).map(
      (it) => `undoing the ${why} tears ${it}`,
    ),
    ...(isDeepStrictEqual(partition(resolution), partition(restored))
      ? []
      : [`the ${why}, undone and decided again, does not restore who is who`]),
  ]
}

/**
 * A chain's joins name it by its first BSUID, so they do not say on which side of a rotation they fall. And a stretch of
 * a phone in which nobody was seen ties together only as long as somebody claims it.
 */
function mayTear({ anchors }: Person, { step, left, right }: Join): boolean {
  return step === 'chain' || !anchors.includes(left) || !anchors.includes(right)
}

/** The anchors on either side of a join. Joins form a tree, so without one of them it falls into two. */
function sidesOf({ anchors, joins }: Person, join: Join): [AnchorKey[], AnchorKey[]] {
  const reached = new Set([join.left])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const other of joins) {
      if (other === join) continue
      if (reached.has(other.left)) reached.add(other.right)
      if (reached.has(other.right)) reached.add(other.left)
    }
  }
  return [anchors.filter((it) => reached.has(it)), anchors.filter((it) => !reached.has(it))]
}

/**
 * The BSUIDs of one side that no longer are one person's. Whom the other side kept from joining may now come between
 * them, but then an open conflict asks about it.
 */
function torn({ people, conflicts }: Resolution, side: AnchorKey[]): string[] {
  const bsuids = new Set(side.filter((it) => parseAnchor(it).kind === 'bsuid'))
  const homes = people.filter(({ anchors }) => anchors.some((it) => bsuids.has(it)))
  const homeOf = (anchor: AnchorKey) => homes.find(({ anchors }) => anchors.includes(anchor))
  const asked = new Set<Person>()
  for (const { left, right } of conflicts) {
    const [a, b] = [homeOf(left), homeOf(right)]
    if (a && b && a !== b) asked.add(a).add(b)
  }
  return homes.length > 1 && homes.some((home) => !asked.has(home)) ? [[...bsuids].join(', ')] : []
}

function partition({ people }: Resolution): string[] {
  return people.map(({ anchors }) => anchors.join(' ')).sort()
}

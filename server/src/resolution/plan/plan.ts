import { parseAnchor } from '../../identity/anchors.ts'
import type { AnchorKey, Facts, Join, Person, Resolution } from '../../identity/types.ts'
import { rehome } from './rehome.ts'

/** An anchor as the database has it. */
export type KnownAnchor = {
  key: AnchorKey
  id: string
  contact_id: string | null
  home_contact_id: string | null
  sealed: boolean
}

/** A contact that an anchor belongs to, or belonged to before a merge. */
export type KnownContact = {
  id: string
  created_at: Date
  merged_into: string | null
  /** The contact that it was itself merged with, which may since have been merged further. */
  folded_under: string | null
}

export type PlannedMerge = {
  id: string
  loser_contact_id: string
  survivor_contact_id: string
  attach: boolean
  loser_anchors: AnchorKey[]
  survivor_anchors: AnchorKey[]
  join: Join | null
}

/** Who every person is in our records from now on. */
export type ResolutionPlan = {
  /** The contact of each person that has one, by the person's position in the resolution. */
  contact_of: (string | null)[]
  created: string[]
  /** Contacts that were merged into another and stand alone again. */
  restored: string[]
  merges: PlannedMerge[]
  /** Anchors that no longer exist and whose contact went with them, with the contact that took over. */
  vanished: { key: AnchorKey; contact_id: string }[]
  /** Anchors that get another home, or none, so that an undo does not look for them where they no longer belong. */
  homes: Map<AnchorKey, string | null>
}

/** The contact that the undo of a merge gives back, and the anchors that leave with it. */
export type Returning = { contact_id: string; anchors: AnchorKey[] }

export type PlanOptions = {
  newId: () => string
  preferred_survivor: string | null
  returning?: Returning | undefined
}

/**
 * Turns people, which have no names, into contacts, which keep their names. A person keeps the oldest contact among its
 * anchors; a contact that divides stays with its own first anchor, and contacts merged into it go home.
 */
export function planContacts(
  resolution: Resolution,
  facts: Facts,
  anchors: KnownAnchor[],
  contacts: KnownContact[],
  options: PlanOptions,
): ResolutionPlan {
  const known = new Map(anchors.map((anchor) => [anchor.key, anchor]))
  const ages = new Map(contacts.map((contact) => [contact.id, contact]))
  const first_at = anchorTimes(facts)
  const plan: ResolutionPlan = {
    contact_of: [],
    created: [],
    restored: [],
    merges: [],
    vanished: [],
    homes: new Map(),
  }
  const owners = keepers(resolution, known, first_at)
  const taken = new Set<string>()
  for (const [position, person] of resolution.people.entries()) {
    const kept = [...new Set(person.anchors.flatMap((key) => known.get(key)?.contact_id ?? []))].filter(
      (contact) => owners.get(contact) === position,
    )
    const survivor = chooseSurvivor(kept, ages, options.preferred_survivor)
    plan.contact_of[position] = survivor
    if (survivor) taken.add(survivor)
    for (const contact of kept) {
      taken.add(contact)
      if (contact !== survivor && survivor)
        plan.merges.push(planMerge(person, contact, survivor, known, options))
    }
  }
  const returned = returnTo(resolution, plan, known, ages, taken, options.returning)
  for (const [position, person] of resolution.people.entries()) {
    if (plan.contact_of[position]) continue
    if (!person.creates) {
      plan.contact_of[position] = null
      continue
    }
    const contact =
      position === returned?.position ? returned.contact_id : homeOf(person, known, ages, taken, first_at)
    if (contact) {
      // An identifier that landed on another contact finds the one that was set aside for it.
      if (ages.has(contact)) plan.restored.push(contact)
      else plan.created.push(contact)
      taken.add(contact)
      plan.contact_of[position] = contact
    } else {
      const made = options.newId()
      plan.created.push(made)
      plan.contact_of[position] = made
    }
  }
  for (const [position, person] of resolution.people.entries())
    planAttachments(plan, position, person, known, first_at, options)
  planVanished(plan, resolution, facts, anchors, taken, options)
  plan.homes = rehome(resolution, plan.contact_of, known, ages, (key) => timeOf(key, first_at))
  return plan
}

/** The earliest time that the facts show each anchor. */
function anchorTimes(facts: Facts): Map<AnchorKey, number> {
  const times = new Map<AnchorKey, number>()
  const see = (key: AnchorKey, at: number) => times.set(key, Math.min(at, times.get(key) ?? at))
  for (const { portfolio, bsuid, first_at } of facts.sightings) see(`b:${portfolio}:${bsuid}`, first_at)
  for (const { portfolio, current, previous, at } of facts.rotations) {
    see(`b:${portfolio}:${current}`, at)
    see(`b:${portfolio}:${previous}`, at)
  }
  for (const { anchor, at } of facts.claims) see(anchor, at)
  return times
}

function timeOf(key: AnchorKey, first_at: Map<AnchorKey, number>): number {
  const parsed = parseAnchor(key)
  return (
    first_at.get(key) ??
    (parsed.kind === 'phone' ? (parsed.at ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY)
  )
}

/** Which person keeps a contact whose anchors ended with several: the one that was at home in it, the earliest first. */
function keepers(
  resolution: Resolution,
  known: Map<AnchorKey, KnownAnchor>,
  first_at: Map<AnchorKey, number>,
): Map<string, number> {
  const best = new Map<string, { position: number; home: boolean; at: number; key: AnchorKey }>()
  for (const [position, person] of resolution.people.entries()) {
    // A person known only from statuses or rotations is no contact yet, and takes none along.
    if (!person.creates) continue
    for (const key of person.anchors) {
      const anchor = known.get(key)
      if (!anchor?.contact_id) continue
      const candidate = {
        position,
        home: anchor.home_contact_id === anchor.contact_id,
        at: timeOf(key, first_at),
        key,
      }
      const other = best.get(anchor.contact_id)
      if (!other || isEarlier(candidate, other)) best.set(anchor.contact_id, candidate)
    }
  }
  return new Map([...best].map(([contact, { position }]) => [contact, position]))
}

type Candidate = { home: boolean; at: number; key: AnchorKey }

function isEarlier(a: Candidate, b: Candidate): boolean {
  if (a.home !== b.home) return a.home
  return a.at !== b.at ? a.at < b.at : a.key < b.key
}

function chooseSurvivor(
  kept: string[],
  ages: Map<string, KnownContact>,
  preferred: string | null,
): string | null {
  if (preferred && kept.includes(preferred)) return preferred
  const age = (contact: string) => ages.get(contact)?.created_at.getTime() ?? Number.POSITIVE_INFINITY
  return [...kept].sort((a, b) => age(a) - age(b) || (a < b ? -1 : 1))[0] ?? null
}

function planMerge(
  person: Person,
  loser: string,
  survivor: string,
  known: Map<AnchorKey, KnownAnchor>,
  options: PlanOptions,
): PlannedMerge {
  const belongsTo = (contact: string) =>
    person.anchors.filter((key) => known.get(key)?.contact_id === contact)
  const loser_anchors = belongsTo(loser)
  return {
    id: options.newId(),
    loser_contact_id: loser,
    survivor_contact_id: survivor,
    attach: false,
    loser_anchors,
    survivor_anchors: belongsTo(survivor),
    join: connectingJoin(person, loser_anchors),
  }
}

/** The join that tied the given anchors to the rest of the person. */
function connectingJoin(person: Person, anchors: AnchorKey[]): Join | null {
  const inside = new Set(anchors)
  const outside = new Set(person.anchors.filter((key) => !inside.has(key)))
  const crosses = (from: AnchorKey, to: AnchorKey) => inside.has(from) && outside.has(to)
  return (
    person.joins.find(({ left, right }) => crosses(left, right) || crosses(right, left)) ??
    // By way of a phone without a sighting: it is no anchor of its own.
    person.joins.find(({ left, right }) => inside.has(left) !== inside.has(right)) ??
    null
  )
}

/**
 * Who gets the contact that an undo gives back: the person at home in it, else the first that leaves. A contact can have
 * lost its home to a person known only from statuses before it was merged, and its anchors are then at home elsewhere.
 */
function returnTo(
  resolution: Resolution,
  plan: ResolutionPlan,
  known: Map<AnchorKey, KnownAnchor>,
  ages: Map<string, KnownContact>,
  taken: Set<string>,
  returning: Returning | undefined,
): { position: number; contact_id: string } | null {
  if (!returning || taken.has(returning.contact_id)) return null
  const { contact_id, anchors } = returning
  if (!ages.get(contact_id)?.merged_into) return null
  const find = (belongs: (key: AnchorKey) => boolean) =>
    resolution.people.findIndex(
      (person, at) => person.creates && !plan.contact_of[at] && person.anchors.some(belongs),
    )
  const leaving = new Set(anchors)
  const at_home = find((key) => known.get(key)?.home_contact_id === contact_id)
  const position = at_home >= 0 ? at_home : find((key) => leaving.has(key))
  return position >= 0 ? { position, contact_id } : null
}

/** The contact that an anchor without one had before it was merged away. */
function homeOf(
  person: Person,
  known: Map<AnchorKey, KnownAnchor>,
  ages: Map<string, KnownContact>,
  taken: Set<string>,
  first_at: Map<AnchorKey, number>,
): string | null {
  const homes = person.anchors
    .flatMap((key) => {
      const home = known.get(key)?.home_contact_id
      const alive = home ? ages.get(home)?.merged_into === null : false
      return home && !alive && !taken.has(home) ? [{ home, at: timeOf(key, first_at), key }] : []
    })
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
  // A contact that was only reserved for an identifier comes after real ones.
  const real = homes.filter(({ home }) => ages.has(home))
  const candidates = real.length > 0 ? real : homes
  // Of contacts that had been merged with each other before, the one that went on then goes on again.
  const wentOn = candidates.find(
    ({ home }) => !candidates.some((other) => other.home === ages.get(home)?.folded_under),
  )
  return (wentOn ?? candidates[0])?.home ?? null
}

/** An anchor that is new to us and lands on a contact that is not: the merge of an empty newcomer. */
function planAttachments(
  plan: ResolutionPlan,
  position: number,
  person: Person,
  known: Map<AnchorKey, KnownAnchor>,
  first_at: Map<AnchorKey, number>,
  options: PlanOptions,
): void {
  const contact = plan.contact_of[position]
  if (!contact) return
  const fresh = person.anchors.filter(
    (key) => !known.get(key)?.contact_id && !known.get(key)?.home_contact_id,
  )
  const settled = person.anchors.filter((key) => !fresh.includes(key))
  const ordered = [...fresh].sort((a, b) => timeOf(a, first_at) - timeOf(b, first_at) || (a < b ? -1 : 1))
  if (settled.length === 0) settled.push(...ordered.splice(0, 1))
  for (const key of ordered) {
    plan.merges.push({
      id: options.newId(),
      loser_contact_id: options.newId(),
      survivor_contact_id: contact,
      attach: true,
      loser_anchors: [key],
      survivor_anchors: [...settled],
      join: connectingJoin(person, [key]),
    })
    settled.push(key)
  }
}

/** A holding place, or a stretch of a phone that facts have filled: its contact is merged into the holder's. */
function planVanished(
  plan: ResolutionPlan,
  resolution: Resolution,
  facts: Facts,
  anchors: KnownAnchor[],
  taken: Set<string>,
  options: PlanOptions,
): void {
  const present = new Map(
    resolution.people.flatMap((person, position) => person.anchors.map((key) => [key, position])),
  )
  for (const anchor of anchors) {
    if (present.has(anchor.key) || !anchor.contact_id) continue
    const heir = heirOf(anchor.key, resolution, facts, present, plan)
    if (!heir || heir === anchor.contact_id) continue
    plan.vanished.push({ key: anchor.key, contact_id: heir })
    if (
      taken.has(anchor.contact_id) ||
      plan.merges.some((merge) => merge.loser_contact_id === anchor.contact_id)
    )
      continue
    plan.merges.push({
      id: options.newId(),
      loser_contact_id: anchor.contact_id,
      survivor_contact_id: heir,
      attach: false,
      loser_anchors: [anchor.key],
      survivor_anchors: resolution.people[plan.contact_of.indexOf(heir)]?.anchors ?? [],
      join: null,
    })
  }
}

function heirOf(
  key: AnchorKey,
  resolution: Resolution,
  facts: Facts,
  present: Map<AnchorKey, number>,
  plan: ResolutionPlan,
): string | null {
  const parsed = parseAnchor(key)
  if (parsed.kind !== 'phone' && parsed.kind !== 'disputed') return null
  const from = parsed.kind === 'phone' ? (parsed.at ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY
  const moments = facts.phone_sightings.filter(({ at }) => at >= from).sort((a, b) => b.at - a.at)
  for (const { phone, at } of moments) {
    for (const segment of resolution.phones.get(phone) ?? []) {
      if (
        (segment.from ?? Number.NEGATIVE_INFINITY) > at ||
        (segment.until ?? Number.POSITIVE_INFINITY) <= at
      )
        continue
      const position = present.get(segment.anchor)
      if (position !== undefined && phoneMatches(parsed.phone_key, segment.anchor, resolution, position)) {
        return plan.contact_of[position] ?? null
      }
    }
  }
  return null
}

function phoneMatches(
  phone_key: string,
  anchor: AnchorKey,
  resolution: Resolution,
  position: number,
): boolean {
  const parsed = parseAnchor(anchor)
  if (parsed.kind === 'phone' || parsed.kind === 'disputed') return parsed.phone_key === phone_key
  return (resolution.people[position]?.identities ?? []).some(
    ({ kind, key }) => kind === 'phone' && key === phone_key,
  )
}

import { sql } from 'kysely'
import { hideAnchors } from '../../contacts/placed.ts'
import { phoneKey } from '../../identity/phone.ts'
import { resolveIdentity } from '../../identity/resolve.ts'
import type { AnchorKey, Facts, Person, PhoneSegment, Resolution } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { loadFacts, type Seeds, scopeOf } from '../facts/load-facts.ts'
import { placeContacts } from '../moving/place-contacts.ts'
import { rethread } from '../moving/rethread.ts'
import { splitComponents } from '../plan/components.ts'
import type { Cause, ResolvedComponent } from '../plan/outcome.ts'
import { type KnownAnchor, type KnownContact, planContacts, type Returning } from '../plan/plan.ts'
import { lastOfLoser } from '../write/merge-records.ts'
import { writeAnchors } from '../write/write-anchors.ts'
import { writeConflicts } from '../write/write-conflicts.ts'
import { writeContacts } from '../write/write-contacts.ts'
import { writeIdentities } from '../write/write-identities.ts'

/** Where things are now: anchors with their contact, and the timeline of every phone that was touched. */
export type Located = {
  anchors: Map<AnchorKey, { id: string; contact_id: string | null }>
  phones: Map<string, PhoneSegment[]>
  parents: Map<string, AnchorKey>
}

const BY_META: Cause = { preferred_survivor: null, decided_by: null, decision_id: null }

/**
 * Resolves everything connected with the seeds and writes what changed: contacts, anchors, identities, merges, conflicts,
 * and the threads of those who moved. The facts must have been written before, in the same transaction.
 */
export async function resolvePeople(
  locked: LockedIdentity,
  seeds: Seeds,
  cause: Cause = BY_META,
): Promise<Located> {
  const facts = await loadFacts(locked, seeds)
  const parts = splitComponents(facts)
  const resolutions = parts.map((part) => resolveIdentity(part, locked))
  const { anchors, contacts } = await loadKnown(locked, parts, resolutions, cause.returning)
  const outcomes = parts.map((part, index): ResolvedComponent => {
    const resolution = resolutions[index] ?? { people: [], conflicts: [], phones: new Map() }
    const mine = anchorsOf(part, resolution, anchors)
    const plan = planContacts(resolution, part, mine, contacts, {
      newId,
      preferred_survivor: cause.preferred_survivor,
      returning: cause.returning,
    })
    return { facts: part, resolution, plan, known: new Map(mine.map((anchor) => [anchor.key, anchor])) }
  })
  await writeContacts(locked, outcomes, cause)
  const ids = await writeAnchors(locked, outcomes)
  await writeIdentities(locked, outcomes)
  await writeConflicts(locked, outcomes)
  await rethread(locked, outcomes, ids)
  // What is new to us has no threads yet, and is placed with its first.
  const moved = outcomes.filter(({ known }) => known.size > 0)
  await placeContacts(locked, moved.flatMap(contactsOf))
  await hideAnchors(locked, outcomes.flatMap(looseAnchors))
  return locate(outcomes, ids)
}

async function loadKnown(
  locked: LockedIdentity,
  parts: Facts[],
  resolutions: Resolution[],
  returning: Returning | undefined,
): Promise<{ anchors: KnownAnchor[]; contacts: KnownContact[] }> {
  const scopes = new Set<string>()
  for (const part of parts) {
    for (const { phone } of part.sightings) if (phone) scopes.add(phoneKey(phone))
    for (const { phone } of part.rotations) if (phone) scopes.add(phoneKey(phone))
    for (const { phone } of part.phone_sightings) scopes.add(phoneKey(phone))
    for (const { kind, value } of part.claims) if (kind === 'phone') scopes.add(phoneKey(value))
  }
  const keys = new Set(resolutions.flatMap(({ people }) => people.flatMap((person) => person.anchors)))
  const wanted = { keys: [...keys], scopes: [...scopes].map((key) => `t:${key}`) }
  for (const key of scopes) wanted.keys.push(`d:${key}`)
  // Written forms that had to be kept distinct have timelines of their own, under the raw form.
  for (const { phones } of resolutions) for (const phone of phones.keys()) wanted.scopes.push(`t:${phone}`)
  const { rows: anchors } = await sql<KnownAnchor>`
    select a.key, a.id, a.contact_id, a.home_contact_id, a.sealed from anchors a
      join ${rowsOf(asKeys(wanted.keys), 'k', { key: 'text' })} on a.key = k.key
     where a.account_id = ${locked.account_id}
    union
    select a.key, a.id, a.contact_id, a.home_contact_id, a.sealed from anchors a
      join ${rowsOf(asKeys(wanted.scopes), 'k', { key: 'text' })} on a.scope = k.key
     where a.account_id = ${locked.account_id} and a.scope <> a.key`.execute(locked.trx)
  const ids = new Set(
    anchors
      .flatMap(({ contact_id, home_contact_id }) => [contact_id, home_contact_id])
      .filter((id) => id !== null),
  )
  if (returning) ids.add(returning.contact_id)
  if (ids.size === 0) return { anchors, contacts: [] }
  const { rows: contacts } = await sql<KnownContact>`
    select c.id, c.created_at, c.merged_into, m.survivor_contact_id as folded_under from contacts c
      join ${rowsOf(asKeys([...ids]), 'k', { key: 'uuid' })} on c.id = k.key
      left join merges m on c.merged_into is not null and m.account_id = c.account_id and m.loser_contact_id = c.id
       and ${lastOfLoser}
     where c.account_id = ${locked.account_id}`.execute(locked.trx)
  return { anchors, contacts }
}

/** Every contact that an outcome may have changed. */
function contactsOf({ plan, known }: ResolvedComponent): string[] {
  const { contact_of, created, restored, merges, vanished } = plan
  return [
    ...contact_of.flatMap((contact) => contact ?? []),
    ...[...known.values()].flatMap(({ contact_id }) => contact_id ?? []),
    ...created,
    ...restored,
    ...merges.flatMap((merge) =>
      merge.attach ? merge.survivor_contact_id : [merge.loser_contact_id, merge.survivor_contact_id],
    ),
    ...vanished.map(({ contact_id }) => contact_id),
  ]
}

/** The anchors that had a contact and have none now. */
function looseAnchors({ resolution, plan, known }: ResolvedComponent): string[] {
  return resolution.people.flatMap((person, position) =>
    plan.contact_of[position]
      ? []
      : person.anchors.flatMap((key) => (known.get(key)?.contact_id && known.get(key)?.id) || []),
  )
}

/** The known anchors of one component, also those of its phones that it no longer has. */
function anchorsOf(part: Facts, resolution: Resolution, anchors: KnownAnchor[]): KnownAnchor[] {
  const keys = new Set(resolution.people.flatMap((person) => person.anchors))
  const scopes = new Set<string>()
  for (const phone of resolution.phones.keys()) {
    for (const key of [phone, phoneKey(phone)]) scopes.add(`t:${key}`).add(`d:${key}`)
  }
  for (const { anchor } of part.claims) keys.add(anchor)
  return anchors.filter(({ key }) => keys.has(key) || scopes.has(scopeOf(key)))
}

function asKeys(values: string[]): { key: string }[] {
  return [...new Set(values)].map((key) => ({ key }))
}

function locate(outcomes: ResolvedComponent[], ids: Map<AnchorKey, string>): Located {
  const located: Located = { anchors: new Map(), phones: new Map(), parents: new Map() }
  for (const { resolution, plan } of outcomes) {
    for (const [phone, segments] of resolution.phones) located.phones.set(phone, segments)
    for (const [position, person] of resolution.people.entries()) {
      const contact_id = plan.contact_of[position] ?? null
      for (const key of person.anchors) {
        const id = ids.get(key)
        if (id) located.anchors.set(key, { id, contact_id })
      }
      noteParents(person, located)
    }
  }
  return located
}

/** A message that names only a parent goes to the registration that was seen with it. */
function noteParents(person: Person, located: Located): void {
  for (const { portfolio, bsuids, parents } of person.registrations) {
    const current = bsuids.at(-1)
    for (const { value } of parents)
      if (current) located.parents.set(value, `b:${portfolio}:${current.value}`)
  }
}

/** The anchor that a phone without a BSUID belongs to at a time. */
export function anchorOfPhone(segments: PhoneSegment[], at: number): AnchorKey | null {
  for (const { from, until, anchor } of segments) {
    if ((from === null || from <= at) && (until === null || at < until)) return anchor
  }
  return null
}

import { sql } from 'kysely'
import { bsuidAnchor, parseAnchor } from '../../identity/anchors.ts'
import { phoneKey } from '../../identity/phone.ts'
import { resolveIdentity } from '../../identity/resolve.ts'
import type { AnchorKey, Facts, PhoneSegment, Resolution } from '../../identity/types.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { anchorsOfContact } from '../../resolution/conflicts/decisions.ts'
import { loadFacts } from '../../resolution/facts/load-facts.ts'
import { anchorOfPhone } from '../../resolution/resolve/resolve-people.ts'
import { findWritten } from './find-written.ts'
import { type Traces, tracesOf } from './traces.ts'

/** Every identifier under which we know a contact that is to be erased. */
export type ErasureSubject = {
  /** The contact and all contacts merged into it. */
  contact_ids: string[]
  anchors: Set<AnchorKey>
  bsuids: Set<string>
  parents: Set<string>
  /** Every written form of every phone. */
  phones: Set<string>
  /** Match keys of phones that no other contact was ever seen with. */
  own_phone_keys: Set<string>
  /** Until when each phone, by match key, was the subject's; infinite where it is today. */
  held_until: Map<string, number>
  /** True if a moment of a phone without a BSUID was the subject's. */
  heldAt: (phone: string, at: number) => boolean
  /** What is searched in the data of others: of phones, only those that no other contact was seen with. */
  traces: Traces
  /** Every other connected contact, with its anchors. */
  others: AnchorKey[][]
}

/** A person known by identifiers alone, without a contact: only raw webhooks may name them. */
export function unknownSubject(
  found: { bsuid?: string; parent_bsuid?: string; phone?: string },
  portfolios: string[],
): ErasureSubject {
  const { bsuid, parent_bsuid, phone } = found
  const key = phone && phoneKey(phone)
  return {
    contact_ids: [],
    // The portfolio in which it was valid is unknown.
    anchors: new Set(bsuid ? portfolios.map((portfolio) => bsuidAnchor(portfolio, bsuid)) : []),
    bsuids: new Set(bsuid ? [bsuid] : []),
    parents: new Set(parent_bsuid ? [parent_bsuid] : []),
    phones: new Set(phone && key ? [phone, key] : []),
    own_phone_keys: new Set(key ? [key] : []),
    held_until: new Map(key ? [[key, Number.POSITIVE_INFINITY]] : []),
    heldAt: (seen) => phoneKey(seen) === key,
    traces: tracesOf({
      phones: phone && key ? [phone, key] : [],
      words: [bsuid, parent_bsuid].filter((it) => it !== undefined),
      usernames: [],
    }),
    others: [],
  }
}

/** Reads who a contact is, from all that is connected with it. */
export async function findSubject(scope: IdentityScope, contact_id: string): Promise<ErasureSubject> {
  const { rows } = await sql<{ id: string }>`
    select id from contacts
     where account_id = ${scope.account_id} and (id = ${contact_id} or merged_into = ${contact_id})`.execute(
    scope.trx,
  )
  const keys = await anchorsOfContact(scope, contact_id)
  const facts = await loadFacts(scope, { bsuids: [], phones: [], parents: [], anchors: keys })
  const resolution = resolveIdentity(facts, scope)
  const anchors = new Set(keys)
  const segments = segmentsByKey(resolution)
  const isOwn = (anchor: AnchorKey | null) => anchor !== null && anchors.has(anchor)
  const heldAt = (phone: string, at: number) =>
    (resolution.phones.get(phone) ?? segments.get(phoneKey(phone)) ?? []).some(
      ({ from, until, anchor }) =>
        isOwn(anchor) && (from === null || from <= at) && (until === null || at < until),
    )
  const named = namesIn(facts, anchors, (phone, at) =>
    isOwn(anchorOfPhone(resolution.phones.get(phone) ?? [], at)),
  )
  const people = resolution.people.filter((person) => !person.anchors.some(isOwn))
  const others_keys = new Set(
    people.flatMap(({ identities }) => identities.flatMap(({ kind, key }) => (kind === 'phone' ? key : []))),
  )
  const own = [...named.phones].map(phoneKey)
  const own_phone_keys = new Set(own.filter((key) => !others_keys.has(key)))
  const contact_ids = rows.map(({ id }) => id)
  const written = await findWritten(scope, contact_ids)
  return {
    ...named,
    contact_ids,
    anchors,
    own_phone_keys,
    traces: tracesOf({
      phones: [...named.phones].filter((phone) => own_phone_keys.has(phoneKey(phone))),
      words: [...named.bsuids, ...named.parents, ...written.words],
      usernames: written.usernames,
    }),
    held_until: heldUntil(own, segments, isOwn, new Set(people.flatMap((person) => person.anchors))),
    heldAt,
    others: people.map((person) => person.anchors),
  }
}

function segmentsByKey({ phones }: Resolution): Map<string, PhoneSegment[]> {
  return new Map([...phones].map(([phone, segments]) => [phoneKey(phone), segments]))
}

/** If a phone went to another contact, what came from it afterwards belongs to that contact. */
function heldUntil(
  keys: string[],
  segments: Map<string, PhoneSegment[]>,
  isOwn: (anchor: AnchorKey) => boolean,
  others: Set<AnchorKey>,
): Map<string, number> {
  const until = new Map<string, number>()
  for (const key of keys) {
    const line = segments.get(key) ?? []
    const own = line.filter(({ anchor }) => isOwn(anchor))
    const ends = own.map((segment) => segment.until ?? Number.POSITIVE_INFINITY)
    const passed_on = line.some(({ from, anchor }) => others.has(anchor) && (from ?? 0) >= Math.max(...ends))
    if (own.length > 0) until.set(key, passed_on ? Math.max(...ends) : Number.POSITIVE_INFINITY)
  }
  return until
}

function namesIn(
  facts: Facts,
  anchors: Set<AnchorKey>,
  isTheirs: (phone: string, at: number) => boolean,
): Pick<ErasureSubject, 'bsuids' | 'parents' | 'phones'> {
  const bsuids = new Set<string>()
  const parents = new Set<string>()
  const phones = new Set<string>()
  for (const anchor of anchors) {
    const parsed = parseAnchor(anchor)
    if (parsed.kind === 'bsuid') bsuids.add(parsed.bsuid)
  }
  for (const { portfolio, bsuid, parent, phone } of facts.sightings) {
    if (!anchors.has(bsuidAnchor(portfolio, bsuid))) continue
    if (parent) parents.add(parent)
    if (phone) phones.add(phone)
  }
  for (const { portfolio, previous, current, previous_parent, parent, phone } of facts.rotations) {
    if (anchors.has(bsuidAnchor(portfolio, previous)) && previous_parent) parents.add(previous_parent)
    if (!anchors.has(bsuidAnchor(portfolio, current))) continue
    if (parent) parents.add(parent)
    if (phone) phones.add(phone)
  }
  for (const { phone, at } of facts.phone_sightings) if (isTheirs(phone, at)) phones.add(phone)
  for (const { anchor, kind, value } of facts.claims) {
    if (kind === 'phone' && anchors.has(anchor)) phones.add(value)
  }
  return { bsuids, parents, phones }
}

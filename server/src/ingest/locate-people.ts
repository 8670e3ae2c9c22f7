import { sql } from 'kysely'
import { bsuidAnchor, phoneAnchor } from '../identity/anchors.ts'
import { phoneKey } from '../identity/phone.ts'
import type { AnchorKey } from '../identity/types.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { Seeds } from '../resolution/facts/load-facts.ts'
import { anchorOfPhone, type Located, resolvePeople } from '../resolution/resolve/resolve-people.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { Observation, ObservedRotation } from './observations.ts'
import { recordFacts } from './record-facts.ts'

export type ContactPlace = {
  key: AnchorKey
  anchor_id: string
  contact_id: string
  username: string | null
  /** What its contact shows; undefined where people have changed in this batch. */
  contact_username: string | null | undefined
  contact_profile_name: string | null | undefined
  /** False where its username was written before it was known to end with another contact. */
  username_settled: boolean
}

type AnchorRow = {
  key: AnchorKey
  id: string
  contact_id: string | null
  isolated: boolean
  active_phone: string | null
  active_parent: string | null
  username: string | null
  contact_username: string | null
  contact_profile_name: string | null
  username_settled: boolean
}

type Named = {
  portfolio_id: string
  bsuid: string | null
  parent_bsuid: string | null
  phone: string | null
  at: number
}

/** What WhatsApp shows of a person before they are a contact, as in a status, is kept with the anchor. */
export type Whereabouts = Omit<ContactPlace, 'contact_id'> & { contact_id: string | null }

export type Directory = {
  /** Where something that names these identifiers belongs; null if they lead to no contact. */
  find: (named: Named) => ContactPlace | null
  /** The same, also where there is no contact yet. */
  findAnchor: (named: Named) => Whereabouts | null
}

/**
 * Stores what the batch has shown, resolves the people that it may have changed, and returns where everything belongs.
 * Most of it repeats what is known of people that nothing else touches, and needs no resolution.
 */
export async function locatePeople(
  locked: IngestScope,
  observations: Observation[],
  rotations: ObservedRotation[],
  extra: Seeds,
): Promise<Directory> {
  const known = await loadAnchors(locked, observations)
  await recordFacts(locked, observations, rotations)
  const seeds = seedsOf(observations, rotations, known, extra, new Set(locked.blocked_phones))
  const located: Located =
    seeds.bsuids.length + seeds.phones.length + seeds.parents.length + seeds.anchors.length > 0
      ? await resolvePeople(locked, seeds)
      : { anchors: new Map(), phones: new Map(), parents: new Map() }
  return {
    find: (named) => placesFor(named, known, located).find(isPlace) ?? null,
    findAnchor: (named) => placesFor(named, known, located)[0] ?? null,
  }
}

async function loadAnchors(
  locked: IngestScope,
  observations: Observation[],
): Promise<Map<AnchorKey, AnchorRow>> {
  const keys = new Set<AnchorKey>()
  for (const { portfolio_id, bsuid, phone } of observations) {
    if (bsuid) keys.add(bsuidAnchor(portfolio_id, bsuid))
    else if (phone) keys.add(phoneAnchor(phoneKey(phone), null))
  }
  if (keys.size === 0) return new Map()
  const { rows } = await sql<AnchorRow>`
    select a.key, a.id, a.contact_id, a.isolated, a.active_phone, a.active_parent, a.username,
      c.username as contact_username, c.profile_name as contact_profile_name, a.username_at is not null as username_settled
      from ${rowsOf(
        [...keys].map((key) => ({ key })),
        'k',
        { key: 'text' },
      )}
      join anchors a on a.account_id = ${locked.account_id} and a.key = k.key
      left join contacts c on c.account_id = a.account_id and c.id = a.contact_id`.execute(locked.trx)
  return new Map(rows.map((row) => [row.key, row]))
}

function seedsOf(
  observations: Observation[],
  rotations: ObservedRotation[],
  known: Map<AnchorKey, AnchorRow>,
  extra: Seeds,
  blocked: Set<string>,
): Seeds {
  const bsuids = new Map<AnchorKey, { portfolio: string; bsuid: string }>()
  const phones = new Set(extra.phones)
  const parents = new Set(extra.parents)
  for (const { portfolio, bsuid } of extra.bsuids)
    bsuids.set(bsuidAnchor(portfolio, bsuid), { portfolio, bsuid })
  for (const observation of observations) {
    const { portfolio_id, bsuid, parent_bsuid, phone } = observation
    if (bsuid) {
      const key = bsuidAnchor(portfolio_id, bsuid)
      if (!saysNothingNew(observation, known.get(key), blocked))
        bsuids.set(key, { portfolio: portfolio_id, bsuid })
    } else if (phone) {
      const row = known.get(phoneAnchor(phoneKey(phone), null))
      // Another written form of the phone is news too: the last one is what is dialled.
      if (!row?.isolated || !row.contact_id || row.active_phone !== phone) phones.add(phoneKey(phone))
    } else if (parent_bsuid) parents.add(parent_bsuid)
  }
  for (const { portfolio_id, previous, current } of rotations) {
    bsuids.set(bsuidAnchor(portfolio_id, previous), { portfolio: portfolio_id, bsuid: previous })
    bsuids.set(bsuidAnchor(portfolio_id, current), { portfolio: portfolio_id, bsuid: current })
  }
  return { bsuids: [...bsuids.values()], phones: [...phones], parents: [...parents], anchors: extra.anchors }
}

/** True for one more sighting of a registration that stands alone, with the phone and parent it already has. */
function saysNothingNew(observation: Observation, row: AnchorRow | undefined, blocked: Set<string>): boolean {
  if (!row?.isolated || (observation.creates && !row.contact_id)) return false
  if (
    observation.phone &&
    (observation.phone !== row.active_phone || blocked.has(phoneKey(observation.phone)))
  )
    return false
  return !observation.parent_bsuid || observation.parent_bsuid === row.active_parent
}

function isPlace(it: Whereabouts): it is ContactPlace {
  return it.contact_id !== null
}

function placesFor(named: Named, known: Map<AnchorKey, AnchorRow>, located: Located): Whereabouts[] {
  return keysFor(named, located).flatMap((key): Whereabouts[] => {
    const now = located.anchors.get(key)
    const row = known.get(key)
    const anchor_id = now?.id ?? row?.id
    if (!anchor_id) return []
    return [
      {
        key,
        anchor_id,
        contact_id: (now ? now.contact_id : row?.contact_id) ?? null,
        username: row?.username ?? null,
        contact_username: now ? undefined : row?.contact_username,
        contact_profile_name: now ? undefined : row?.contact_profile_name,
        username_settled: row?.username_settled ?? false,
      },
    ]
  })
}

/** A message belongs to its BSUID, else its parent, else the phone's holder at its time. */
function keysFor({ portfolio_id, bsuid, parent_bsuid, phone, at }: Named, located: Located): AnchorKey[] {
  if (bsuid) return [bsuidAnchor(portfolio_id, bsuid)]
  const keys: AnchorKey[] = []
  const byParent = parent_bsuid ? located.parents.get(parent_bsuid) : undefined
  if (byParent) keys.push(byParent)
  if (phone) {
    const segments = located.phones.get(phone)
    const key = segments ? anchorOfPhone(segments, at) : phoneAnchor(phoneKey(phone), null)
    if (key) keys.push(key)
  }
  return keys
}

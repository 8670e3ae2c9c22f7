import { sql } from 'kysely'
import { bsuidAnchor } from '../identity/anchors.ts'
import { phoneKey } from '../identity/phone.ts'
import { rowsOf } from '../platform/db/rows-of.ts'
import type { GroupUpdate, Identifiers, Update } from '../whatsapp/values/types.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { Routed } from './route.ts'
import type { Digests } from './types.ts'

/** The texts under which a person's identifiers are remembered after an erasure. */
function erasableNames(portfolio_id: string, { bsuid, parent_bsuid, phone }: Identifiers): string[] {
  return [
    ...(bsuid ? [bsuidAnchor(portfolio_id, bsuid)] : []),
    ...(parent_bsuid ? [`p:${parent_bsuid}`] : []),
    ...(phone ? [`t:${phoneKey(phone)}`] : []),
  ]
}

/**
 * Removes what is about erased people: everything up to their erasure, and afterwards whatever can't start a contact
 * (statuses, rotations, history, address books), unless the person has written again since. Other people named beside
 * them stay.
 */
export async function dropErased(locked: IngestScope, routed: Routed[], digests: Digests): Promise<Routed[]> {
  if (!locked.has_tombstones) return routed
  const names = new Map<string, string[]>()
  for (const { update, inbox } of routed) {
    for (const person of peopleOf(update)) {
      for (const name of erasableNames(inbox.portfolio_id, person)) {
        if (!names.has(name))
          names.set(
            name,
            digests(name).map((digest) => digest.toString('hex')),
          )
      }
    }
  }
  const erased = await loadTombstones(locked, [...names.values()].flat())
  if (erased.size === 0) return routed
  const graves: Graves = {
    erasedAt: (name) => lastErasure((names.get(name) ?? []).map((digest) => erased.get(digest))),
    alive: await loadAlive(locked, [...names.keys()]),
  }
  const first = routed.filter((it) => startsAnew(it.update) && isFree(graves, it))
  // Who writes in this batch lives again for all that the batch says about them.
  for (const { update, inbox } of first) {
    for (const person of peopleOf(update))
      for (const name of erasableNames(inbox.portfolio_id, person)) graves.alive.add(name)
  }
  const kept = new Set(first)
  return routed.flatMap((it) => {
    if (startsAnew(it.update)) return kept.has(it) ? [it] : []
    if (it.update.kind === 'group') return [withoutErased(graves, it, it.update)]
    return isFree(graves, it) ? [it] : []
  })
}

function lastErasure(times: (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

type Graves = { erasedAt: (name: string) => number | undefined; alive: Set<string> }

function isFree(graves: Graves, { update, inbox }: Routed): boolean {
  return peopleOf(update).every((person) => mayPass(graves, inbox.portfolio_id, person, update))
}

/**
 * The BSUID decides if it was erased or belongs to a known person: the phone beside it may have been an erased person's
 * before. Of an unknown person every identifier counts.
 */
function mayPass(
  { erasedAt, alive }: Graves,
  portfolio_id: string,
  person: Identifiers,
  update: Update,
): boolean {
  const bsuid = person.bsuid && bsuidAnchor(portfolio_id, person.bsuid)
  const decisive =
    bsuid && (erasedAt(bsuid) !== undefined || alive.has(bsuid) || update.kind === 'rotation')
      ? [bsuid]
      : erasableNames(portfolio_id, person)
  return decisive.every((name) => {
    const at = erasedAt(name)
    if (at === undefined) return true
    if (update.at_ms <= at) return false
    return startsAnew(update) || alive.has(name)
  })
}

function withoutErased(graves: Graves, routed: Routed, update: GroupUpdate): Routed {
  const participants = update.participants.filter((it) =>
    mayPass(graves, routed.inbox.portfolio_id, it, update),
  )
  if (participants.length === update.participants.length) return routed
  return { ...routed, update: { ...update, participants, data: {} } }
}

function peopleOf(update: Update): Identifiers[] {
  switch (update.kind) {
    case 'rotation': {
      const { previous_bsuid, current_bsuid, previous_parent_bsuid, parent_bsuid, phone } = update
      return [
        { bsuid: previous_bsuid, parent_bsuid: previous_parent_bsuid, phone: null },
        { bsuid: current_bsuid, parent_bsuid, phone },
      ]
    }
    case 'group':
      return update.participants
    case 'system':
      return [update.person, ...update.about]
    case 'business_username':
    case 'notice':
    case 'unusable':
      return []
    default:
      return [update.person]
  }
}

function startsAnew(update: Update): boolean {
  if (update.kind === 'message') return update.source !== 'history'
  return update.kind === 'call' || update.kind === 'preference'
}

async function loadTombstones(locked: IngestScope, digests: string[]): Promise<Map<string, number>> {
  if (digests.length === 0) return new Map()
  const { rows } = await sql<{ digest: string; erased_at: Date }>`
    select encode(t.digest, 'hex') as digest, t.erased_at from tombstones t
     where t.account_id = ${locked.account_id}
       and t.digest = any(${digests.map((digest) => Buffer.from(digest, 'hex'))}::bytea[])`.execute(
    locked.trx,
  )
  return new Map(rows.map(({ digest, erased_at }) => [digest, erased_at.getTime()]))
}

/** The identifiers that lead to a known person, since that person's erasure if there was one. */
async function loadAlive(locked: IngestScope, names: string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const { rows } = await sql<{ name: string }>`
    select k.name from ${rowsOf(
      names.map((name) => ({ name, value: name.slice(2) })),
      'k',
      { name: 'text', value: 'text' },
    )}
     where exists (select from anchors a where a.account_id = ${locked.account_id} and a.key = k.name and a.contact_id is not null)
        or exists (select from anchors a where a.account_id = ${locked.account_id} and a.scope = k.name and a.scope <> a.key
             and a.contact_id is not null)
        or exists (select from sightings s where s.account_id = ${locked.account_id} and s.phone_key = k.value
             and s.phone_key <> '' and k.name like 't:%')
        or exists (select from sightings s where s.account_id = ${locked.account_id} and s.parent_bsuid = k.value
             and s.parent_bsuid <> '' and k.name like 'p:%')`.execute(locked.trx)
  return new Set(rows.map(({ name }) => name))
}

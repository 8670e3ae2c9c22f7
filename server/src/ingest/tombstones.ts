import { sql } from 'kysely'
import { bsuidAnchor } from '../identity/anchors.ts'
import { phoneKey } from '../identity/phone.ts'
import type { Identifiers, Update } from '../whatsapp/types.ts'
import type { IngestLane } from './open-lane.ts'
import type { Routed } from './route.ts'

type Digest = (identifier: string) => Buffer

/** The texts under which a person's identifiers are remembered after an erasure. */
export function erasableNames(portfolio_id: string, { bsuid, parent_bsuid, phone }: Identifiers): string[] {
  return [
    ...(bsuid ? [bsuidAnchor(portfolio_id, bsuid)] : []),
    ...(parent_bsuid ? [`p:${parent_bsuid}`] : []),
    ...(phone ? [`t:${phoneKey(phone)}`] : []),
  ]
}

/**
 * Takes out what is about erased people: everything up to their erasure, and afterwards whatever cannot start anew
 * (statuses, rotations, history, address books), unless the person has written again since.
 */
export async function dropErased(lane: IngestLane, routed: Routed[], digest: Digest): Promise<Routed[]> {
  if (!lane.has_tombstones) return routed
  const names = new Map<string, string>()
  for (const { update, inbox } of routed) {
    for (const person of peopleOf(update)) {
      for (const name of erasableNames(inbox.portfolio_id, person))
        names.set(name, digest(name).toString('hex'))
    }
  }
  const erased = await loadTombstones(lane, [...names.values()])
  if (erased.size === 0) return routed
  const erasedAt = (name: string) => erased.get(names.get(name) ?? '')
  const alive = await loadAlive(
    lane,
    [...names.keys()].filter((name) => erasedAt(name) !== undefined),
  )
  return routed.filter(({ update, inbox }) => {
    const touched = peopleOf(update).flatMap((person) => erasableNames(inbox.portfolio_id, person))
    return touched.every((name) => {
      const at = erasedAt(name)
      if (at === undefined) return true
      if (update.at_ms <= at) return false
      return startsAnew(update) || alive.has(name)
    })
  })
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

async function loadTombstones(lane: IngestLane, digests: string[]): Promise<Map<string, number>> {
  if (digests.length === 0) return new Map()
  const { rows } = await sql<{ digest: string; erased_at: Date }>`
    select encode(t.digest, 'hex') as digest, t.erased_at
      from json_to_recordset(${JSON.stringify(digests.map((digest) => ({ digest })))}::json) as d(digest text)
      join tombstones t on t.account_id = ${lane.account_id} and t.digest = decode(d.digest, 'hex')`.execute(
    lane.trx,
  )
  return new Map(rows.map(({ digest, erased_at }) => [digest, erased_at.getTime()]))
}

/** Which of the erased identifiers have been seen again since. */
async function loadAlive(lane: IngestLane, names: string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set()
  const { rows } = await sql<{ name: string }>`
    select k.name from json_to_recordset(${JSON.stringify(names.map((name) => ({ name })))}::json) as k(name text)
     where exists (select from anchors a where a.account_id = ${lane.account_id} and a.key = k.name and a.contact_id is not null)
        or exists (select from sightings s where s.account_id = ${lane.account_id} and s.phone_key = substr(k.name, 3)
             and s.phone_key <> '' and k.name like 't:%')
        or exists (select from sightings s where s.account_id = ${lane.account_id} and s.parent_bsuid = substr(k.name, 3)
             and s.parent_bsuid <> '' and k.name like 'p:%')`.execute(lane.trx)
  return new Set(rows.map(({ name }) => name))
}

import { sql } from 'kysely'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import { appendEvents, type NewEvent } from '../../platform/events/append.ts'
import type { EventType } from '../../platform/events/catalogue.ts'
import { type OpenConflict, openConflicts, settleConflicts } from '../conflicts/save-conflicts.ts'
import type { ResolvedComponent } from '../plan/outcome.ts'
import { unconfirmedStaleLinks } from './stale-links.ts'

type Wanted = Omit<OpenConflict, 'id'>
type Row = OpenConflict & { state: string }

/** Opens what the resolver refused to decide, keeps what still stands, settles what facts or people have answered. */
export async function writeConflicts(locked: LockedIdentity, outcomes: ResolvedComponent[]): Promise<void> {
  const wanted = outcomes.flatMap((outcome) => wantedConflicts(locked, outcome))
  const anchors = new Set(
    outcomes.flatMap(({ resolution }) => resolution.people.flatMap((person) => person.anchors)),
  )
  const { rows: existing } = await sql<Row>`
    select c.id, c.kind, c.left_anchor, c.right_anchor, c.left_contact_id, c.right_contact_id, c.phone_key, c.at, c.state
      from conflicts c
     where c.account_id = ${locked.account_id} and c.state in ('open', 'dismissed', 'settled')
       and (c.left_anchor = any(${[...anchors]}::text[]) or c.right_anchor = any(${[...anchors]}::text[]))`.execute(
    locked.trx,
  )
  const open = existing.filter(({ state }) => state === 'open')
  const dismissed = new Set(existing.filter(({ state }) => state === 'dismissed').map(topicKey))
  const kept = new Set<string>()
  const fresh: Row[] = []
  const updated: Row[] = []
  for (const conflict of wanted) {
    if (dismissed.has(topicKey(conflict))) continue
    const before = open.find(
      (row) =>
        !kept.has(row.id) && (topicKey(row) === topicKey(conflict) || pairKey(row) === pairKey(conflict)),
    )
    // A contradiction that returns after an undone merge, or a withdrawn webhook, is the same conflict again.
    const again = existing.find(
      (row) => row.state === 'settled' && !kept.has(row.id) && topicKey(row) === topicKey(conflict),
    )
    if (!before && again) kept.add(again.id)
    if (!before) fresh.push({ ...conflict, id: again?.id ?? newId(), state: 'open' })
    else {
      kept.add(before.id)
      if (!isSame(before, conflict)) updated.push({ ...conflict, id: before.id, state: 'open' })
    }
  }
  await openConflicts(locked, [...fresh, ...updated])
  const settled = open.filter(({ id }) => !kept.has(id))
  await settleConflicts(
    locked,
    settled.map(({ id }) => id),
  )
  await appendEvents(locked, [
    ...fresh.map((row) => conflictEvent(locked, 'conflict.opened', row)),
    ...settled.map((row) => conflictEvent(locked, 'conflict.resolved', row)),
  ])
}

function wantedConflicts(locked: LockedIdentity, outcome: ResolvedComponent): Wanted[] {
  const { resolution, plan } = outcome
  const contactOf = new Map<AnchorKey, string | null>()
  for (const [position, person] of resolution.people.entries()) {
    for (const key of person.anchors) contactOf.set(key, plan.contact_of[position] ?? null)
  }
  const links = locked.stale_phone === 'seal' ? unconfirmedStaleLinks(outcome) : []
  const stale = links.map(({ join }) => ({
    kind: 'stale_phone' as const,
    left: join.left,
    right: join.right,
    phone_key: join.by,
    at: join.at,
  }))
  return [...resolution.conflicts, ...stale].flatMap(({ kind, left, right, phone_key, at }) => {
    const left_contact_id = contactOf.get(left)
    const right_contact_id = contactOf.get(right)
    // A person known only from statuses is no contact yet: there is nothing to decide.
    if (!left_contact_id || !right_contact_id) return []
    return [
      {
        kind,
        left_anchor: left,
        right_anchor: right,
        left_contact_id,
        right_contact_id,
        phone_key,
        at: new Date(at),
      },
    ]
  })
}

/** What the conflict is about, whichever contacts the two anchors are on today. */
function topicKey(row: Wanted): string {
  return `${row.kind} ${[row.left_anchor, row.right_anchor].sort().join(' ')}`
}

function pairKey(row: Wanted): string {
  const kind = row.kind === 'stale_phone' ? 'stale_phone ' : ''
  return `${kind}${[row.left_contact_id, row.right_contact_id].sort().join(' ')}`
}

function isSame(before: Row, now: Wanted): boolean {
  return (
    topicKey(before) === topicKey(now) &&
    before.left_contact_id === now.left_contact_id &&
    before.right_contact_id === now.right_contact_id &&
    before.phone_key === now.phone_key
  )
}

function conflictEvent(
  locked: LockedIdentity,
  type: Extract<EventType, `conflict.${string}`>,
  row: Row,
): NewEvent {
  return {
    type,
    at: locked.now,
    contact_id: row.left_contact_id,
    data: { conflict_id: row.id, kind: row.kind, contact_ids: [row.left_contact_id, row.right_contact_id] },
  }
}

import { sql } from 'kysely'
import { phoneKey } from '../identity/phone.ts'
import type { LockedIdentity } from '../platform/account-lock/identity-scope.ts'
import { accountRows } from '../platform/db/rows-of.ts'
import { foldPhoneSightings, foldSightings, type Observation, type ObservedRotation } from './observations.ts'

/** Adds what a batch has shown to what is known. Widening a time span twice changes nothing, so replays are harmless. */
export async function recordFacts(
  locked: LockedIdentity,
  observations: Observation[],
  rotations: ObservedRotation[],
): Promise<void> {
  await widenSightings(locked, observations)
  await addPhoneSightings(locked, observations)
  await addRotations(locked, rotations)
}

async function widenSightings(locked: LockedIdentity, observations: Observation[]): Promise<void> {
  const rows = foldSightings(observations)
  if (rows.length === 0) return
  await sql`
    insert into sightings as s (account_id, portfolio_id, bsuid, parent_bsuid, phone, phone_key, first_at, last_at, creates, event_id)
    select n.account_id, n.portfolio_id, n.bsuid, n.parent_bsuid, n.phone, n.phone_key, n.first_at, n.last_at, n.creates, n.event_id
      from ${accountRows(locked.account_id, rows, 'n', {
        portfolio_id: 'uuid',
        bsuid: 'text',
        parent_bsuid: 'text',
        phone: 'text',
        phone_key: 'text',
        first_at: 'timestamptz',
        last_at: 'timestamptz',
        creates: 'boolean',
        event_id: 'uuid',
      })}
    on conflict (account_id, portfolio_id, bsuid, parent_bsuid, phone) do update set
      first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at),
      creates = s.creates or excluded.creates,
      event_id = case when excluded.first_at < s.first_at then excluded.event_id else s.event_id end
    where excluded.first_at < s.first_at or excluded.last_at > s.last_at or (excluded.creates and not s.creates)`.execute(
    locked.trx,
  )
}

async function addPhoneSightings(locked: LockedIdentity, observations: Observation[]): Promise<void> {
  const rows = foldPhoneSightings(observations)
  if (rows.length === 0) return
  await sql`
    insert into phone_sightings as s (account_id, phone_key, phone, portfolio_id, at, creates, event_id)
    select n.account_id, n.phone_key, n.phone, n.portfolio_id, n.at, n.creates, n.event_id
      from ${accountRows(locked.account_id, rows, 'n', {
        phone_key: 'text',
        phone: 'text',
        portfolio_id: 'uuid',
        at: 'timestamptz',
        creates: 'boolean',
        event_id: 'uuid',
      })}
    on conflict (account_id, phone_key, phone, portfolio_id, at) do update set creates = true
    where excluded.creates and not s.creates`.execute(locked.trx)
}

/** Copies of one rotation come to several lines, at slightly different times: the earliest counts. */
async function addRotations(locked: LockedIdentity, rotations: ObservedRotation[]): Promise<void> {
  if (rotations.length === 0) return
  const rows = new Map<string, ObservedRotation & { phone_key: string | null }>()
  for (const rotation of rotations) {
    const key = `${rotation.portfolio_id} ${rotation.previous} ${rotation.current}`
    const known = rows.get(key)
    if (!known) rows.set(key, { ...rotation, phone_key: rotation.phone ? phoneKey(rotation.phone) : null })
    else {
      known.at = Math.min(known.at, rotation.at)
      known.parent = smaller(known.parent, rotation.parent)
      known.previous_parent = smaller(known.previous_parent, rotation.previous_parent)
      known.phone = smaller(known.phone, rotation.phone)
      known.phone_key = known.phone ? phoneKey(known.phone) : null
    }
  }
  const values = [...rows.values()].map((row) => ({ ...row, at: new Date(row.at) }))
  await sql`
    insert into rotations as r (account_id, portfolio_id, previous_bsuid, current_bsuid, previous_parent_bsuid, parent_bsuid,
      phone, phone_key, at, event_id)
    select n.account_id, n.portfolio_id, n.previous, n.current, n.previous_parent, n.parent, n.phone, n.phone_key, n.at, n.event_id
      from ${accountRows(locked.account_id, values, 'n', {
        portfolio_id: 'uuid',
        previous: 'text',
        current: 'text',
        previous_parent: 'text',
        parent: 'text',
        phone: 'text',
        phone_key: 'text',
        at: 'timestamptz',
        event_id: 'uuid',
      })}
    on conflict (account_id, portfolio_id, previous_bsuid, current_bsuid) do update set
      previous_parent_bsuid = least(r.previous_parent_bsuid, excluded.previous_parent_bsuid),
      parent_bsuid = least(r.parent_bsuid, excluded.parent_bsuid),
      phone_key = case when r.phone is null or excluded.phone < r.phone then excluded.phone_key else r.phone_key end,
      phone = least(r.phone, excluded.phone), at = least(r.at, excluded.at)`.execute(locked.trx)
}

/** Which of two copies counts must not depend on which came first. */
function smaller(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

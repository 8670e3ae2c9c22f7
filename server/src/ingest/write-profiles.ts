import { sql } from 'kysely'
import { refreshUsernames } from '../contacts/refresh-usernames.ts'
import type { Profile } from '../whatsapp/types.ts'
import type { Place } from './locate-people.ts'
import type { IngestLane } from './open-lane.ts'

/** What an update shows of somebody's profile. `whole`: a username that is absent here means that there is none. */
export type Shown = { place: Place; profile: Profile; at: Date; whole: boolean }

/** Remembers names and usernames, the latest by Meta's time. They are for display and search, never for identity. */
export async function writeProfiles(lane: IngestLane, shown: Shown[]): Promise<void> {
  await writeNames(lane, shown)
  await writeUsernames(lane, shown)
  await noteWithout(lane, shown)
  const changed = shown.filter(isNews)
  await refreshUsernames(lane, [...new Set(changed.map(({ place }) => place.anchor_id))])
}

async function writeNames(lane: IngestLane, shown: Shown[]): Promise<void> {
  const latest = new Map<string, { anchor_id: string; contact_id: string; profile_name: string; at: Date }>()
  for (const { place, profile, at } of shown) {
    const { anchor_id, contact_id } = place
    const other = latest.get(anchor_id)
    if (profile.name === null || (other && at < other.at)) continue
    if (other && at.getTime() === other.at.getTime() && profile.name <= other.profile_name) continue
    latest.set(anchor_id, { anchor_id, contact_id, profile_name: profile.name, at })
  }
  const known = new Map(shown.map(({ place }) => [place.anchor_id, place.profile_name]))
  const rows = [...latest.values()].filter((row) => row.profile_name !== known.get(row.anchor_id))
  if (rows.length === 0) return
  const values = JSON.stringify(rows)
  await sql`
    update anchors a set profile_name = p.profile_name, profile_at = p.at
      from json_to_recordset(${values}::json) as p(anchor_id uuid, profile_name text, at timestamptz)
     where a.account_id = ${lane.account_id} and a.id = p.anchor_id and (a.profile_at is null or a.profile_at <= p.at)`.execute(
    lane.trx,
  )
  await sql`
    update contacts c set profile_name = p.profile_name, profile_at = p.at, updated_at = ${lane.now}
      from (select distinct on (contact_id) * from json_to_recordset(${values}::json)
              as x(contact_id uuid, profile_name text, at timestamptz) order by contact_id, at desc, profile_name desc) as p
     where c.account_id = ${lane.account_id} and c.id = p.contact_id and (c.profile_at is null or c.profile_at <= p.at)`.execute(
    lane.trx,
  )
}

/** False for what says again what the anchor and its contact show already: nearly all of it. */
function isNews({ place, profile, whole }: Shown): boolean {
  if (profile.username === null && !whole) return false
  if (profile.username !== null && !place.username_settled) return true
  return profile.username !== place.username || profile.username !== place.contact_username
}

async function writeUsernames(lane: IngestLane, shown: Shown[]): Promise<void> {
  const rows = new Map<string, { anchor_id: string; username: string; first_at: Date; last_at: Date }>()
  for (const { place, profile, at } of shown) {
    if (profile.username === null) continue
    const key = `${place.anchor_id} ${profile.username}`
    const row = rows.get(key)
    if (!row)
      rows.set(key, { anchor_id: place.anchor_id, username: profile.username, first_at: at, last_at: at })
    else {
      if (at < row.first_at) row.first_at = at
      if (at > row.last_at) row.last_at = at
    }
  }
  if (rows.size === 0) return
  await sql`
    insert into usernames as u (account_id, anchor_id, username, first_at, last_at, inbox_ids)
    select ${lane.account_id}, n.anchor_id, n.username, n.first_at, n.last_at, a.inbox_ids
      from json_to_recordset(${JSON.stringify([...rows.values()])}::json)
        as n(anchor_id uuid, username text, first_at timestamptz, last_at timestamptz)
      join anchors a on a.account_id = ${lane.account_id} and a.id = n.anchor_id
    on conflict (account_id, anchor_id, username) do update set first_at = least(u.first_at, excluded.first_at),
      last_at = greatest(u.last_at, excluded.last_at)
    where excluded.first_at < u.first_at or excluded.last_at > u.last_at`.execute(lane.trx)
}

/** A whole profile without a username: noted the first time, and wherever one is shown still. */
async function noteWithout(lane: IngestLane, shown: Shown[]): Promise<void> {
  const rows = new Map<string, { anchor_id: string; at: Date }>()
  for (const it of shown) {
    const { place, profile, at, whole } = it
    if (!whole || profile.username !== null || (place.has_been_without && !isNews(it))) continue
    const row = rows.get(place.anchor_id)
    if (!row || at > row.at) rows.set(place.anchor_id, { anchor_id: place.anchor_id, at })
  }
  if (rows.size === 0) return
  await sql`
    update anchors a set no_username_at = n.at, username_at = greatest(a.username_at, n.at)
      from json_to_recordset(${JSON.stringify([...rows.values()])}::json) as n(anchor_id uuid, at timestamptz)
     where a.account_id = ${lane.account_id} and a.id = n.anchor_id
       and (a.no_username_at is null or a.no_username_at < n.at)`.execute(lane.trx)
}

import { sql } from 'kysely'
import type { Profile } from '../whatsapp/types.ts'
import type { Place } from './locate-people.ts'
import type { IngestLane } from './open-lane.ts'

/** What an update shows of somebody's profile. `whole`: a username that is absent here means that there is none. */
export type Shown = { place: Place; profile: Profile; at: Date; whole: boolean }

type Row = {
  anchor_id: string
  contact_id: string
  profile_name: string | null
  username: string | null
  at: Date
}

/** Remembers names and usernames, the latest by Meta's time. They are for display and search, never for identity. */
export async function writeProfiles(lane: IngestLane, shown: Shown[]): Promise<void> {
  await writeUsernames(lane, shown)
  const latest = new Map<string, Shown>()
  for (const it of shown) {
    if (it.profile.name === null && it.profile.username === null) continue
    const other = latest.get(it.place.anchor_id)
    if (!other || it.at >= other.at) latest.set(it.place.anchor_id, it)
  }
  const rows = [...latest.values()].flatMap(({ place, profile, at, whole }): Row[] => {
    const profile_name = profile.name ?? place.profile_name
    const username = profile.username ?? (whole ? null : place.username)
    if (profile_name === place.profile_name && username === place.username) return []
    return [{ anchor_id: place.anchor_id, contact_id: place.contact_id, profile_name, username, at }]
  })
  if (rows.length === 0) return
  const values = JSON.stringify(rows)
  await sql`
    update anchors a set profile_name = p.profile_name, username = p.username, profile_at = p.at
      from json_to_recordset(${values}::json) as p(anchor_id uuid, profile_name text, username text, at timestamptz)
     where a.account_id = ${lane.account_id} and a.id = p.anchor_id and (a.profile_at is null or a.profile_at <= p.at)`.execute(
    lane.trx,
  )
  await sql`
    update contacts c set profile_name = p.profile_name, username = p.username, profile_at = p.at, updated_at = ${lane.now}
      from (select distinct on (contact_id) * from json_to_recordset(${values}::json)
              as x(contact_id uuid, profile_name text, username text, at timestamptz) order by contact_id, at desc) as p
     where c.account_id = ${lane.account_id} and c.id = p.contact_id and (c.profile_at is null or c.profile_at <= p.at)`.execute(
    lane.trx,
  )
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

/** The name under which the business app's address book has somebody; a name that was saved here stays. */
export async function saveNames(lane: IngestLane, named: { place: Place; name: string }[]): Promise<void> {
  if (named.length === 0) return
  const rows = named.map(({ place, name }) => ({ contact_id: place.contact_id, name }))
  await sql`
    update contacts c set name = n.name, updated_at = ${lane.now}
      from json_to_recordset(${JSON.stringify(rows)}::json) as n(contact_id uuid, name text)
     where c.account_id = ${lane.account_id} and c.id = n.contact_id and c.name is null`.execute(lane.trx)
}

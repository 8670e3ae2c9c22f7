import { sql } from 'kysely'
import { refreshProfileNames } from '../contacts/refresh-profile-names.ts'
import { refreshUsernames } from '../contacts/refresh-usernames.ts'
import { accountRows, rowsOf } from '../platform/db/rows-of.ts'
import type { Profile } from '../whatsapp/values/types.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { Whereabouts } from './locate-people.ts'

/** What an update shows of somebody's profile. `whole`: a username that is absent here means that there is none. */
export type SeenProfile = { place: Whereabouts; profile: Profile; at: Date; whole: boolean }

/**
 * Remembers names and usernames, the latest by Meta's time. They are for display and search, never for identity. That one
 * is shown again is remembered too: it stays the latest when an older one comes late.
 */
export async function writeProfiles(locked: IngestScope, shown: SeenProfile[]): Promise<void> {
  await writeLatest(locked, shown)
  await writeUsernames(locked, shown)
  await showNames(locked, shown)
  const changed = shown.filter(isNews)
  await refreshUsernames(locked, [...new Set(changed.map(({ place }) => place.anchor_id))])
}

type Latest = { anchor_id: string; name: string | null; name_at: Date | null; without_at: Date | null }

/** Per anchor: the latest name, and when a whole profile was last without a username. */
function latestOf(shown: SeenProfile[]): Latest[] {
  const latest = new Map<string, Latest>()
  for (const { place, profile, at, whole } of shown) {
    const { anchor_id } = place
    const it = latest.get(anchor_id) ?? { anchor_id, name: null, name_at: null, without_at: null }
    if (profile.name !== null && isLater({ at, name: profile.name }, it)) {
      it.name = profile.name
      it.name_at = at
    }
    const is_without = whole && profile.username === null
    if (is_without && (it.without_at === null || at > it.without_at)) it.without_at = at
    latest.set(anchor_id, it)
  }
  return [...latest.values()].filter(({ name_at, without_at }) => name_at !== null || without_at !== null)
}

/** Of two names shown in one second it is always the same one, whichever came first. */
function isLater({ at, name }: { at: Date; name: string }, than: Latest): boolean {
  if (than.name_at === null || than.name === null) return true
  return at > than.name_at || (at.getTime() === than.name_at.getTime() && name > than.name)
}

async function writeLatest(locked: IngestScope, shown: SeenProfile[]): Promise<void> {
  const rows = latestOf(shown)
  if (rows.length === 0) return
  await sql`
    update anchors a set profile_name = case when n.is_later then n.name else a.profile_name end,
      profile_at = case when n.is_later then n.name_at else a.profile_at end,
      no_username_at = greatest(a.no_username_at, n.without_at),
      username_at = case when n.without_at is null then a.username_at else greatest(a.username_at, n.without_at) end
      from (
        select l.*, k.id, l.name_at is not null and (k.profile_at is null or l.name_at > k.profile_at
            or (l.name_at = k.profile_at and l.name collate "C" > coalesce(k.profile_name, '') collate "C")) as is_later
          from ${rowsOf(rows, 'l', { anchor_id: 'uuid', name: 'text', name_at: 'timestamptz', without_at: 'timestamptz' })}
          join anchors k on k.account_id = ${locked.account_id} and k.id = l.anchor_id) as n
     where a.account_id = ${locked.account_id} and a.id = n.id
       and (n.is_later or n.without_at > coalesce(a.no_username_at, '-infinity'))`.execute(locked.trx)
}

/** Contacts show what WhatsApp showed last with any of their anchors. Most show it already. */
async function showNames(locked: IngestScope, shown: SeenProfile[]): Promise<void> {
  const renamed = shown.filter(
    ({ place, profile }) => profile.name !== null && profile.name !== place.contact_profile_name,
  )
  await refreshProfileNames(locked, [...new Set(renamed.flatMap(({ place }) => place.contact_id ?? []))])
}

/** False for what says again what the anchor and its contact show already: nearly all of it. */
function isNews({ place, profile, whole }: SeenProfile): boolean {
  if (profile.username === null && !whole) return false
  if (profile.username !== null && !place.username_settled) return true
  return profile.username !== place.username || profile.username !== place.contact_username
}

async function writeUsernames(locked: IngestScope, shown: SeenProfile[]): Promise<void> {
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
    select n.account_id, n.anchor_id, n.username, n.first_at, n.last_at, a.inbox_ids
      from ${accountRows(locked.account_id, [...rows.values()], 'n', {
        anchor_id: 'uuid',
        username: 'text',
        first_at: 'timestamptz',
        last_at: 'timestamptz',
      })}
      join anchors a on a.account_id = ${locked.account_id} and a.id = n.anchor_id
    on conflict (account_id, anchor_id, username) do update set first_at = least(u.first_at, excluded.first_at),
      last_at = greatest(u.last_at, excluded.last_at)
    where excluded.first_at < u.first_at or excluded.last_at > u.last_at`.execute(locked.trx)
}

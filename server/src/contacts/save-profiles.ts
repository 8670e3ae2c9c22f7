import { sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'
import { accountRows, rowsOf } from '../platform/db/rows-of.ts'

/** What WhatsApp showed last of an anchor: its name, and when it had a whole profile without a username. */
export type LatestProfile = {
  anchor_id: string
  name: string | null
  name_at: Date | null
  without_at: Date | null
}

/** When an anchor was seen with a username, first and last. */
export type SeenUsername = { anchor_id: string; username: string; first_at: Date; last_at: Date }

/** Keeps what is later than what is known. Of two names shown in one second it is always the same one. */
export async function saveProfiles(locked: Locked, latest: LatestProfile[]): Promise<void> {
  if (latest.length === 0) return
  await sql`
    update anchors a set profile_name = case when n.is_later then n.name else a.profile_name end,
      profile_at = case when n.is_later then n.name_at else a.profile_at end,
      no_username_at = greatest(a.no_username_at, n.without_at),
      username_at = case when n.without_at is null then a.username_at else greatest(a.username_at, n.without_at) end
      from (
        select l.*, k.id, l.name_at is not null and (k.profile_at is null or l.name_at > k.profile_at
            or (l.name_at = k.profile_at and l.name collate "C" > coalesce(k.profile_name, '') collate "C")) as is_later
          from ${rowsOf(latest, 'l', { anchor_id: 'uuid', name: 'text', name_at: 'timestamptz', without_at: 'timestamptz' })}
          join anchors k on k.account_id = ${locked.account_id} and k.id = l.anchor_id) as n
     where a.account_id = ${locked.account_id} and a.id = n.id
       and (n.is_later or n.without_at > coalesce(a.no_username_at, '-infinity'))`.execute(locked.trx)
}

/**
 * Keeps with which usernames anchors were seen. Returns the anchors that had a username earlier than was known: that
 * decides between usernames of one second.
 */
export async function saveUsernames(locked: Locked, seen: SeenUsername[]): Promise<string[]> {
  if (seen.length === 0) return []
  const { rows } = await sql<SeenUsername>`
    insert into usernames as u (account_id, anchor_id, username, first_at, last_at, inbox_ids)
    select n.account_id, n.anchor_id, n.username, n.first_at, n.last_at, a.inbox_ids
      from ${accountRows(locked.account_id, seen, 'n', {
        anchor_id: 'uuid',
        username: 'text',
        first_at: 'timestamptz',
        last_at: 'timestamptz',
      })}
      join anchors a on a.account_id = ${locked.account_id} and a.id = n.anchor_id
    on conflict (account_id, anchor_id, username) do update set first_at = least(u.first_at, excluded.first_at),
      last_at = greatest(u.last_at, excluded.last_at)
    where excluded.first_at < u.first_at or excluded.last_at > u.last_at
    returning u.anchor_id, u.username, u.first_at, u.last_at`.execute(locked.trx)
  const told = new Map(seen.map((it) => [`${it.anchor_id} ${it.username}`, it]))
  return rows
    .filter((row) => row.last_at > (told.get(`${row.anchor_id} ${row.username}`)?.last_at ?? row.last_at))
    .map(({ anchor_id }) => anchor_id)
}

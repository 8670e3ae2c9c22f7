import { refreshProfileNames } from '../contacts/refresh-profile-names.ts'
import { refreshUsernames } from '../contacts/refresh-usernames.ts'
import {
  type LatestProfile,
  type SeenUsername,
  saveProfiles,
  saveUsernames,
} from '../contacts/save-profiles.ts'
import { compareBytes } from '../platform/base/compare-bytes.ts'
import type { Profile } from '../whatsapp/values/types.ts'
import type { IngestScope } from './ingest-scope.ts'
import type { Whereabouts } from './locate-people.ts'

/** What an update shows of a contact's profile. `whole`: an absent username means that there is none. */
export type SeenProfile = { place: Whereabouts; profile: Profile; at: Date; whole: boolean }

/**
 * Remembers names and usernames, the latest by Meta's time. They are for display and search, never for identity. That one
 * is shown again is remembered too: it stays the latest when an older one comes late.
 */
export async function writeProfiles(locked: IngestScope, shown: SeenProfile[]): Promise<void> {
  await saveProfiles(locked, latestOf(shown))
  const earlier = await writeUsernames(locked, shown)
  await showNames(locked, shown)
  const changed = shown.filter(isNews).map(({ place }) => place.anchor_id)
  await refreshUsernames(locked, [...new Set([...changed, ...earlier])])
}

/** Per anchor: the latest name, and when a whole profile was last without a username. */
function latestOf(shown: SeenProfile[]): LatestProfile[] {
  const latest = new Map<string, LatestProfile>()
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
function isLater({ at, name }: { at: Date; name: string }, than: LatestProfile): boolean {
  if (than.name_at === null || than.name === null) return true
  return at > than.name_at || (at.getTime() === than.name_at.getTime() && compareBytes(name, than.name) > 0)
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

async function writeUsernames(locked: IngestScope, shown: SeenProfile[]): Promise<string[]> {
  const rows = new Map<string, SeenUsername>()
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
  return saveUsernames(locked, [...rows.values()])
}

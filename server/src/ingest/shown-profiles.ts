import type {
  ContactSyncUpdate,
  GroupUpdate,
  Identifiers,
  PreferenceUpdate,
  Profile,
  StatusUpdate,
} from '../whatsapp/values/types.ts'
import type { Directory } from './locate-people.ts'
import { profilesOf } from './message-copies.ts'
import type { PlacedMessage } from './place-messages.ts'
import type { Routed } from './route.ts'
import type { SeenProfile } from './write-profiles.ts'

type Shown = { person: Identifiers; profile: Profile; portfolio_id: string; at_ms: number }

/** What besides messages shows profiles. */
type Others = {
  status: Routed<StatusUpdate>[]
  preference: Routed<PreferenceUpdate>[]
  contact_sync: Routed<ContactSyncUpdate>[]
  group: Routed<GroupUpdate>[]
}

/** Every profile that a batch shows, with the anchor that it belongs to. */
export function shownProfiles(others: Others, placed: PlacedMessage[], directory: Directory): SeenProfile[] {
  const fromMessages = placed.flatMap(({ item, place }): SeenProfile[] => {
    if (!place) return []
    return profilesOf(item).map(({ at_ms, ...shown }) => ({ place, at: new Date(at_ms), ...shown }))
  })
  const fromOthers = shownByOthers(others).flatMap(
    ({ person, profile, portfolio_id, at_ms }): SeenProfile[] => {
      const place = directory.findAnchor({ ...person, portfolio_id, at: at_ms })
      return place ? [{ place, profile, at: new Date(at_ms), whole: false }] : []
    },
  )
  return [...fromMessages, ...fromOthers]
}

function shownByOthers({ status, preference, contact_sync, group }: Others): Shown[] {
  const named = [...status, ...preference, ...contact_sync].map(({ update, inbox }): Shown => {
    const { kind, person, profile, at_ms } = update
    // The name is the address book's, which is kept apart.
    const shown = kind === 'contact_sync' ? { name: null, username: profile.username } : profile
    return { person, profile: shown, portfolio_id: inbox.portfolio_id, at_ms }
  })
  const inGroups = group.flatMap(({ update, inbox }) =>
    update.participants.map(({ username, ...person }): Shown => {
      return {
        person,
        profile: { name: null, username },
        portfolio_id: inbox.portfolio_id,
        at_ms: update.at_ms,
      }
    }),
  )
  return [...named, ...inGroups]
}

import { isBsuid, isParentBsuid } from '../identity/bsuid.ts'
import { visibleName } from '../platform/base/visible-name.ts'

export type NameSources = {
  id: string
  name: string | null
  profile_name: string | null
  username: string | null
}

const SHORT_ID_LENGTH = 8

/** What to call a contact: saved name, profile name, @username, else a short form of our id. Never blank, never a BSUID. */
export function displayName({ id, name, profile_name, username }: NameSources): string {
  return (
    speakable(name) ??
    speakable(profile_name) ??
    (speakable(username) && `@${username}`) ??
    `Contact ${id.slice(-SHORT_ID_LENGTH)}`
  )
}

/** What to call a person in a text to them: null where neither a saved nor a profile name is known. */
export function givenName({ name, profile_name }: Pick<NameSources, 'name' | 'profile_name'>): string | null {
  return speakable(name) ?? speakable(profile_name)
}

function speakable(text: string | null): string | null {
  const name = visibleName(text)
  return name === null || isBsuid(name) || isParentBsuid(name) ? null : name
}

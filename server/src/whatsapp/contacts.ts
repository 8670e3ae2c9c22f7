import { contradict, fillIdentifiers, identify, isNobody } from './identifiers.ts'
import { isObject, type JsonObject, readId, readName, readObject, readUsername } from './readers.ts'
import type { Identifiers, Profile } from './types.ts'

/** One element of `value.contacts`: whom it names and what it adds. */
export type Contact = { ids: Identifiers; profile: Profile; identity_key_hash: string | null }

/** The contacts of one change, found by identifier. `null` marks an identifier that two different people share. */
export type Contacts = {
  by_bsuid: Map<string, Contact>
  by_phone: Map<string, Contact | null>
  by_parent: Map<string, Contact | null>
  /** The only contact, where the change names only one person: it may be used without naming its ids. */
  lonely: Contact | null
}

export const NO_PROFILE: Readonly<Profile> = Object.freeze({ name: null, username: null })

/** `isOnlyPerson` says whether all elements of the change name one person; it is asked only where that matters. */
export function indexContacts(list: unknown[], isOnlyPerson: () => boolean): Contacts {
  const contacts: Contacts = { by_bsuid: new Map(), by_phone: new Map(), by_parent: new Map(), lonely: null }
  const named: Contact[] = []
  const groups = new Map<string, Contact[]>()
  const present = list.filter(isObject)
  for (const element of present) {
    const contact = readContact(element)
    const { bsuid } = contact.ids
    const group = bsuid === null ? undefined : groups.get(bsuid)
    if (group) group.push(contact)
    else if (bsuid !== null) groups.set(bsuid, [contact])
    else if (!isNobody(contact.ids)) named.push(contact)
    if (present.length === 1 && isOnlyPerson()) contacts.lonely = contact
  }
  for (const [bsuid, group] of groups) {
    const contact = mergeContacts(group)
    contacts.by_bsuid.set(bsuid, contact)
    named.push(contact)
  }
  for (const contact of named) {
    addUnlessShared(contacts.by_phone, contact.ids.phone, contact)
    addUnlessShared(contacts.by_parent, contact.ids.parent_bsuid, contact)
  }
  return contacts
}

/**
 * Adds to `own` what the matching contact knows. A contact matches by BSUID, then by phone, then by parent, never by its
 * place in the list, and never if it says something else about the person.
 */
export function matchContact(contacts: Contacts, own: Identifiers): Contact {
  const by_bsuid = own.bsuid === null ? undefined : contacts.by_bsuid.get(own.bsuid)
  const found = by_bsuid ?? matchByOther(contacts, own)
  if (!found) return { ids: own, profile: NO_PROFILE, identity_key_hash: null }
  return { ...found, ids: fillIdentifiers(own, found.ids) }
}

function matchByOther(contacts: Contacts, own: Identifiers): Contact | null {
  const candidates = [
    own.phone === null ? null : contacts.by_phone.get(own.phone),
    own.parent_bsuid === null ? null : contacts.by_parent.get(own.parent_bsuid),
    contacts.lonely,
  ]
  return candidates.find((contact) => contact && !contradict(contact.ids, own)) ?? null
}

function readContact(element: JsonObject): Contact {
  const profile = readObject(element, 'profile')
  return {
    ids: identify(element.user_id, element.parent_user_id, element.wa_id),
    profile: profile ? readProfile(profile) : NO_PROFILE,
    identity_key_hash: readId(element, 'identity_key_hash'),
  }
}

function readProfile(profile: JsonObject): Profile {
  return { name: readName(profile, 'name'), username: readUsername(profile, 'username') }
}

function addUnlessShared(index: Map<string, Contact | null>, key: string | null, contact: Contact): void {
  if (key === null) return
  const known = index.get(key)
  if (known === undefined) index.set(key, contact)
  else if (known !== null) {
    index.set(key, contradict(known.ids, contact.ids) ? null : mergeContacts([known, contact]))
  }
}

/** Several elements about one person; where they disagree on an identifier, none is believed. */
function mergeContacts(group: Contact[]): Contact {
  const [first] = group
  if (first && group.length === 1) return first
  const agreed = (kind: keyof Identifiers) => {
    const values = new Set(group.map(({ ids }) => ids[kind]).filter((value) => value !== null))
    return values.size === 1 ? ([...values][0] ?? null) : null
  }
  return {
    ids: { bsuid: agreed('bsuid'), parent_bsuid: agreed('parent_bsuid'), phone: agreed('phone') },
    profile: {
      name: group.find(({ profile }) => profile.name)?.profile.name ?? null,
      username: group.find(({ profile }) => profile.username)?.profile.username ?? null,
    },
    identity_key_hash: group.find((contact) => contact.identity_key_hash)?.identity_key_hash ?? null,
  }
}

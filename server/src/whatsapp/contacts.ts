import { phoneKey } from '../identity/phone.ts'
import { contradict, fillIdentifiers, identify, isNobody } from './values/identifiers.ts'
import {
  isObject,
  type JsonObject,
  readId,
  readName,
  readObject,
  readUsername,
  restOf,
} from './values/readers.ts'
import type { Identifiers, Profile } from './values/types.ts'

/** One element of `value.contacts`: the contact that it names and what it adds. */
export type Contact = {
  ids: Identifiers
  profile: Profile
  identity_key_hash: string | null
  /** Members that are new; null: none. */
  extra: JsonObject | null
}

/** The contacts of one change, found by identifier. `null` marks an identifier that two different people share. */
export type Contacts = {
  by_bsuid: Map<string, Contact>
  /** By the digits exactly as they are written. */
  by_phone: Map<string, Contact | null>
  /** By the match key of the phone, for elements that write it in another form than the contact. */
  by_phone_key: Map<string, Contact | null>
  by_parent: Map<string, Contact | null>
  /** The only contact, where the change names only one person: it may be used without naming its ids. */
  lonely: Contact | null
}

const CONTACT_MEMBERS = new Set(['wa_id', 'user_id', 'parent_user_id', 'identity_key_hash', 'username'])
const PROFILE_MEMBERS = new Set(['name', 'username'])

export const NO_PROFILE: Readonly<Profile> = Object.freeze({ name: null, username: null })

/**
 * `isOnlyPerson` says whether all elements of the change name one person; it is asked only where that matters. `others`
 * name people as contacts do, such as the threads of a history; they do not count for that.
 */
export function indexContacts(
  list: unknown[],
  isOnlyPerson: () => boolean,
  others: JsonObject[] = [],
): Contacts {
  const contacts: Contacts = {
    by_bsuid: new Map(),
    by_phone: new Map(),
    by_phone_key: new Map(),
    by_parent: new Map(),
    lonely: null,
  }
  const groups = new Map<string, Contact[]>()
  const unnamed: Contact[] = []
  const present = list.filter(isObject)
  for (const element of [...present, ...others]) {
    const contact = readContact(element)
    const { bsuid } = contact.ids
    const group = bsuid === null ? undefined : groups.get(bsuid)
    if (group) group.push(contact)
    else if (bsuid !== null) groups.set(bsuid, [contact])
    else if (!isNobody(contact.ids)) unnamed.push(contact)
  }
  if (present.length === 1 && isOnlyPerson()) contacts.lonely = readContact(present[0] ?? {})
  for (const contact of unnamed) addContact(contacts, contact, [contact.ids.phone])
  for (const [bsuid, group] of groups) {
    const contact = mergeContacts(group)
    contacts.by_bsuid.set(bsuid, contact)
    // Where the group disagrees on the phone, none of them is believed.
    addContact(contacts, contact, contact.ids.phone === null ? [] : group.map(({ ids }) => ids.phone))
  }
  return contacts
}

function addContact(contacts: Contacts, contact: Contact, phones: (string | null)[]): void {
  for (const phone of new Set(phones)) addUnlessShared(contacts.by_phone, phone, contact)
  const { phone, parent_bsuid } = contact.ids
  addUnlessShared(contacts.by_phone_key, phone && phoneKey(phone), contact)
  addUnlessShared(contacts.by_parent, parent_bsuid, contact)
}

/**
 * Adds to `own` what the matching contact knows. A contact matches by BSUID, then by phone, then by parent, never by its
 * place in the list, and never if it says something else about the person.
 */
export function matchContact(contacts: Contacts, own: Identifiers): Contact {
  const by_bsuid = own.bsuid === null ? undefined : contacts.by_bsuid.get(own.bsuid)
  const found = by_bsuid ?? matchByOther(contacts, own)
  if (!found) return { ids: own, profile: NO_PROFILE, identity_key_hash: null, extra: null }
  return { ...found, ids: fillIdentifiers(own, found.ids) }
}

/** True if `own` can name the person of this contact, in a change with these contacts. */
export function canBe(contacts: Contacts, contact: Contact, own: Identifiers): boolean {
  if (contradict(contact.ids, own)) return false
  const { bsuid, phone } = contact.ids
  if (phone === null || own.phone === null || phone === own.phone) return true
  // Written in another form: the same phone, unless the change names exactly these digits as another contact's.
  const named = contacts.by_phone.get(own.phone)
  return named === undefined || (bsuid !== null && named?.ids.bsuid === bsuid)
}

function matchByOther(contacts: Contacts, own: Identifiers): Contact | null {
  const candidates = [
    own.phone === null ? null : matchPhone(contacts, own.phone),
    own.parent_bsuid === null ? null : contacts.by_parent.get(own.parent_bsuid),
    contacts.lonely,
  ]
  return candidates.find((contact) => contact && canBe(contacts, contact, own)) ?? null
}

/** Exactly these digits win; another written form of the phone only where no contact has these. */
function matchPhone({ by_phone, by_phone_key }: Contacts, phone: string): Contact | null {
  const exact = by_phone.get(phone)
  return exact === undefined ? (by_phone_key.get(phoneKey(phone)) ?? null) : exact
}

function readContact(element: JsonObject): Contact {
  const profile = readObject(element, 'profile')
  return {
    ids: identify(element.user_id, element.parent_user_id, element.wa_id),
    profile: profile ? readProfile(profile) : NO_PROFILE,
    identity_key_hash: readId(element, 'identity_key_hash'),
    extra: restOf({ ...element, profile: profile && restOf(profile, PROFILE_MEMBERS) }, CONTACT_MEMBERS),
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
  const agreed = (kind: keyof Identifiers, keyOf = (value: string) => value) => {
    const values = group.map(({ ids }) => ids[kind]).filter((value) => value !== null)
    return new Set(values.map(keyOf)).size === 1 ? (values[0] ?? null) : null
  }
  return {
    ids: { bsuid: agreed('bsuid'), parent_bsuid: agreed('parent_bsuid'), phone: agreed('phone', phoneKey) },
    profile: {
      name: group.find(({ profile }) => profile.name)?.profile.name ?? null,
      username: group.find(({ profile }) => profile.username)?.profile.username ?? null,
    },
    identity_key_hash: group.find((contact) => contact.identity_key_hash)?.identity_key_hash ?? null,
    extra: group.find(({ extra }) => extra)?.extra ?? null,
  }
}

import {
  findOwners,
  type GivenIdentifiers,
  type Identifier,
  loadIdentifierRules,
  nameIdentifier,
  presentTaken,
  readIdentifiers,
} from '../../contacts/identifiers.ts'
import { keepSeen } from '../../contacts/queries.ts'
import { contactAnchor } from '../../identity/anchors.ts'
import type { IdentityScope, LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { visibleName } from '../../platform/base/visible-name.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { insertContacts, writeClaims } from '../claims/write-claims.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'

export type NewPerson = GivenIdentifiers & {
  name?: string | undefined
  attributes?: Record<string, unknown> | undefined
}

/**
 * Creates a contact manually. Throws `already_exists`, naming the contact, if an identifier belongs to a contact
 * already.
 */
export async function createContact(locked: LockedIdentity & ForCaller, person: NewPerson): Promise<string> {
  const identifiers = await readGiven(locked, person)
  if (identifiers.length === 0) {
    throw invalidField('', 'requires a phone, bsuid, email or external_id')
  }
  await refuseTaken(locked, identifiers, null)
  const id = newId()
  await insertContacts(locked, [{ id, name: visibleName(person.name), attributes: person.attributes ?? {} }])
  const anchor = contactAnchor(id)
  await writeClaims(
    locked,
    identifiers.map((identifier) => ({ anchor, identifier, source: 'operator' })),
  )
  await resolvePeople(locked, { bsuids: [], phones: [], parents: [], anchors: [anchor] })
  return id
}

/**
 * Makes a contact for each of these phones and BSUIDs, none of which is any contact's; returns them in their order. As many
 * statements for one as for hundreds.
 */
export async function createContacts(locked: LockedIdentity, identifiers: Identifier[]): Promise<string[]> {
  if (identifiers.length === 0) return []
  const made = identifiers.map((identifier) => ({ id: newId(), identifier }))
  await insertContacts(
    locked,
    made.map(({ id }) => ({ id, name: null, attributes: {} })),
  )
  const claims = made.map(({ id, identifier }) => ({
    anchor: contactAnchor(id),
    identifier,
    source: 'operator' as const,
  }))
  await writeClaims(locked, claims)
  const anchors = claims.map(({ anchor }) => anchor)
  await resolvePeople(locked, { bsuids: [], phones: [], parents: [], anchors })
  return made.map(({ id }) => id)
}

/** Reads identifiers, which stand `within` a field of the input. Throws `invalid_request` naming what cannot be read. */
export async function readGiven(
  scope: IdentityScope,
  given: GivenIdentifiers,
  within?: string,
): Promise<Identifier[]> {
  const { identifiers, errors } = readIdentifiers(given, await loadIdentifierRules(scope))
  const found = errors.map((it) => (within === undefined ? it : { ...it, field: `${within}.${it.field}` }))
  const [first] = found
  if (first) throw problem('invalid_request', first.message, { errors: found }, { about: first.field })
  return identifiers
}

/** Throws where one of the identifiers is another contact's than `contact_id`. */
export async function refuseTaken(
  locked: LockedIdentity & ForCaller,
  identifiers: Identifier[],
  contact_id: string | null,
): Promise<void> {
  const owners = await findOwners(locked, identifiers)
  const taken = identifiers.flatMap((it) => [...(owners.get(nameIdentifier(it)) ?? [])])
  const others = taken.filter((owner) => owner !== contact_id)
  if (others.length > 0) {
    const seen = await keepSeen(locked.seen, locked.account_id, others)
    throw problem('already_exists', 'Another contact has this identifier.', presentTaken(seen))
  }
}

import { sql } from 'kysely'
import { refuseTooManyAttributes } from '../../contacts/attributes.ts'
import type { GivenIdentifiers, Identifier } from '../../contacts/identifiers.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { visibleName } from '../../platform/base/visible-name.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import { anchorsForClaims, deleteClaims, editContacts, writeClaims } from '../claims/write-claims.ts'
import { anchorsOfContact } from '../conflicts/decisions.ts'
import { refuseHoldingPlaces } from '../merges/merge-contacts.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'
import { readGiven, refuseTaken } from './create-contact.ts'

export type Edit = {
  name?: string | null | undefined
  attributes?: Record<string, unknown> | undefined
  add?: GivenIdentifiers | undefined
  remove?: GivenIdentifiers | undefined
}

/**
 * Changes what members say about a contact: its name, its attributes, the identifiers that are only claimed. What Meta
 * has shown stays as it is. Returns the id that the contact has.
 */
export async function editContact(
  locked: LockedIdentity & ForCaller,
  contact_id: string,
  edit: Edit,
  decided_by: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select coalesce(merged_into, id) as id from contacts
     where account_id = ${locked.account_id} and id = ${contact_id}`.execute(locked.trx)
  const id = rows[0]?.id
  if (!id) throw problem('not_found')
  const name = edit.name === undefined ? undefined : visibleName(edit.name)
  await editContacts(locked, [{ id, name, attributes: edit.attributes ?? {} }])
  // What WhatsApp merged may be above the limit: attributes can be taken away from it all the same.
  const adds = Object.values(edit.attributes ?? {}).some((value) => value !== null)
  if (adds) await refuseTooManyAttributes(locked, id, 'attributes')
  await removeIdentifiers(locked, id, await readGiven(locked, edit.remove ?? {}, 'remove'))
  await addIdentifiers(locked, id, await readGiven(locked, edit.add ?? {}, 'add'), decided_by)
  return id
}

async function addIdentifiers(
  locked: LockedIdentity & ForCaller,
  id: string,
  identifiers: Identifier[],
  decided_by: string,
): Promise<void> {
  if (identifiers.length === 0) return
  refuseHoldingPlaces(await anchorsOfContact(locked, id))
  await refuseTaken(locked, identifiers, id)
  const fresh: Identifier[] = []
  for (const identifier of identifiers) {
    if ((await evidenceFor(locked, id, identifier)) === null) fresh.push(identifier)
  }
  const anchor = (await anchorsForClaims(locked, [id], decided_by)).get(id)
  if (!anchor || fresh.length === 0) return
  await writeClaims(
    locked,
    fresh.map((identifier) => ({ anchor, identifier, source: 'operator' })),
  )
  await resolvePeople(locked, { bsuids: [], phones: [], parents: [], anchors: [anchor] })
}

async function removeIdentifiers(
  locked: LockedIdentity,
  id: string,
  identifiers: Identifier[],
): Promise<void> {
  if (identifiers.length === 0) return
  for (const identifier of identifiers) {
    const evidence = await evidenceFor(locked, id, identifier)
    if (evidence === null) throw problem('not_found', 'This contact does not have this identifier.')
    if (evidence === 'proof') throw problem('rests_on_proof')
  }
  const anchors = await anchorsOfContact(locked, id)
  await deleteClaims(locked, anchors, identifiers)
  await refuseNameless(locked, anchors)
  await resolvePeople(locked, { bsuids: [], phones: [], parents: [], anchors })
}

/** Throws if a contact that rests on claims alone has lost the last of them. */
async function refuseNameless(locked: LockedIdentity, anchors: string[]): Promise<void> {
  if (!anchors.every((anchor) => anchor.startsWith('c:'))) return
  const { rows } = await sql`
    select 1 from claims where account_id = ${locked.account_id} and anchor = any(${anchors}::text[]) limit 1`.execute(
    locked.trx,
  )
  if (rows.length === 0) throw problem('last_identifier')
}

async function evidenceFor(
  locked: LockedIdentity,
  id: string,
  { kind, key, value, portfolio_id }: Identifier,
): Promise<'proof' | 'claim' | 'attested' | null> {
  const { rows } = await sql<{ evidence: 'proof' | 'claim' | 'attested' }>`
    select evidence from identities where account_id = ${locked.account_id} and contact_id = ${id} and kind = ${kind}
       and key in (${key}, ${value}) and (${kind} <> 'bsuid' or portfolio_id = ${portfolio_id}::uuid)
     order by evidence = 'proof' desc limit 1`.execute(locked.trx)
  return rows[0]?.evidence ?? null
}

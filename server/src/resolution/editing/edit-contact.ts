import { sql } from 'kysely'
import { refuseTooManyAttributes } from '../../contacts/attributes.ts'
import type { GivenIdentifiers, Identifier } from '../../contacts/identifiers.ts'
import { visibleName } from '../../identity/visible-name.ts'
import type { Lane } from '../../platform/account-lock/lane.ts'
import { problem } from '../../platform/base/errors.ts'
import { anchorsForClaims, editContacts, writeClaims } from '../claims/write-claims.ts'
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
 * Changes what people say about a contact: its name, its attributes, the identifiers that rest on nobody's word but
 * ours. What Meta has shown stays as it is. Returns the id that the contact has.
 */
export async function editContact(
  lane: Lane,
  contact_id: string,
  edit: Edit,
  decided_by: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select coalesce(merged_into, id) as id from contacts
     where account_id = ${lane.account_id} and id = ${contact_id}`.execute(lane.trx)
  const id = rows[0]?.id
  if (!id) throw problem('not_found')
  const name = edit.name === undefined ? undefined : visibleName(edit.name)
  await editContacts(lane, [{ id, name, attributes: edit.attributes ?? {} }])
  // What WhatsApp merged may be above the limit: attributes can be taken away from it all the same.
  const adds = Object.values(edit.attributes ?? {}).some((value) => value !== null)
  if (adds) await refuseTooManyAttributes(lane, id, 'body.attributes')
  await removeIdentifiers(lane, id, await readGiven(lane, edit.remove ?? {}, 'body.remove'))
  await addIdentifiers(lane, id, await readGiven(lane, edit.add ?? {}, 'body.add'), decided_by)
  return id
}

async function addIdentifiers(
  lane: Lane,
  id: string,
  identifiers: Identifier[],
  decided_by: string,
): Promise<void> {
  if (identifiers.length === 0) return
  refuseHoldingPlaces(await anchorsOfContact(lane, id))
  await refuseTaken(lane, identifiers, id)
  const fresh: Identifier[] = []
  for (const identifier of identifiers) {
    if ((await evidenceFor(lane, id, identifier)) === null) fresh.push(identifier)
  }
  const anchor = (await anchorsForClaims(lane, [id], decided_by)).get(id)
  if (!anchor || fresh.length === 0) return
  await writeClaims(
    lane,
    fresh.map((identifier) => ({ anchor, identifier, source: 'operator' })),
  )
  await resolvePeople(lane, { bsuids: [], phones: [], parents: [], anchors: [anchor] })
}

async function removeIdentifiers(lane: Lane, id: string, identifiers: Identifier[]): Promise<void> {
  if (identifiers.length === 0) return
  for (const identifier of identifiers) {
    const evidence = await evidenceFor(lane, id, identifier)
    if (evidence === null) throw problem('not_found', 'This contact does not have this identifier.')
    if (evidence === 'proof') throw problem('rests_on_proof')
  }
  const anchors = await anchorsOfContact(lane, id)
  for (const { kind, key, portfolio_id } of identifiers) {
    await sql`
      delete from claims where account_id = ${lane.account_id} and anchor = any(${anchors}::text[]) and kind = ${kind}
         and value_key = ${key} and portfolio_id is not distinct from ${portfolio_id}::uuid`.execute(lane.trx)
  }
  await refuseNameless(lane, anchors)
  await resolvePeople(lane, { bsuids: [], phones: [], parents: [], anchors })
}

/** A contact that was only claimed is nobody once the last claim is gone. */
async function refuseNameless(lane: Lane, anchors: string[]): Promise<void> {
  if (!anchors.every((anchor) => anchor.startsWith('c:'))) return
  const { rows } = await sql`
    select 1 from claims where account_id = ${lane.account_id} and anchor = any(${anchors}::text[]) limit 1`.execute(
    lane.trx,
  )
  if (rows.length === 0) throw problem('last_identifier')
}

async function evidenceFor(
  lane: Lane,
  id: string,
  { kind, key, value, portfolio_id }: Identifier,
): Promise<'proof' | 'claim' | 'attested' | null> {
  const { rows } = await sql<{ evidence: 'proof' | 'claim' | 'attested' }>`
    select evidence from identities where account_id = ${lane.account_id} and contact_id = ${id} and kind = ${kind}
       and key in (${key}, ${value}) and (${kind} <> 'bsuid' or portfolio_id = ${portfolio_id}::uuid)
     order by evidence = 'proof' desc limit 1`.execute(lane.trx)
  return rows[0]?.evidence ?? null
}

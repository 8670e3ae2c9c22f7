import { sql } from 'kysely'
import { addContactAnchors } from '../../contacts/anchors.ts'
import type { Identifier } from '../../contacts/identifiers.ts'
import { editFields, type NewContact, saveContacts } from '../../contacts/save-contacts.ts'
import { contactAnchor } from '../../identity/anchors.ts'
import type { AnchorKey } from '../../identity/types.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import { newId } from '../../platform/base/ids.ts'
import { accountRows } from '../../platform/db/rows-of.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { anchorsOfContact, recordDecision } from '../conflicts/decisions.ts'
import { forgetKept } from '../write/merge-records.ts'

export type NewClaim = { anchor: AnchorKey; identifier: Identifier; source: 'import' | 'operator' }

/** A claim that identifiers belong to a contact. Repeated, it stays as old as it was. */
export async function writeClaims(locked: LockedIdentity, claims: NewClaim[]): Promise<void> {
  if (claims.length === 0) return
  const rows = claims.map(({ anchor, identifier, source }) => ({
    id: newId(),
    anchor,
    source,
    kind: identifier.kind,
    portfolio_id: identifier.portfolio_id,
    value: identifier.value,
    value_key: identifier.key,
  }))
  await sql`
    insert into claims (account_id, id, anchor, kind, portfolio_id, value, value_key, source, at)
    select c.account_id, c.id, c.anchor, c.kind, c.portfolio_id, c.value, c.value_key, c.source, ${locked.now}
      from ${accountRows(locked.account_id, rows, 'c', {
        id: 'uuid',
        anchor: 'text',
        kind: 'text',
        portfolio_id: 'uuid',
        value: 'text',
        value_key: 'text',
        source: 'text',
      })}
    on conflict (account_id, anchor, kind, value, coalesce(portfolio_id::text, '')) do nothing`.execute(
    locked.trx,
  )
}

/** Deletes the claims of these identifiers on a contact's anchors. */
export async function deleteClaims(
  { trx, account_id }: LockedIdentity,
  anchors: string[],
  identifiers: Identifier[],
): Promise<void> {
  for (const { kind, key, portfolio_id } of identifiers) {
    await sql`
      delete from claims where account_id = ${account_id} and anchor = any(${anchors}::text[]) and kind = ${kind}
         and value_key = ${key} and portfolio_id is not distinct from ${portfolio_id}::uuid`.execute(trx)
  }
}

/** Contacts made by import or by hand, each with the anchor that its claims hang on. */
export async function insertContacts(locked: LockedIdentity, contacts: NewContact[]): Promise<void> {
  if (contacts.length === 0) return
  await saveContacts(locked, contacts)
  await addContactAnchors(
    locked,
    contacts.map(({ id }) => id),
  )
  await appendEvents(
    locked,
    contacts.map(({ id }) => ({
      type: 'contact.created',
      at: locked.now,
      contact_id: id,
      data: { contact_id: id },
    })),
  )
}

export type ContactEdit = {
  id: string
  /** Absent: left as it is; null: forgotten. */
  name?: string | null | undefined
  /**
   * Merged into what is there. A null is kept: it also hides the attribute of a contact that was merged into this one.
   */
  attributes: Record<string, unknown>
}

/** Saves names and attributes. */
export async function editContacts(locked: LockedIdentity, edits: ContactEdit[]): Promise<void> {
  const rows = joinEdits(edits).filter(
    ({ name, attributes }) => name !== undefined || Object.keys(attributes).length > 0,
  )
  if (rows.length === 0) return
  const values = rows.map(({ id, name, attributes }) => ({
    id,
    name,
    renames: name !== undefined,
    attributes,
  }))
  await editFields(locked, values)
  await forgetKept(locked, values)
  await appendEvents(
    locked,
    rows.map(({ id }) => ({
      type: 'contact.updated',
      at: locked.now,
      contact_id: id,
      data: { contact_id: id },
    })),
  )
}

/** One edit of each contact: a statement changes a row once, and would keep one of several edits of it. */
function joinEdits(edits: ContactEdit[]): ContactEdit[] {
  const joined = new Map<string, ContactEdit>()
  for (const { id, name, attributes } of edits) {
    const before = joined.get(id)
    joined.set(id, {
      id,
      name: name === undefined ? before?.name : name,
      attributes: { ...before?.attributes, ...attributes },
    })
  }
  return [...joined.values()]
}

/**
 * The anchor of each contact that a claim about it hangs on: one that is at home there, so that what is said now stays
 * with the survivor if a merge is undone. A contact known by phone alone gets one of its own, which is then decided to be it.
 */
export async function anchorsForClaims(
  locked: LockedIdentity,
  contact_ids: string[],
  decided_by: string,
): Promise<Map<string, AnchorKey>> {
  const { rows } = await sql<{ contact_id: string; key: AnchorKey }>`
    select distinct on (a.contact_id) a.contact_id, a.key from anchors a
     where a.account_id = ${locked.account_id} and a.contact_id = any(${contact_ids}::uuid[])
       and (a.key like 'c:%' or a.key like 'b:%')
     order by a.contact_id, a.home_contact_id = a.contact_id desc, a.key like 'c:%' desc, a.key`.execute(
    locked.trx,
  )
  const found = new Map(rows.map(({ contact_id, key }) => [contact_id, key]))
  for (const contact_id of contact_ids) {
    if (found.has(contact_id)) continue
    found.set(contact_id, await makeAnchor(locked, contact_id, decided_by))
  }
  return found
}

async function makeAnchor(
  locked: LockedIdentity,
  contact_id: string,
  decided_by: string,
): Promise<AnchorKey> {
  const key = contactAnchor(contact_id)
  const right = await anchorsOfContact(locked, contact_id)
  await addContactAnchors(locked, [contact_id])
  await recordDecision(locked, { kind: 'same', left: [key], right, decided_by })
  return key
}

import { isDeepStrictEqual } from 'node:util'
import { findExceeded, loadShownFields, type ShownFields } from '../../contacts/attributes.ts'
import {
  findOwners,
  type GivenIdentifiers,
  type Identifier,
  type IdentifierRules,
  loadIdentifierRules,
  nameIdentifier,
  readIdentifiers,
} from '../../contacts/identifiers.ts'
import type { NewContact } from '../../contacts/save-contacts.ts'
import { contactAnchor } from '../../identity/anchors.ts'
import type { LockedIdentity } from '../../platform/account-lock/identity-scope.ts'
import type { FieldError } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { visibleName } from '../../platform/base/visible-name.ts'
import {
  anchorsForClaims,
  type ContactEdit,
  editContacts,
  insertContacts,
  writeClaims,
} from '../claims/write-claims.ts'
import { resolvePeople } from '../resolve/resolve-people.ts'

export type ImportRow = GivenIdentifiers & {
  name?: string | null | undefined
  /** A name for new contacts without a name. */
  profile_name?: string | null | undefined
  more?: GivenIdentifiers[] | undefined
  attributes?: Record<string, unknown> | undefined
}

/** What became of a row, in the order of the rows: each has an outcome, and nothing is dropped silently. */
export type ImportOutcome =
  | { outcome: 'created' | 'updated' | 'unchanged'; contact_id: string }
  | { outcome: 'failed'; code: 'invalid_request'; errors: FieldError[] }
  | { outcome: 'failed'; code: 'already_exists'; contact_ids: string[] }

type Planned = {
  created: Map<string, NewContact>
  edits: ContactEdit[]
  claims: { contact_id: string; identifier: Identifier }[]
  /** Of every contact that a row may change, what it shows by now. */
  known: Map<string, ShownFields>
}

/**
 * Imports contacts. A row whose identifiers are known updates that contact and adds what is new; one whose identifiers
 * belong to several contacts links none and is reported. Rows may be unreadable: pass those as errors.
 */
export async function importContacts(
  locked: LockedIdentity,
  rows: (ImportRow | { errors: FieldError[] })[],
  decided_by: string,
): Promise<ImportOutcome[]> {
  const rules = await loadIdentifierRules(locked)
  const read = rows.map((row) => {
    if ('errors' in row) return { row: {}, identifiers: [], errors: row.errors }
    const { identifiers, errors } = readAllIdentifiers(row, rules)
    if (identifiers.length === 0 && errors.length === 0)
      errors.push({ field: 'row', message: 'has no identifier: add a phone, bsuid, email or external_id' })
    return { row, identifiers, errors }
  })
  const owners = await findOwners(
    locked,
    read.flatMap(({ identifiers }) => identifiers),
  )
  const ids = new Set([...owners.values()].flatMap((some) => [...some]))
  const known = await loadShownFields(locked, [...ids])
  const planned: Planned = { created: new Map(), edits: [], claims: [], known }
  const outcomes = read.map(({ row, identifiers, errors }): ImportOutcome => {
    if (errors.length > 0) return { outcome: 'failed', code: 'invalid_request', errors }
    return planRow(planned, owners, row, identifiers)
  })
  await insertContacts(locked, [...planned.created.values()])
  await editContacts(locked, planned.edits)
  await addClaims(locked, planned, decided_by)
  return outcomes
}

function readAllIdentifiers(row: ImportRow, rules: IdentifierRules) {
  const read = [row, ...(row.more ?? [])].map((given) => readIdentifiers(given, rules))
  return {
    identifiers: read.flatMap(({ identifiers }) => identifiers),
    errors: read.flatMap(({ errors }, index) =>
      index === 0 ? errors : errors.map((error) => ({ ...error, field: `more.${index - 1}.${error.field}` })),
    ),
  }
}

/** Later rows of one import see what the earlier ones made. */
function planRow(
  planned: Planned,
  owners: Map<string, Set<string>>,
  row: ImportRow,
  identifiers: Identifier[],
): ImportOutcome {
  const { attributes = {} } = row
  const name = visibleName(row.name)
  const known = new Set(identifiers.flatMap((it) => [...(owners.get(nameIdentifier(it)) ?? [])]))
  if (known.size > 1) return { outcome: 'failed', code: 'already_exists', contact_ids: [...known] }
  const [owner] = known
  const before = (owner && planned.known.get(owner)) || { name: null, attributes: {} }
  const after = { name: name ?? before.name, attributes: mergeAttributes(before.attributes, attributes) }
  const adds = Object.values(attributes).some((value) => value !== null)
  const exceeded = adds ? findExceeded(after.attributes) : null
  if (exceeded !== null) {
    return {
      outcome: 'failed',
      code: 'invalid_request',
      errors: [{ field: 'attributes', message: exceeded }],
    }
  }
  const fresh = identifiers.filter((it) => !owners.has(nameIdentifier(it)))
  const contact_id = owner ?? newId()
  for (const identifier of fresh) {
    owners.set(nameIdentifier(identifier), new Set([contact_id]))
    planned.claims.push({ contact_id, identifier })
  }
  if (owner === undefined) {
    const created = { name: name ?? visibleName(row.profile_name), attributes }
    planned.known.set(contact_id, created)
    planned.created.set(contact_id, { id: contact_id, ...created })
    return { outcome: 'created', contact_id }
  }
  const edits = !isDeepStrictEqual(composed(before), composed(after))
  planned.known.set(owner, after)
  if (edits) planned.edits.push({ id: owner, name: name ?? undefined, attributes })
  return { outcome: edits || fresh.length > 0 ? 'updated' : 'unchanged', contact_id }
}

/** A Mac writes é as two characters, which is no change of a name. */
function composed(fields: ShownFields): unknown {
  return JSON.parse(JSON.stringify(fields).normalize('NFC'))
}

/** As they are merged into what is there: null takes one away. */
function mergeAttributes(
  before: Record<string, unknown>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const merged = new Map([...Object.entries(before), ...Object.entries(given)])
  return Object.fromEntries([...merged].filter(([, value]) => value !== null))
}

async function addClaims(locked: LockedIdentity, planned: Planned, decided_by: string): Promise<void> {
  const known = planned.claims.map(({ contact_id }) => contact_id).filter((id) => !planned.created.has(id))
  const homes = await anchorsForClaims(locked, [...new Set(known)], decided_by)
  const claims = planned.claims.map(({ contact_id, identifier }) => ({
    anchor: homes.get(contact_id) ?? contactAnchor(contact_id),
    identifier,
    source: 'import' as const,
  }))
  await writeClaims(locked, claims)
  const anchors = [...new Set(claims.map(({ anchor }) => anchor))]
  if (anchors.length > 0) await resolvePeople(locked, { bsuids: [], phones: [], parents: [], anchors })
}

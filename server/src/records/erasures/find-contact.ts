import { sql } from 'kysely'
import { loadIdentifierRules } from '../../contacts/identifiers.ts'
import { resolveContactId } from '../../contacts/queries.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import { readGiven } from '../../resolution/editing/create-contact.ts'
import { type ErasureSubject, findSubject, unknownSubject } from './find-person.ts'

/** One way to name the contact to erase. A BSUID may be a retired one, a phone a former one. */
export type NamedSubject = {
  contact_id?: string | undefined
  phone?: string | undefined
  bsuid?: string | undefined
  portfolio_id?: string | undefined
  parent_bsuid?: string | undefined
  email?: string | undefined
  external_id?: string | undefined
}

/**
 * The contact that an identifier names, active or retired. Throws `ambiguous_identifier` if several contacts had it, so
 * that no other contact is erased. A BSUID or phone without a contact may still occur in raw webhooks. BSUIDs are compared
 * as they are searched in texts, in any letters: another contact's would be redacted, and that contact kept.
 */
export async function findNamed(scope: IdentityScope, named: NamedSubject): Promise<ErasureSubject> {
  if (named.contact_id !== undefined) {
    const id = await resolveContactId(scope.trx, scope.account_id, named.contact_id)
    if (id === null) throw problem('not_found')
    return findSubject(scope, id)
  }
  const { phone, ids } = await findContacts(scope, named)
  const [id, ...others] = ids
  if (others.length > 0) {
    throw problem('ambiguous_identifier', undefined, {
      contact_ids: ids.map((it) => presentId('contact', it)),
    })
  }
  if (id !== undefined) return findSubject(scope, id)
  const { bsuid, parent_bsuid } = named
  if (!phone && !bsuid && !parent_bsuid) throw problem('not_found')
  const found = {
    ...(phone && { phone }),
    ...(bsuid !== undefined && { bsuid }),
    ...(parent_bsuid !== undefined && { parent_bsuid }),
  }
  const { portfolios } = await loadIdentifierRules(scope)
  return unknownSubject(found, named.portfolio_id === undefined ? portfolios : [named.portfolio_id])
}

async function findContacts(
  scope: IdentityScope,
  named: NamedSubject,
): Promise<{ phone: string | null; ids: string[] }> {
  const { phone, email, external_id } = named
  const given = await readGiven(scope, { phone, email, external_id })
  const wanted = given.map(({ kind, value, key }) => ({ kind, keys: [key, value] }))
  const { bsuid, parent_bsuid } = named
  const { rows } = await sql<{ contact_id: string }>`
    select distinct i.contact_id from identities i
     where i.account_id = ${scope.account_id} and ((i.kind, i.key) in (
         select k.kind, json_array_elements_text(k.keys)
           from ${rowsOf(wanted, 'k', { kind: 'text', keys: 'json' })})
         or (i.kind = 'bsuid' and lower(i.key) = lower(${bsuid ?? null}::text))
         or (i.kind = 'parent_bsuid' and lower(i.key) = lower(${parent_bsuid ?? null}::text)))
       and (i.kind <> 'bsuid' or ${named.portfolio_id ?? null}::uuid is null or i.portfolio_id = ${named.portfolio_id ?? null}::uuid)`.execute(
    scope.trx,
  )
  return {
    phone: given.find(({ kind }) => kind === 'phone')?.value ?? null,
    ids: rows.map(({ contact_id }) => contact_id),
  }
}

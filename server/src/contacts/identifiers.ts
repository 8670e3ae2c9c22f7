import { sql } from 'kysely'
import { isBsuid } from '../identity/bsuid.ts'
import { parseTypedPhone, phoneKey } from '../identity/phone.ts'
import { plainKey } from '../identity/plain-key.ts'
import type { IdentityScope } from '../platform/account-lock/identity-scope.ts'
import type { FieldError } from '../platform/base/errors.ts'
import { presentId } from '../platform/base/ids.ts'
import { rowsOf } from '../platform/db/rows-of.ts'

/** An identifier that a source claims for a contact, parsed and ready to compare. */
export type Identifier = {
  kind: 'phone' | 'bsuid' | 'email' | 'external'
  portfolio_id: string | null
  value: string
  key: string
}

/** The same as it was given. */
export type GivenIdentifiers = {
  phone?: string | undefined
  bsuid?: string | undefined
  portfolio_id?: string | undefined
  email?: string | undefined
  external_id?: string | undefined
}

/** What is needed to read identifiers of an account: how a phone without a country is meant, where a BSUID is valid. */
export type IdentifierRules = { default_country: string | null; portfolios: string[] }

export async function loadIdentifierRules(scope: IdentityScope): Promise<IdentifierRules> {
  const { rows } = await sql<{ default_country: string | null; portfolios: string[] | null }>`
    select a.default_country, (select json_agg(id) from portfolios where account_id = a.id) as portfolios
      from accounts a where a.id = ${scope.account_id}`.execute(scope.trx)
  return { default_country: rows[0]?.default_country ?? null, portfolios: rows[0]?.portfolios ?? [] }
}

const EMAIL = /^[^\s@]+@[^\s@]+$/

/** Reads what was given; what cannot be read is answered by field, and nothing is dropped. */
export function readIdentifiers(
  given: GivenIdentifiers,
  rules: IdentifierRules,
): { identifiers: Identifier[]; errors: FieldError[] } {
  const identifiers: Identifier[] = []
  const errors: FieldError[] = []
  const plain = (kind: 'phone' | 'email' | 'external', value: string, key: string) =>
    identifiers.push({ kind, portfolio_id: null, value, key })
  if (given.phone !== undefined) {
    const digits = parseTypedPhone(given.phone, rules.default_country)
    if (digits) plain('phone', digits, phoneKey(digits))
    else
      errors.push({ field: 'phone', message: 'is not a valid phone; write it with + and the country code' })
  }
  if (given.bsuid !== undefined) {
    const portfolio_id =
      given.portfolio_id ?? (rules.portfolios.length === 1 ? rules.portfolios[0] : undefined)
    if (!isBsuid(given.bsuid)) errors.push({ field: 'bsuid', message: 'is not a BSUID' })
    else if (portfolio_id === undefined)
      errors.push({ field: 'portfolio_id', message: 'is required: a BSUID is valid in one portfolio' })
    else if (!rules.portfolios.includes(portfolio_id))
      errors.push({ field: 'portfolio_id', message: 'is not a portfolio of this account' })
    else identifiers.push({ kind: 'bsuid', portfolio_id, value: given.bsuid, key: given.bsuid })
  }
  if (given.email !== undefined) {
    const email = given.email.trim()
    if (EMAIL.test(email)) plain('email', email, plainKey('email', email))
    else errors.push({ field: 'email', message: 'is not an email address' })
  }
  if (given.external_id !== undefined)
    plain('external', given.external_id, plainKey('external', given.external_id))
  return { identifiers, errors }
}

export function nameIdentifier({ kind, portfolio_id, key }: Omit<Identifier, 'value'>): string {
  return `${kind} ${kind === 'bsuid' ? portfolio_id : ''} ${key}`
}

/**
 * The contacts of these identifiers, by `nameIdentifier`. A phone belongs to its current holder; a BSUID, also a
 * retired one, belongs to one contact permanently.
 */
export async function findOwners(
  scope: IdentityScope,
  identifiers: Identifier[],
): Promise<Map<string, Set<string>>> {
  const owners = new Map<string, Set<string>>()
  if (identifiers.length === 0) return owners
  const wanted = identifiers.flatMap(({ kind, portfolio_id, value, key }) =>
    // Two written forms that had to be kept distinct are stored under the raw form.
    (kind === 'phone' ? [key, value] : [key]).map((it) => ({ kind, portfolio_id, stored: it, key })),
  )
  const { rows } = await sql<{
    kind: Identifier['kind']
    portfolio_id: string | null
    key: string
    contact_id: string
  }>`
    select k.kind, k.portfolio_id, k.key, i.contact_id
      from ${rowsOf(wanted, 'k', { kind: 'text', portfolio_id: 'uuid', stored: 'text', key: 'text' })}
      join identities i on i.account_id = ${scope.account_id} and i.kind = k.kind and i.key = k.stored
       and (k.kind <> 'bsuid' or i.portfolio_id = k.portfolio_id) and (k.kind <> 'phone' or i.state <> 'retired')`.execute(
    scope.trx,
  )
  for (const { contact_id, ...identifier } of rows) {
    const name = nameIdentifier(identifier)
    const known = owners.get(name)
    if (known) known.add(contact_id)
    else owners.set(name, new Set([contact_id]))
  }
  return owners
}

/** The members of a 409: whose the identifiers are. */
export function presentTaken(contact_ids: Iterable<string>): { contact_id?: string; contact_ids: string[] } {
  const ids = [...new Set(contact_ids)].map((id) => presentId('contact', id))
  return { ...(ids.length === 1 && { contact_id: ids[0] }), contact_ids: ids }
}

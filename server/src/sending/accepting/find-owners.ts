import { sql } from 'kysely'
import type { Identifier } from '../../contacts/identifiers.ts'
import { keepSeen } from '../../contacts/queries.ts'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'
import { type ErrorCode, problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { rowsOf } from '../../platform/db/rows-of.ts'
import type { ForCaller } from '../../platform/db/scope.ts'
import type { Verdict } from './verdicts.ts'

/** For this long after a number moved, a caller that sends to it has to name the contact. */
const CHANGED_OWNER_MS = 90 * 86_400_000

type Claimant = {
  contact_id: string
  portfolio_id: string | null
  state: 'active' | 'retired' | 'disputed'
  first_at: Date
  last_at: Date
}

type Ownership = { owner: string | null } | { refused: ErrorCode; by: Claimant[] }

/**
 * The contacts of the identifiers that callers send to, in their order; null for a new one. A phone that is disputed,
 * or recently moved from one contact to another, is refused: the caller may mean the former holder.
 */
export async function findOwners(
  scope: IdentityScope & ForCaller,
  identifiers: Identifier[],
): Promise<Verdict<string | null>[]> {
  const claimants = await findClaimants(scope, identifiers)
  const found = identifiers.map((identifier, at) =>
    identifier.kind === 'bsuid'
      ? ownerOfBsuid(identifier, claimants[at] ?? [])
      : ownerOfPhone(claimants[at] ?? [], scope.now),
  )
  const named = found.flatMap((it) => ('refused' in it ? it.by.map(({ contact_id }) => contact_id) : []))
  const seen = new Set(await keepSeen(scope.seen, scope.account_id, [...new Set(named)]))
  return found.map((it) => {
    if ('owner' in it) return { value: it.owner }
    const ids = new Set(it.by.map(({ contact_id }) => contact_id).filter((id) => seen.has(id)))
    const contact_ids = [...ids].map((id) => presentId('contact', id))
    return { refused: problem(it.refused, undefined, { contact_ids }) }
  })
}

function ownerOfPhone(claimants: Claimant[], now: Date): Ownership {
  const disputed = claimants.filter(({ state }) => state === 'disputed')
  if (disputed.length > 0) return { refused: 'phone_disputed', by: disputed }
  const since = now.getTime() - CHANGED_OWNER_MS
  const holder = claimants.find(({ state }) => state === 'active')
  const former = claimants.filter((it) => it.state === 'retired' && it.contact_id !== holder?.contact_id)
  const changed = holder
    ? former.length > 0 && holder.first_at.getTime() >= since
    : former.some(({ last_at }) => last_at.getTime() >= since)
  if (changed) return { refused: 'phone_changed_owner', by: holder ? [holder, ...former] : former }
  return { owner: holder?.contact_id ?? null }
}

function ownerOfBsuid({ portfolio_id }: Identifier, claimants: Claimant[]): Ownership {
  const here = claimants.find((it) => it.portfolio_id === portfolio_id)
  if (here) return { owner: here.contact_id }
  return claimants.length > 0 ? { refused: 'foreign_bsuid', by: claimants } : { owner: null }
}

async function findClaimants(
  { trx, account_id }: IdentityScope,
  identifiers: Identifier[],
): Promise<Claimant[][]> {
  const found: Claimant[][] = identifiers.map(() => [])
  if (identifiers.length === 0) return found
  const wanted = identifiers.map(({ kind, key, value }, n) => ({ n, kind, key, value }))
  const { rows } = await sql<Claimant & { n: number }>`
    select k.n, i.contact_id, i.portfolio_id, i.state, i.first_at, i.last_at
      from ${rowsOf(wanted, 'k', { n: 'integer', kind: 'text', key: 'text', value: 'text' })}
      join identities i on i.account_id = ${account_id} and i.key in (k.key, k.value) and i.kind = k.kind
     order by k.n, i.state = 'active' desc, i.last_at desc`.execute(trx)
  for (const { n, ...claimant } of rows) found[n]?.push(claimant)
  return found
}

import { sql } from 'kysely'
import type { ContactRow } from './queries.ts'

/**
 * Whether a message could safely go to the contact in some inbox: an active BSUID or parent BSUID, the phone that the
 * contact shared, or the only known phone. What a specific inbox needs besides (a window, a template for phones only,
 * its portfolio) is answered by `GET /contacts/{id}/reachability`.
 */
export function isReachable(
  identities: Pick<ContactRow['identities'][number], 'kind' | 'state' | 'evidence'>[],
): boolean {
  const active = identities.filter(({ state }) => state === 'active')
  const phones = active.filter(({ kind }) => kind === 'phone')
  return (
    active.some(({ kind }) => kind === 'bsuid' || kind === 'parent_bsuid') ||
    phones.length === 1 ||
    phones.some(({ evidence }) => evidence === 'attested')
  )
}

/** The same as a condition on `contacts c`. */
export function reachable(account_id: string) {
  return sql<boolean>`coalesce((
    select bool_or(i.kind <> 'phone' or i.evidence = 'attested') or count(*) = 1 from identities i
     where i.account_id = ${account_id} and i.contact_id = c.id and i.state = 'active'
       and i.kind in ('bsuid', 'parent_bsuid', 'phone')), false)`
}

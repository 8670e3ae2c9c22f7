import { sql } from 'kysely'
import type { IdentityScope } from '../../platform/account-lock/identity-scope.ts'

// Shorter ids of other systems are numbers and words that stand everywhere.
const SHORTEST_EXTERNAL_ID = 4

/**
 * What contacts go by besides phones and BSUIDs: email addresses, ids of other systems and usernames. What another
 * contact goes by too, in whatever letters, is left out: it still belongs to that contact.
 */
export async function findWritten(
  { trx, account_id }: IdentityScope,
  contact_ids: string[],
): Promise<{ words: string[]; usernames: string[] }> {
  const { rows: words } = await sql<{ value: string }>`
    select distinct unnest(array[i.value, i.key]) as value from identities i
     where i.account_id = ${account_id} and i.contact_id = any(${contact_ids}::uuid[])
       and (i.kind = 'email' or (i.kind = 'external' and length(i.value) >= ${SHORTEST_EXTERNAL_ID}))
       and not exists (
         select from identities o where o.account_id = i.account_id and o.kind = i.kind and lower(o.key) = lower(i.key)
            and o.portfolio_id is not distinct from i.portfolio_id and o.contact_id <> all(${contact_ids}::uuid[]))`.execute(
    trx,
  )
  const { rows: usernames } = await sql<{ username: string }>`
    select u.username from usernames u join anchors a on a.account_id = u.account_id and a.id = u.anchor_id
     where u.account_id = ${account_id} and a.contact_id = any(${contact_ids}::uuid[])
       and not exists (
         select from usernames o join anchors b on b.account_id = o.account_id and b.id = o.anchor_id
          where o.account_id = u.account_id and o.username_key = u.username_key
            and b.contact_id <> all(${contact_ids}::uuid[]))`.execute(trx)
  return { words: words.map(({ value }) => value), usernames: usernames.map(({ username }) => username) }
}

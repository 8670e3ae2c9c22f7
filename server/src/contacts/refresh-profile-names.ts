import { sql } from 'kysely'
import type { LockedIdentity } from '../platform/account-lock/identity-scope.ts'

/** A contact shows what WhatsApp showed last with any of its anchors, and nothing that left with one of them. */
export async function refreshProfileNames(locked: LockedIdentity, contact_ids: string[]): Promise<void> {
  if (contact_ids.length === 0) return
  await sql`
    update contacts c set profile_name = p.profile_name, profile_at = p.profile_at, updated_at = ${locked.now}
      from (
        select distinct on (k.id) k.id, a.profile_name, a.profile_at
          from unnest(${contact_ids}::uuid[]) as k(id)
          left join anchors a on a.account_id = ${locked.account_id} and a.contact_id = k.id and a.profile_at is not null
         order by k.id, a.profile_at desc, a.profile_name collate "C" desc, a.key) as p
     where c.account_id = ${locked.account_id} and c.id = p.id and c.merged_into is null
       and c.profile_name is distinct from p.profile_name`.execute(locked.trx)
}

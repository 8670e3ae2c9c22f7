import { type RawBuilder, sql } from 'kysely'
import { placedOnContact } from '../../contacts/placed.ts'
import { placedBetween } from '../conflicts/placed-between.ts'

/** Parts of a statement that has a table `placed` (id, inbox_ids). */
export function identitiesPlaced(account_id: string): RawBuilder<unknown> {
  return sql`
    identified as (update identities t ${placedOnContact(account_id)}),
    merges_between as (update merges w ${placedBetween(account_id, 'merges', ['loser', 'survivor'])})`
}

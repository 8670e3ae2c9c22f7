import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'
import { lastSeq } from '../../platform/events/queries.ts'

export type AssignmentMethod = 'round_robin' | 'least_busy'

export type AssignmentRule = {
  inbox_id: string
  method: AssignmentMethod
  team_id: string | null
  most_open: number | null
  last_user_id: string | null
}

const COLUMNS = ['inbox_id', 'method', 'team_id', 'most_open', 'last_user_id'] as const

/** The rules of the account, one for each inbox that has one. */
export function listRules(trx: ReadTrx, account_id: string): Promise<AssignmentRule[]> {
  return trx
    .selectFrom('assignment_rules')
    .select(COLUMNS)
    .where('account_id', '=', account_id)
    .orderBy('inbox_id')
    .execute()
}

/** Sets the rule of an inbox: for what is opened from now on. */
export async function setRule(
  { trx, account_id, now }: Locked,
  { inbox_id, method, team_id, most_open }: Omit<AssignmentRule, 'last_user_id'>,
): Promise<void> {
  const seq = await lastSeq(trx, account_id)
  await sql`
    insert into assignment_positions (account_id, seq) values (${account_id}, ${seq}) on conflict (account_id) do nothing`.execute(
    trx,
  )
  const rule = { method, team_id, most_open, updated_at: now }
  await trx
    .insertInto('assignment_rules')
    .values({ account_id, inbox_id, ...rule, last_user_id: null, created_at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'inbox_id']).doUpdateSet(rule))
    .execute()
}

/** False if the inbox had none. With the last one its position in the feed goes, so that a later one starts over. */
export async function removeRule(trx: Trx, account_id: string, inbox_id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('assignment_rules')
    .where('account_id', '=', account_id)
    .where('inbox_id', '=', inbox_id)
    .executeTakeFirst()
  await sql`
    delete from assignment_positions p where p.account_id = ${account_id}
       and not exists (select from assignment_rules r where r.account_id = p.account_id)`.execute(trx)
  return numDeletedRows > 0n
}

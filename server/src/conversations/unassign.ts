import { sql } from 'kysely'
import type { Locked } from '../platform/account-lock/lock.ts'
import { appendEvents } from '../platform/events/append.ts'
import { BY_RULES } from './changed-by.ts'
import { conversationUpdated, STATE_COLUMNS, type StateRow } from './state.ts'

/** Unassigns every conversation of a member. */
export async function unassign(locked: Locked, user_id: string): Promise<void> {
  const { trx, account_id } = locked
  const freed = await trx
    .updateTable('conversations')
    .set({ assignee_id: null })
    .where('account_id', '=', account_id)
    .where('assignee_id', '=', user_id)
    .returning(STATE_COLUMNS)
    .execute()
  await tell(locked, freed)
}

/** Unassigns conversations whose member no longer has access to the inbox. */
export async function unassignUnseen(locked: Locked): Promise<void> {
  const { trx, account_id } = locked
  const freed = await trx
    .updateTable('conversations as c')
    .set({ assignee_id: null })
    .where('c.account_id', '=', account_id)
    .where('c.assignee_id', 'is not', null)
    .where(
      sql<boolean>`exists (select from memberships m
        where m.account_id = c.account_id and m.user_id = c.assignee_id and m.access = 'teams')`,
    )
    .where(
      sql<boolean>`not exists (select from team_members m join team_inboxes i on i.account_id = m.account_id and i.team_id = m.team_id
        where m.account_id = c.account_id and m.user_id = c.assignee_id and i.inbox_id = c.inbox_id)`,
    )
    .returning(STATE_COLUMNS)
    .execute()
  await tell(locked, freed)
}

/** Removes a team from every conversation that it has. */
export async function takeFromTeam(locked: Locked, team_id: string): Promise<void> {
  const { trx, account_id } = locked
  const freed = await trx
    .updateTable('conversations')
    .set({ team_id: null })
    .where('account_id', '=', account_id)
    .where('team_id', '=', team_id)
    .returning(STATE_COLUMNS)
    .execute()
  await tell(locked, freed)
}

function tell(locked: Locked, freed: StateRow[]): Promise<void> {
  return appendEvents(
    locked,
    freed.map((row) => conversationUpdated(row, row.status, { by: BY_RULES, now: locked.now })),
  )
}

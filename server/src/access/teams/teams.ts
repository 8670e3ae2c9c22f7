import { sql } from 'kysely'
import type { Locked } from '../../platform/account-lock/lock.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { newId } from '../../platform/base/ids.ts'
import { requireRoom } from '../../platform/db/limits.ts'
import type { Role } from '../../platform/db/tables/users.ts'
import type { ReadTrx, Trx } from '../../platform/db/types.ts'

export type Team = {
  id: string
  name: string
  member_ids: string[]
  inbox_ids: string[]
  created_at: Date
  updated_at: Date
}

export type TeamChange = {
  name?: string | undefined
  member_ids?: string[] | undefined
  inbox_ids?: string[] | undefined
}

/** List the teams of the account, by name. */
export async function listTeams(trx: ReadTrx, account_id: string): Promise<Team[]> {
  return selectTeams(trx, account_id, null)
}

export async function findTeam(trx: ReadTrx, account_id: string, id: string): Promise<Team | null> {
  const [team] = await selectTeams(trx, account_id, id)
  return team ?? null
}

/** Throws `already_exists` where the name is another team's. */
export async function addTeam(
  { trx, account_id, now }: Locked,
  { name, member_ids, inbox_ids }: { name: string; member_ids: string[]; inbox_ids: string[] },
): Promise<string> {
  const id = newId()
  await requireFree(trx, account_id, id, name)
  await requireRoom(trx, account_id, 'teams')
  await trx.insertInto('teams').values({ account_id, id, name, created_at: now, updated_at: now }).execute()
  await setMembers(trx, account_id, id, member_ids)
  await setInboxes(trx, account_id, id, inbox_ids)
  return id
}

/** Throws `not_found`, and `already_exists` where the new name is another's. */
export async function changeTeam(
  { trx, account_id, now }: Locked,
  id: string,
  change: TeamChange,
): Promise<void> {
  const { name, member_ids, inbox_ids } = change
  if ((await findTeam(trx, account_id, id)) === null) throw problem('not_found')
  if (name !== undefined) await requireFree(trx, account_id, id, name)
  await trx
    .updateTable('teams')
    .set({ ...(name !== undefined && { name }), updated_at: now })
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .execute()
  if (member_ids !== undefined) await setMembers(trx, account_id, id, member_ids)
  if (inbox_ids !== undefined) await setInboxes(trx, account_id, id, inbox_ids)
}

/** Throws `not_found`. What the team had is to be set free as well: see `takeFromTeam`. */
export async function removeTeam(trx: Trx, account_id: string, id: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('teams')
    .where('account_id', '=', account_id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw problem('not_found')
}

/** The roles of limited members who would see more inboxes by a change of a team, or by a new one. */
export async function rolesThatGain(
  trx: Trx,
  account_id: string,
  id: string | null,
  { member_ids, inbox_ids }: TeamChange,
): Promise<Role[]> {
  const team = id === null ? null : await findTeam(trx, account_id, id)
  const before = { members: team?.member_ids ?? [], inboxes: team?.inbox_ids ?? [] }
  const inboxes = inbox_ids ?? before.inboxes
  const members = member_ids ?? before.members
  const is_wider = inboxes.some((inbox) => !before.inboxes.includes(inbox))
  const gaining = is_wider ? members : members.filter((user) => !before.members.includes(user))
  if (inboxes.length === 0 || gaining.length === 0) return []
  const rows = await trx
    .selectFrom('memberships')
    .select('role')
    .distinct()
    .where('account_id', '=', account_id)
    .where('access', '=', 'teams')
    .where('user_id', 'in', gaining)
    .execute()
  return rows.map(({ role }) => role)
}

/** The inboxes of a user's teams. */
export async function listInboxesOf(trx: Trx, account_id: string, user_id: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('team_members as m')
    .innerJoin('team_inboxes as i', (join) =>
      join.onRef('i.account_id', '=', 'm.account_id').onRef('i.team_id', '=', 'm.team_id'),
    )
    .select('i.inbox_id')
    .distinct()
    .where('m.account_id', '=', account_id)
    .where('m.user_id', '=', user_id)
    .execute()
  return rows.map(({ inbox_id }) => inbox_id)
}

async function selectTeams(trx: ReadTrx, account_id: string, id: string | null): Promise<Team[]> {
  const chosen = id === null ? sql`true` : sql`t.id = ${id}::uuid`
  const { rows } = await sql<Team>`
    select t.id, t.name, t.created_at, t.updated_at,
      array(select m.user_id::text from team_members m
        where m.account_id = t.account_id and m.team_id = t.id order by m.user_id) as member_ids,
      array(select i.inbox_id::text from team_inboxes i
        where i.account_id = t.account_id and i.team_id = t.id order by i.inbox_id) as inbox_ids
      from teams t where t.account_id = ${account_id} and ${chosen} order by lower(t.name), t.id`.execute(trx)
  return rows
}

async function requireFree(trx: Trx, account_id: string, id: string, name: string): Promise<void> {
  const { rows } = await sql`
    select from teams where account_id = ${account_id} and lower(name) = lower(${name}) and id <> ${id}`.execute(
    trx,
  )
  if (rows.length > 0) throw problem('already_exists', `A team with the name ${name} already exists.`)
}

async function setMembers(trx: Trx, account_id: string, team_id: string, ids: string[]): Promise<void> {
  const { rows: known } = await sql`
    select from memberships where account_id = ${account_id} and user_id = any(${ids}::uuid[])`.execute(trx)
  if (known.length < ids.length) {
    throw invalidField('member_ids', 'must all be members of this account')
  }
  await trx
    .deleteFrom('team_members')
    .where('account_id', '=', account_id)
    .where('team_id', '=', team_id)
    .execute()
  if (ids.length === 0) return
  await trx
    .insertInto('team_members')
    .values(ids.map((user_id) => ({ account_id, team_id, user_id })))
    .execute()
}

async function setInboxes(trx: Trx, account_id: string, team_id: string, ids: string[]): Promise<void> {
  const { rows: known } = await sql`
    select from inboxes where account_id = ${account_id} and id = any(${ids}::uuid[])`.execute(trx)
  if (known.length < ids.length) {
    throw invalidField('inbox_ids', 'must all be inboxes of this account')
  }
  await trx
    .deleteFrom('team_inboxes')
    .where('account_id', '=', account_id)
    .where('team_id', '=', team_id)
    .execute()
  if (ids.length === 0) return
  await trx
    .insertInto('team_inboxes')
    .values(ids.map((inbox_id) => ({ account_id, team_id, inbox_id })))
    .execute()
}

import { sql } from 'kysely'
import type { Trx } from '../../platform/db/types.ts'
import type { AssignmentRule } from './rules.ts'

/** A member who can get a conversation, with their number of open conversations. */
export type Candidate = { user_id: string; open: number }

/** The members who answer, say that they are online, see the inbox and, where the rule names a team, are in it. */
export async function loadCandidates(
  trx: Trx,
  account_id: string,
  { inbox_id, team_id }: AssignmentRule,
): Promise<Candidate[]> {
  const inTeam =
    team_id === null
      ? sql`true`
      : sql`exists (select from team_members t where t.account_id = m.account_id and t.team_id = ${team_id}::uuid
          and t.user_id = m.user_id)`
  const { rows } = await sql<Candidate>`
    select m.user_id, (select count(*)::int from conversations c
        where c.account_id = m.account_id and c.assignee_id = m.user_id and c.status = 'open' and c.merged_into is null) as open
      from memberships m
     where m.account_id = ${account_id} and m.role <> 'viewer' and m.availability = 'online' and ${inTeam}
       and (m.access = 'everything' or exists (
         select from team_members t join team_inboxes i on i.account_id = t.account_id and i.team_id = t.team_id
          where t.account_id = m.account_id and t.user_id = m.user_id and i.inbox_id = ${inbox_id}::uuid))
     order by m.user_id`.execute(trx)
  return rows
}

/**
 * Round robin: the member behind the last one, by id, and then from the start again. Least busy: the member with the
 * fewest, and of several with as few, the next of that round. Null: no member is available.
 */
export function chooseMember(
  candidates: Candidate[],
  { method, most_open, last_user_id }: Pick<AssignmentRule, 'method' | 'most_open' | 'last_user_id'>,
): Candidate | null {
  const free = candidates.filter(({ open }) => most_open === null || open < most_open)
  const fewest = Math.min(...free.map(({ open }) => open))
  const wanted = method === 'round_robin' ? free : free.filter(({ open }) => open === fewest)
  const next = last_user_id === null ? undefined : wanted.find(({ user_id }) => user_id > last_user_id)
  return next ?? wanted[0] ?? null
}

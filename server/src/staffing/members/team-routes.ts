import { z } from 'zod'
import { newTeamSchema, teamChangeSchema, teamSchema } from '../../access/teams/schema.ts'
import {
  addTeam,
  changeTeam,
  findTeam,
  listTeams,
  removeTeam,
  rolesThatGain,
  type Team,
  type TeamChange,
} from '../../access/teams/teams.ts'
import { takeFromTeam, unassignUnseen } from '../../conversations/unassign.ts'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Trx } from '../../platform/db/types.ts'
import type { Deps } from '../../platform/deps.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf } from '../../platform/http/auth.ts'
import { requirePowerOver } from '../../platform/http/grants.ts'
import { answerOnce, idempotencyHeaders } from '../../platform/http/idempotency.ts'
import type { Caller, Http } from '../../platform/http/types.ts'
import { requireWhole, withCaller } from '../../platform/http/with-caller.ts'

const params = z.object({ id: z.string() })

/** Teams: who is in them, and which inboxes they work on. */
export function registerTeamRoutes(http: Http, deps: Deps): void {
  serveList(http, deps)
  serveAddition(http, deps)
  serveChange(http, deps)
  serveRemoval(http, deps)
}

function serveList(http: Http, deps: Deps): void {
  http.get(
    '/teams',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['people'],
        summary: 'List the teams of the account, by name',
        response: { 200: z.object({ data: z.array(teamSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const teams = await withCaller(deps.db, request, (trx) => listTeams(trx, account_id))
      return { data: teams.map(presentTeam) }
    },
  )
}

function serveAddition(http: Http, deps: Deps): void {
  http.post(
    '/teams',
    {
      config: { scope: 'members:write', audit: { action: 'team.added', subject: 'answer.id' } },
      schema: {
        tags: ['people'],
        summary: 'Add a team',
        headers: idempotencyHeaders,
        body: newTeamSchema,
        response: { 201: teamSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const { name } = request.body
      const { member_ids = [], inbox_ids = [] } = idsOf(request.body)
      return answerOnce(deps, request, reply, async (seen) => {
        const { trx } = requireWhole(seen)
        const locked = await lockAccount({ trx, account_id, now: new Date(deps.clock.now()) })
        await requirePower(trx, caller, null, { member_ids, inbox_ids })
        const id = await addTeam(locked, { name, member_ids, inbox_ids })
        await tell(locked, id)
        return { status: 201, body: await show(trx, account_id, id) }
      })
    },
  )
}

function serveChange(http: Http, deps: Deps): void {
  http.patch(
    '/teams/:id',
    {
      config: {
        scope: 'members:write',
        audit: { action: 'team.changed', subject: 'params.id', fields: true },
      },
      schema: {
        tags: ['people'],
        summary: 'Change the name, the members or the inboxes of a team',
        description:
          'Members who are limited to their teams can lose access to an inbox. Their conversations there become unassigned.',
        params,
        headers: idempotencyHeaders,
        body: teamChangeSchema,
        response: { 200: teamSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const id = parseId('team', request.params.id)
      const change = { ...request.body, ...idsOf(request.body) }
      return answerOnce(deps, request, reply, async (seen) => {
        const { trx } = requireWhole(seen)
        const locked = await lockAccount({ trx, account_id, now: new Date(deps.clock.now()) })
        await requirePower(trx, caller, id, change)
        await changeTeam(locked, id, change)
        await unassignUnseen(locked)
        await tell(locked, id)
        return { status: 200, body: await show(trx, account_id, id) }
      })
    },
  )
}

function serveRemoval(http: Http, deps: Deps): void {
  http.delete(
    '/teams/:id',
    {
      config: { scope: 'members:write', audit: { action: 'team.removed', subject: 'params.id' } },
      schema: {
        tags: ['people'],
        summary: 'Remove a team. Its conversations then have no team',
        description:
          'Members who are limited to their teams lose access to its inboxes, unless another team gives it.',
        params,
        response: { 204: z.null().describe('The team is removed.') },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const id = parseId('team', request.params.id)
      await changeWhole(deps, request, async ({ trx }) => {
        const locked = await lockAccount({ trx, account_id, now: new Date(deps.clock.now()) })
        await removeTeam(trx, account_id, id)
        await takeFromTeam(locked, id)
        await unassignUnseen(locked)
        await tell(locked, id)
      })
      return reply.code(204).send(null)
    },
  )
}

/** Being in a team shows its inboxes to a limited member: that is given by a caller that may do what the member may. */
async function requirePower(trx: Trx, caller: Caller, id: string | null, change: TeamChange): Promise<void> {
  const roles = await rolesThatGain(trx, caller.account_id, id, change)
  for (const role of roles) requirePowerOver(caller, role)
}

function idsOf({
  member_ids,
  inbox_ids,
}: {
  member_ids?: string[] | undefined
  inbox_ids?: string[] | undefined
}) {
  return {
    member_ids: member_ids?.map((id) => parseId('user', id)),
    inbox_ids: inbox_ids?.map((id) => parseId('inbox', id)),
  }
}

function tell(locked: Locked, team_id: string): Promise<void> {
  return appendEvents(locked, [{ type: 'team.updated', at: locked.now, data: { team_id } }])
}

async function show(trx: Trx, account_id: string, id: string) {
  const team = await findTeam(trx, account_id, id)
  if (team === null) throw problem('not_found')
  return presentTeam(team)
}

function presentTeam(team: Team) {
  return {
    id: presentId('team', team.id),
    name: team.name,
    member_ids: team.member_ids.map((id) => presentId('user', id)),
    inbox_ids: team.inbox_ids.map((id) => presentId('inbox', id)),
    created_at: team.created_at.toISOString(),
    updated_at: team.updated_at.toISOString(),
  }
}

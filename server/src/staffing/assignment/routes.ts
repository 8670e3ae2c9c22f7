import { z } from 'zod'
import { findTeam } from '../../access/teams/teams.ts'
import { setAvailability } from '../../access/users/memberships.ts'
import { availabilitySchema } from '../../access/users/schema.ts'
import { findInbox } from '../../channels/inboxes/queries.ts'
import { lockAccount } from '../../platform/account-lock/lock.ts'
import { invalidField, problem } from '../../platform/base/errors.ts'
import { idPattern, presentId } from '../../platform/base/ids.ts'
import { parseId, parseOptionalId } from '../../platform/base/parse-id.ts'
import type { ReadTrx } from '../../platform/db/types.ts'
import { asAccount } from '../../platform/db/with-viewer.ts'
import type { Deps } from '../../platform/deps.ts'
import { changeRecorded } from '../../platform/http/audit.ts'
import { callerOf, ownUserId } from '../../platform/http/auth.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'
import { type AssignmentRule, listRules, removeRule, setRule } from './rules.ts'

const params = z.object({ id: z.string() })
const teamId = z.string().regex(idPattern('team'))

const ruleBody = z.strictObject({
  method: z
    .enum(['round_robin', 'least_busy'])
    .describe('`round_robin`: members in turn. `least_busy`: the member with the fewest open conversations.'),
  team_id: teamId
    .nullable()
    .default(null)
    .describe('Assigns to members of this team. Null: to all members who can reply.'),
  most_open: z
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .describe('The maximum number of open conversations per member. Null: no limit.'),
})

const ruleSchema = z
  .object({ inbox_id: z.string().regex(idPattern('inbox')), ...ruleBody.shape })
  .describe('The rule that assigns unassigned conversations of an inbox when they are opened.')

/** Rules that assign conversations, and the user's own availability. */
export function registerAssignmentRoutes(http: Http, deps: Deps): void {
  serveRules(http, deps)
  serveChanges(http, deps)
  serveAvailability(http, deps)
}

function serveRules(http: Http, deps: Deps): void {
  http.get(
    '/assignment_rules',
    {
      config: { scope: 'conversations:read' },
      schema: {
        tags: ['conversations'],
        summary: 'List assignment rules',
        response: { 200: z.object({ data: z.array(ruleSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const rules = await withCaller(deps.db, request, (trx) => listRules(trx, account_id))
      return { data: rules.map(presentRule) }
    },
  )
}

function serveChanges(http: Http, deps: Deps): void {
  http.put(
    '/inboxes/:id/assignment_rule',
    {
      config: {
        scope: 'inboxes:write',
        audit: {
          action: 'inbox.assignment_changed',
          subject: 'params.id',
          details: { method: 'body.method', team_id: 'body.team_id', most_open: 'body.most_open' },
        },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Set the assignment rule of an inbox',
        description:
          'The rule applies from now on, when a contact writes or a conversation is reopened, and the conversation is unassigned. Without an available member, the conversation waits. The feed reports `conversation.updated`.',
        params,
        body: ruleBody,
        response: { 200: ruleSchema },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('inbox', request.params.id)
      const { method, most_open } = request.body
      const team_id = parseOptionalId('team', request.body.team_id)
      return changeRecorded(deps, request, async (seen) => {
        const locked = await lockAccount(seen)
        const { trx } = locked
        const inbox_id = await requireInbox(trx, account_id, asked_for)
        if (team_id !== null && (await findTeam(trx, account_id, team_id)) === null)
          throw invalidField('team_id', 'must be a team of this account')
        const rule = { inbox_id, method, team_id, most_open }
        await asAccount(locked, (locked) => setRule(locked, rule))
        return presentRule({ ...rule, last_user_id: null })
      })
    },
  )

  http.delete(
    '/inboxes/:id/assignment_rule',
    {
      config: {
        scope: 'inboxes:write',
        audit: { action: 'inbox.assignment_ended', subject: 'params.id' },
      },
      schema: {
        tags: ['conversations'],
        summary: 'Remove the assignment rule of an inbox',
        params,
        response: { 204: z.null().describe('Assigned conversations stay assigned.') },
      },
    },
    async (request, reply) => {
      const { account_id } = callerOf(request)
      const asked_for = parseId('inbox', request.params.id)
      await changeRecorded(deps, request, async (seen) => {
        await lockAccount(seen)
        const inbox_id = await requireInbox(seen.trx, account_id, asked_for)
        const removed = await asAccount(seen, ({ trx }) => removeRule(trx, account_id, inbox_id))
        if (!removed) throw problem('not_found')
      })
      return reply.code(204).send(null)
    },
  )
}

function serveAvailability(http: Http, deps: Deps): void {
  http.put(
    '/availability',
    {
      config: {
        scope: 'conversations:write',
        audit: { none: 'availability is the member’s own setting and changes often' },
      },
      schema: {
        tags: ['people'],
        summary: 'Set the user’s own availability',
        description:
          'Assignment rules only assign to members who are `online`. Assigned conversations stay assigned.',
        body: z.strictObject({ availability: availabilitySchema }),
        response: { 200: z.object({ availability: availabilitySchema }) },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const user_id = ownUserId(caller, 'authorization', 'headers')
      const { availability } = request.body
      await withCaller(deps.db, request, (trx) =>
        asAccount({ trx }, ({ trx }) => setAvailability(trx, account_id, user_id, availability)),
      )
      return { availability }
    },
  )
}

async function requireInbox(trx: ReadTrx, account_id: string, id: string): Promise<string> {
  const inbox = await findInbox(trx, account_id, id)
  if (inbox === null) throw problem('not_found')
  return inbox.id
}

function presentRule(rule: AssignmentRule): z.output<typeof ruleSchema> {
  const { inbox_id, method, team_id, most_open } = rule
  return {
    inbox_id: presentId('inbox', inbox_id),
    method,
    team_id: team_id && presentId('team', team_id),
    most_open,
  }
}

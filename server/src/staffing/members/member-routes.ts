import { z } from 'zod'
import {
  changeMember,
  findMember,
  listMembers,
  listOwnAccounts,
  type Member,
} from '../../access/users/memberships.ts'
import { memberChangeSchema, memberSchema, meSchema } from '../../access/users/schema.ts'
import { unassign, unassignUnseen } from '../../conversations/unassign.ts'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Role } from '../../platform/db/tables/users.ts'
import type { Deps } from '../../platform/deps.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf, personOf } from '../../platform/http/auth.ts'
import { requirePowerOver } from '../../platform/http/grants.ts'
import type { Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'

const params = z.object({ id: z.string() })

export function registerMemberRoutes(http: Http, deps: Deps): void {
  serveMe(http, deps)
  serveMembers(http, deps)
  serveChanging(http, deps)
  serveRemoving(http, deps)
}

function serveMe(http: Http, deps: Deps): void {
  http.get(
    '/me',
    {
      config: { scope: 'session' },
      schema: {
        tags: ['people'],
        summary: 'Show the signed-in user and the user’s accounts',
        response: { 200: meSchema },
      },
    },
    async (request) => {
      const { id, name, email } = personOf(request)
      const accounts = await listOwnAccounts(deps.db, id)
      return {
        user: { id: presentId('user', id), name, email },
        accounts: accounts.map((account) => ({ ...account, id: presentId('account', account.id) })),
      }
    },
  )
}

function serveMembers(http: Http, deps: Deps): void {
  http.get(
    '/members',
    {
      config: { scope: 'members:read' },
      schema: {
        tags: ['people'],
        summary: 'List the members of the account',
        response: { 200: z.object({ data: z.array(memberSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const members = await withCaller(deps.db, request, (trx) => listMembers(trx, account_id))
      return { data: members.map(presentMember) }
    },
  )
}

function serveChanging(http: Http, deps: Deps): void {
  http.patch(
    '/members/:id',
    {
      config: {
        scope: 'members:write',
        audit: { action: 'member.changed', subject: 'params.id', details: { role: 'body.role' } },
      },
      schema: {
        tags: ['people'],
        summary: 'Change the role or the access of a member',
        description: 'The member’s conversations in inboxes without access become unassigned.',
        params,
        body: memberChangeSchema,
        response: { 200: memberSchema },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const user_id = parseId('user', request.params.id)
      const power = (role: Role) => requirePowerOver(caller, role)
      return changeWhole(deps, request, async ({ trx }) => {
        const locked = await lockAccount({ trx, account_id, now: new Date(deps.clock.now()) })
        await changeMember(trx, account_id, user_id, request.body, power)
        await unassignUnseen(locked)
        await tell(locked, user_id)
        const member = await findMember(trx, account_id, user_id)
        if (member === null) throw problem('not_found')
        return presentMember(member)
      })
    },
  )
}

function serveRemoving(http: Http, deps: Deps): void {
  http.delete(
    '/members/:id',
    {
      config: { scope: 'members:write', audit: { action: 'member.removed', subject: 'params.id' } },
      schema: {
        tags: ['people'],
        summary:
          'Remove a member. The member’s next request is refused, and the member’s conversations become unassigned',
        params,
        response: { 204: z.null().describe('The member is removed.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const user_id = parseId('user', request.params.id)
      const power = (role: Role) => requirePowerOver(caller, role)
      await changeWhole(deps, request, async ({ trx }) => {
        const locked = await lockAccount({ trx, account_id, now: new Date(deps.clock.now()) })
        await changeMember(trx, account_id, user_id, null, power)
        await unassign(locked, user_id)
        await tell(locked, user_id)
      })
      return reply.code(204).send(null)
    },
  )
}

function tell(locked: Locked, user_id: string): Promise<void> {
  return appendEvents(locked, [{ type: 'member.updated', at: locked.now, data: { user_id } }])
}

function presentMember(member: Member) {
  return { ...member, id: presentId('user', member.id), created_at: member.created_at.toISOString() }
}

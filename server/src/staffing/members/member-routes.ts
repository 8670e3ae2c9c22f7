import { z } from 'zod'
import {
  type Invitation,
  invite,
  listInvitations,
  withdrawInvitation,
} from '../../access/users/invitations.ts'
import type { SendLink } from '../../access/users/mail.ts'
import {
  accessOf,
  changeMember,
  findMember,
  listMembers,
  listOwnAccounts,
  type Member,
} from '../../access/users/memberships.ts'
import {
  accessSchema,
  emailSchema,
  invitationSchema,
  memberChangeSchema,
  memberSchema,
  meSchema,
  newInvitationSchema,
  roleSchema,
} from '../../access/users/schema.ts'
import { unassign, unassignUnseen } from '../../conversations/unassign.ts'
import { type Locked, lockAccount } from '../../platform/account-lock/lock.ts'
import { baseUrl, type Config } from '../../platform/base/config.ts'
import { problem } from '../../platform/base/errors.ts'
import { presentId } from '../../platform/base/ids.ts'
import { parseId } from '../../platform/base/parse-id.ts'
import type { Role } from '../../platform/db/tables/users.ts'
import type { Deps } from '../../platform/deps.ts'
import { appendEvents } from '../../platform/events/append.ts'
import { changeWhole } from '../../platform/http/audit.ts'
import { callerOf, personOf } from '../../platform/http/auth.ts'
import { callerName } from '../../platform/http/change-routes.ts'
import { requirePowerOver } from '../../platform/http/grants.ts'
import type { Caller, Http } from '../../platform/http/types.ts'
import { withCaller } from '../../platform/http/with-caller.ts'

const params = z.object({ id: z.string() })

export function registerMemberRoutes(http: Http, deps: Deps, sendLink: SendLink): void {
  serveMe(http, deps)
  serveMembers(http, deps)
  serveInvitations(http, deps, sendLink)
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

function serveInvitations(http: Http, deps: Deps, sendLink: SendLink): void {
  http.get(
    '/invitations',
    {
      config: { scope: 'members:write' },
      schema: {
        tags: ['people'],
        summary: 'List open invitations',
        response: { 200: z.object({ data: z.array(invitationSchema) }) },
      },
    },
    async (request) => {
      const { account_id } = callerOf(request)
      const found = await withCaller(deps.db, request, (trx) => listInvitations(trx, account_id))
      return { data: found.map(presentInvitation) }
    },
  )

  http.post(
    '/invitations',
    {
      config: {
        scope: 'members:write',
        audit: { action: 'invitation.made', subject: 'answer.id', details: { role: 'body.role' } },
      },
      schema: {
        tags: ['people'],
        summary: 'Invite a user by email. It replaces an earlier invitation to the address',
        body: z.strictObject({ email: emailSchema, role: roleSchema, access: accessSchema.optional() }),
        response: { 201: newInvitationSchema },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { account_id } = caller
      const { email, role } = request.body
      requirePowerOver(caller, role)
      const access = accessOf(role, request.body.access)
      const given = { email, role, access, invited_by: callerName(caller), now: new Date(deps.clock.now()) }
      const { token, ...invitation } = await changeWhole(deps, request, async ({ trx }) => {
        const made = await invite(trx, account_id, given, (of) => requirePowerOver(caller, of))
        return { ...presentInvitation(made.invitation), token: made.token }
      })
      const link = `${linkBase(deps.config, caller, request.headers.origin)}/invitation?token=${token}`
      const about = 'You are invited to Selfsame. The link can be used once and expires in seven days'
      const mailed = await sendLink({
        ...{ to: email, subject: 'An invitation to Selfsame', about, link },
        hint: 'The inviting member sees the link and can send the invitation again.',
      })
      return reply.code(201).send({ ...invitation, link, mailed })
    },
  )

  http.delete(
    '/invitations/:id',
    {
      config: { scope: 'members:write', audit: { action: 'invitation.withdrawn', subject: 'params.id' } },
      schema: {
        tags: ['people'],
        summary: 'Revoke an invitation. Its link becomes invalid',
        params,
        response: { 204: z.null().describe('The link is invalid.') },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const id = parseId('invitation', request.params.id)
      await changeWhole(deps, request, ({ trx }) =>
        withdrawInvitation(trx, caller.account_id, id, (role) => requirePowerOver(caller, role)),
      )
      return reply.code(204).send(null)
    },
  )
}

function tell(locked: Locked, user_id: string): Promise<void> {
  return appendEvents(locked, [{ type: 'member.updated', at: locked.now, data: { user_id } }])
}

// A person's origin has been found to be ours, and is how their browser reaches us.
function linkBase(config: Config, caller: Caller, origin: string | undefined): string {
  const asked_at = caller.kind === 'user' ? origin : undefined
  return config.public_url ?? asked_at ?? baseUrl(config)
}

function presentMember(member: Member) {
  return { ...member, id: presentId('user', member.id), created_at: member.created_at.toISOString() }
}

function presentInvitation(invitation: Invitation) {
  return {
    ...invitation,
    id: presentId('invitation', invitation.id),
    created_at: invitation.created_at.toISOString(),
    expires_at: invitation.expires_at.toISOString(),
  }
}
